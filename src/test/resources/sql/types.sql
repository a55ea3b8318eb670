CREATE TYPE app.mood AS ENUM ('sad', 'it''s ok', E'\ttab');
--= create-enum «*» type=app.mood values=('sad', 'it's ok', ' tab')

CREATE TYPE none AS ENUM ();
--= create-enum «*» type="none"

CREATE TYPE pair AS (a int, b text COLLATE "C");
--= create-type «*» type=pair attributes=(a integer, b text)

CREATE TYPE r AS RANGE (subtype = float8);
--= create-type «*» type=r

CREATE TYPE base (INPUT = i, OUTPUT = o);
--= create-type «*» type=base

CREATE TYPE shell;
--= create-type «*» type=shell

CREATE DOMAIN positive AS int CONSTRAINT c CHECK (VALUE > 0) NOT NULL DEFAULT 5 + 1;
--= create-domain «*» type=positive base-type=integer constrained not-null default-value=‹5 + 1›

CREATE DOMAIN plain text COLLATE "C" NULL;
--= create-domain «*» type=plain base-type=text

ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy' BEFORE 'sad';
--= add-enum-value «*» type=mood value='happy' if-not-exists

ALTER TYPE mood RENAME VALUE 'a' TO 'b';
--= rename-enum-value «*» type=mood value='a' new-value='b'

ALTER TYPE mood RENAME TO feeling;
--= rename-type «*» type=mood new-name=feeling

ALTER TYPE mood SET SCHEMA app;
--= set-type-schema «*» type=mood new-schema=app

ALTER TYPE mood OWNER TO me;
--= alter-type «*» type=mood

ALTER TYPE pair ADD ATTRIBUTE c int CASCADE, DROP ATTRIBUTE IF EXISTS a, ALTER ATTRIBUTE b SET DATA TYPE varchar(5) RESTRICT;
--= alter-attribute «ADD ATTRIBUTE c int CASCADE» type=pair action=add attribute=c attribute-type=integer cascade
--= alter-attribute «DROP ATTRIBUTE IF EXISTS a» type=pair action=drop attribute=a
--= alter-attribute «ALTER ATTRIBUTE b SET DATA TYPE varchar(5) RESTRICT» type=pair action=set-type attribute=b attribute-type=character varying(5)

ALTER TYPE pair RENAME ATTRIBUTE a TO b;
--= alter-attribute «RENAME ATTRIBUTE a TO b» type=pair action=rename attribute=a new-name=b

ALTER TYPE base SET (SEND = s);
--= alter-type «*» type=base

ALTER DOMAIN d ADD CONSTRAINT c CHECK (VALUE > 0) NOT VALID;
--= alter-domain «*» type=d action=add-constraint not-valid

ALTER DOMAIN d ADD CHECK (VALUE > 0);
--= alter-domain «*» type=d action=add-constraint

ALTER DOMAIN d VALIDATE CONSTRAINT c;
--= alter-domain «*» type=d action=validate-constraint

ALTER DOMAIN d SET NOT NULL;
--= alter-domain «*» type=d action=set-not-null

ALTER DOMAIN d DROP NOT NULL;
--= alter-domain «*» type=d action=other

ALTER DOMAIN d SET DEFAULT 1;
--= alter-domain «*» type=d action=other

ALTER DOMAIN d DROP DEFAULT;
--= alter-domain «*» type=d action=other

ALTER DOMAIN d RENAME TO e;
--= rename-type «*» type=d new-name=e

ALTER DOMAIN d SET SCHEMA app;
--= set-type-schema «*» type=d new-schema=app

ALTER DOMAIN d RENAME CONSTRAINT a TO b;
--= alter-domain «*» type=d action=other

ALTER DOMAIN d DROP CONSTRAINT IF EXISTS c CASCADE;
--= alter-domain «*» type=d action=other

ALTER DOMAIN d OWNER TO me;
--= alter-domain «*» type=d action=other
