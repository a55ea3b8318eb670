-- Conditions that migrations write, each asked for a name that is there and for one that is not:
-- {there|missing}. HIT stands for what the condition guards. "open" means that our catalog may leave
-- the answer open; where it does not, the server must agree.

-- base
CREATE SCHEMA app;
CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN email AS text CHECK (VALUE <> '');
CREATE TABLE account (id bigint, nick text NOT NULL, email character varying(100), at timestamptz, tags text[], PRIMARY KEY (id), CONSTRAINT nick_set CHECK (nick <> ''));
CREATE TABLE invoice (id bigserial PRIMARY KEY, account_id bigint, CONSTRAINT invoice_account FOREIGN KEY (account_id) REFERENCES account);
CREATE TABLE app.item (id int, price numeric(10, 2));
CREATE TABLE part (id int) PARTITION BY RANGE (id);
CREATE INDEX account_nick ON account (nick);
CREATE UNIQUE INDEX ON app.item (price);
CREATE VIEW nicks AS SELECT nick FROM account;
CREATE MATERIALIZED VIEW emails AS SELECT email FROM account;
CREATE SEQUENCE tickets;
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER account_change BEFORE UPDATE ON account FOR EACH ROW EXECUTE FUNCTION nothing();
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON account USING (true);
CREATE TABLE gone (id int); DROP TABLE gone;
CREATE TABLE was (id int); ALTER TABLE was RENAME TO is_now;

-- 1
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{account|ghost}') THEN HIT END IF;

-- 2
IF NOT EXISTS (SELECT FROM pg_class WHERE relname = '{account|ghost}' AND relkind = 'r') THEN HIT END IF;

-- 3
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{account_pkey|account_key}') THEN HIT END IF;

-- 4
IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = '{account_nick|account_mail}' AND n.nspname = 'public') THEN HIT END IF;

-- 5
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'account_nick' AND relkind = '{i|r}') THEN HIT END IF;

-- 6
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{tickets|coupons}' AND relkind IN ('S')) THEN HIT END IF;

-- 7
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'part' AND relkind = '{p|r}') THEN HIT END IF;

-- 8
IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = '{account_nick|account_mail}') THEN HIT END IF;

-- 9
IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE schemaname = 'app' AND tablename = 'item' AND indexname = '{item_price_idx|item_idx}') THEN HIT END IF;

-- 10 open
IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{invoice_account|invoice_payer}') THEN HIT END IF;

-- 11
IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{nick_set|nick_is}' AND conrelid = 'account'::regclass) THEN HIT END IF;

-- 12
IF NOT EXISTS (SELECT 1 FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE t.relname = '{account|gone}' AND c.contype = 'p') THEN HIT END IF;

-- 13
IF EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'public.account'::regclass AND attname = '{nick|handle}' AND NOT attisdropped) THEN HIT END IF;

-- 14
IF EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_class c ON a.attrelid = c.oid WHERE c.relname = 'account' AND a.attname = '{nick|handle}' AND a.attnum > 0 AND a.attisdropped = false) THEN HIT END IF;

-- 15
IF EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'account'::regclass AND attname = '{nick|email}' AND attnotnull) THEN HIT END IF;

-- 16
IF NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = '{account|gone}') THEN HIT END IF;

-- 17
IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = '{is_now|was}' AND table_type = 'BASE TABLE') THEN HIT END IF;

-- 18
IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_catalog = current_database() AND table_schema = current_schema() AND table_name = '{nicks|item}') THEN HIT END IF;

-- 19
IF NOT EXISTS (SELECT column_name FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{email|mail}') THEN HIT END IF;

-- 20
IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'app' AND table_name = 'item' AND column_name = 'price' AND data_type = '{numeric|integer}') THEN HIT END IF;

-- 21
IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{email|nick}' AND is_nullable = 'YES') THEN HIT END IF;

-- 22
IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{at|when}') IS NOT NULL THEN HIT END IF;

-- 23
IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_name = 'invoice' AND constraint_name = '{invoice_account|invoice_payer}' AND constraint_type = 'FOREIGN KEY') THEN HIT END IF;

-- 24
IF NOT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE constraint_type = 'PRIMARY KEY' AND table_name = '{account|is_now}') THEN HIT END IF;

-- 25
IF EXISTS (SELECT 1 FROM information_schema.views WHERE table_name = '{nicks|account}') THEN HIT END IF;

-- 26
IF EXISTS (SELECT 1 FROM pg_matviews WHERE matviewname = '{emails|nicks}') THEN HIT END IF;

-- 27
IF EXISTS (SELECT FROM pg_tables WHERE schemaname = 'app' AND tablename = '{item|account}') THEN HIT END IF;

-- 28
IF EXISTS (SELECT 1 FROM information_schema.sequences WHERE sequence_name = '{invoice_id_seq|account_id_seq}') THEN HIT END IF;

