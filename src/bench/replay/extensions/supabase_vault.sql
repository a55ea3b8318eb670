SELECT 'nothing of it is used';
