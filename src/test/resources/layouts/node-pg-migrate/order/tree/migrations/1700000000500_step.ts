export const up = (pgm) => {}
