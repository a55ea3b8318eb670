CREATE TEXT SEARCH PARSER p (START = a, GETTOKEN = b, END = c);
--= create-object «*» object=text-search-parser name=p

CREATE TEXT SEARCH CONFIGURATION app.c (COPY = pg_catalog.english);
--= create-object «*» object=text-search-configuration name=app.c

ALTER TEXT SEARCH DICTIONARY d (StopWords = english, Accept);
--= alter-object «*» object=text-search-dictionary name=d

ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, word WITH unaccent, app.simple;
--= alter-object «*» object=text-search-configuration name=c

ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word REPLACE a WITH b;
--= alter-object «*» object=text-search-configuration name=c

ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING REPLACE a WITH b;
--= alter-object «*» object=text-search-configuration name=c

ALTER TEXT SEARCH CONFIGURATION c DROP MAPPING IF EXISTS FOR word;
--= alter-object «*» object=text-search-configuration name=c

ALTER TEXT SEARCH TEMPLATE t RENAME TO u;
--= rename-object «*» object=text-search-template name=t new-name=u

CREATE COLLATION IF NOT EXISTS app.german (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
--= create-object «*» object=collation name=app.german if-not-exists

CREATE COLLATION c FROM "C";
--= create-object «*» object=collation name=c

ALTER COLLATION c REFRESH VERSION;
--= alter-object «*» object=collation name=c

CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM f;
--= create-object «*» object=conversion name=c

CREATE STATISTICS s (ndistinct, mcv) ON a, (b + 1), lower(c) FROM app.t;
--= create-object «*» object=statistics name=s on=app.t

CREATE STATISTICS ON (a || b) FROM t;
--= create-object «*» object=statistics on=t

ALTER STATISTICS IF EXISTS s SET STATISTICS DEFAULT;
--= alter-object «*» object=statistics name=s