-- 29
IF to_regclass('{public.account|public.ghost}') IS NOT NULL THEN HIT END IF;

-- 30
IF to_regclass('{account_nick|account_mail}') IS NULL THEN HIT END IF;

-- 31
IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = '{mood|feeling}') THEN HIT END IF;

-- 32
IF NOT EXISTS (SELECT 1 FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typname = '{pair|triple}' AND n.nspname = 'public') THEN HIT END IF;

-- 33
IF NOT EXISTS (SELECT 1 FROM pg_enum e JOIN pg_type t ON e.enumtypid = t.oid WHERE t.typname = 'mood' AND e.enumlabel = '{glad|calm}') THEN HIT END IF;

-- 34
IF NOT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = '{glad|calm}' AND enumtypid = 'mood'::regtype) THEN HIT END IF;

-- 35
IF NOT EXISTS (SELECT schema_name FROM information_schema.schemata WHERE schema_name = '{app|shop}') THEN HIT END IF;

-- 36
IF EXISTS (SELECT FROM pg_namespace WHERE nspname = '{app|shop}') THEN HIT END IF;

-- 37 open
IF EXISTS (SELECT 1 FROM pg_proc WHERE proname = '{nothing|everything}') THEN HIT END IF;

-- 38
IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = '{account_change|account_insert}' AND tgrelid = 'account'::regclass) THEN HIT END IF;

-- 39
IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE schemaname = 'public' AND tablename = 'account' AND policyname = '{own|all}') THEN HIT END IF;

-- 40
IF (SELECT count(*) FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{nick|handle}') = 0 THEN HIT END IF;

-- 41
SELECT count(*) INTO n FROM pg_class WHERE relname = '{account|ghost}'; IF n > 0 THEN HIT END IF;

-- 42
PERFORM 1 FROM pg_class WHERE relname = '{account|ghost}'; IF NOT FOUND THEN HIT END IF;

-- 43
PERFORM 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{nick|handle}'; IF FOUND THEN HIT END IF;

-- 44
SELECT EXISTS (SELECT 1 FROM pg_tables WHERE tablename = '{account|ghost}') INTO b; IF NOT b THEN HIT END IF;

-- 45
b := EXISTS (SELECT 1 FROM pg_indexes WHERE indexname = '{account_nick|account_mail}'); IF b THEN HIT END IF;

-- 46
SELECT conname INTO v FROM pg_constraint WHERE conname = '{nick_set|nick_is}' AND conrelid = 'account'::regclass; IF v IS NULL THEN HIT END IF;

-- 47
IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relname = '{account|ghost}') THEN RETURN; END IF; HIT

-- 48
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'account') AND NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = '{handle|nick}') THEN HIT END IF;

-- 49
IF '{account|ghost}' IN (SELECT table_name FROM information_schema.tables) THEN HIT END IF;

-- 50
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'ghost') THEN NULL; ELSIF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{account|ghost}') THEN HIT END IF;

-- 51
IF (SELECT to_regclass('{app.item|public.item}')) IS NOT NULL THEN HIT END IF;

-- 52
IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'account' AND column_name = 'tags' AND data_type = '{ARRAY|text}') THEN HIT END IF;

-- 53 open
IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = '{pg_class|ghosts}') THEN HIT END IF;

-- 54 open
IF EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = '{columns|ghosts}') THEN HIT END IF;

-- 55 open
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{account|ghost}' AND reltuples < 10) THEN HIT END IF;

-- 56 open
IF EXISTS (SELECT count(*) FROM pg_class WHERE relname = '{account|ghost}') THEN HIT END IF;

-- 57
BEGIN CREATE TABLE {account|ghost} (id int); EXCEPTION WHEN duplicate_table THEN HIT END;

-- 58
BEGIN ALTER TABLE account ADD COLUMN {nick|handle} text; EXCEPTION WHEN duplicate_column THEN HIT END;

-- 59
BEGIN HIT RAISE EXCEPTION 'no'; EXCEPTION WHEN OTHERS THEN NULL; END;

-- 60 open
BEGIN HIT PERFORM 1 / length('{|x}'); EXCEPTION WHEN OTHERS THEN NULL; END;

-- 61 open
FOR v IN SELECT nick FROM account WHERE nick = '{a|b}' LOOP HIT END LOOP;

-- 62 open
SELECT true INTO b FROM pg_class WHERE relname = '{account|ghost}'; IF NOT b THEN HIT END IF;

-- 63
IF EXISTS (SELECT 1 FROM pg_class WHERE relname = '{gone|ghost}' AND relnamespace = 'public'::regnamespace) THEN HIT END IF;

-- 64
IF NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = '{account|ghost}' AND pg_table_is_visible(c.oid)) THEN HIT END IF;
