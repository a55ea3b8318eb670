import { migrate } from "drizzle-orm/neon-http/migrator";
