DO $$ BEGIN ALTER TABLE t ADD COLUMN a int; END $$;
--= do-block «*» language='plpgsql'
--=   add-column «ADD COLUMN a int» table=t column=a type=integer generated=no written=add-column

DO 'BEGIN EXECUTE ''ALTER TABLE t ADD COLUMN a text DEFAULT ''''x''''''; END';
--= do-block «*» language='plpgsql'
--=   add-column «ADD COLUMN a text DEFAULT ''''x''''» table=t column=a type=text default-value=‹'x'› generated=no written=add-column

DO $$ DECLARE r record; BEGIN FOR r IN SELECT tablename FROM pg_tables LOOP EXECUTE format('ALTER TABLE %I ADD COLUMN %2$I int, ALTER c SET DEFAULT %L', r.tablename, 'a b', 'it''s'); END LOOP; END $$;
--= do-block «*» language='plpgsql'
--=   query «*» reads=(pg_tables)
--=   add-column «ADD COLUMN %2$I int» table=%{r.tablename} column="a b" type=integer generated=no written=add-column in a loop
--=   set-default «ALTER c SET DEFAULT %L» table=%{r.tablename} column=c default-value=‹'it''s'› in a loop

DO $$ BEGIN EXECUTE 'DROP TABLE ' || quote_ident(name) || ' CASCADE'; PERFORM f(a) FROM t; SELECT b INTO STRICT x, y.z FROM u; v[1] := 2; END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=%{quote_ident(name)} cascade
--=   query «*» reads=(t) calls=(f)
--=   query «*» reads=(u)

DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 't' AND column_name = 'a') THEN ALTER TABLE t ADD COLUMN a int; ELSE DROP TABLE u; END IF; END $$;
--= do-block «*» language='plpgsql'
--=   add-column «ADD COLUMN a int» table=t column=a type=integer generated=no written=add-column if not column t.a
--=   drop-table «*» table=u if not not column t.a

CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM t; END $$;
--= create-routine «*» object=function name=f language='plpgsql' relations=(t)
--=   delete «*» table=t

CREATE OR REPLACE PROCEDURE p(a int) LANGUAGE sql BEGIN ATOMIC UPDATE t SET b = CASE WHEN a > 0 THEN 1 END; SELECT 1; END;
--= create-routine «*» object=procedure name=p replace language='sql' stored
--=   update «*» table=t columns=(b)
--=   query «*»

CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f';
--= create-routine «*» object=function name=f language='c'

DO $$ DECLARE a text := 'ALTER TABLE t '; b text; BEGIN b := a || 'DROP COLUMN x'; b := b || ' CASCADE'; EXECUTE b; b := format('DROP TABLE %I', name); IF c THEN b := 'DROP TABLE u'; END IF; EXECUTE b; END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP COLUMN x'; b := b || ' CASCADE» table=t column=x cascade
--=   drop-table «*» table=%{name}
--=   drop-table «*» table=u

DO $$ DECLARE a text := 'x'; BEGIN a := (1 + a)::text || ' '; EXECUTE 'DROP TABLE t' || a; END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t%{1 + a}

DO $$ BEGIN EXECUTE E'ALTER TABLE account\x0aDROP COLUMN a\142\u0063\U00000064\u00e4'; EXECUTE U&'DROP TABLE d\0061\+000062'; EXECUTE E'COMMENT ON TABLE t IS \'\xc3\xa4\''; END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP COLUMN a\142\u0063\U00000064\u00e4» table=account column="abcdä"
--=   drop-table «*» table=dab
--=   comment «*» kind='table' relation=t

DO $$ BEGIN EXECUTE format('ALTER TABLE account DROP %*I', 5, 'nick'); EXECUTE format('ALTER TABLE account DROP %-10I CASCADE', 'nick'); EXECUTE format('ALTER TABLE %2$I DROP %1$I', 'a', 'b', 'c'); EXECUTE format('ALTER TABLE %1$*2$I DROP %I -- %%s', 'a', 9, 'c'); END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP %*I» table=account column=nick
--=   drop-column «DROP %-10I CASCADE» table=account column=nick cascade
--=   drop-column «DROP %1$I» table=b column=a
--=   drop-column «DROP %I» table=a column="9"

DO $$ BEGIN EXECUTE format('ALTER TABLE %s DROP %I, ALTER a SET DEFAULT %L, ALTER b SET DEFAULT %L', VARIADIC x); EXECUTE format('ALTER TABLE t%s ALTER a SET DEFAULT %L, ALTER b SET DEFAULT %L', 5, NULL, 'a\b'); END $$;
--= do-block «*» language='plpgsql'
--=   drop-column «DROP %I» table=%{x} column=%{x}
--=   set-default «ALTER a SET DEFAULT %L» table=%{x} column=a default-value=‹%{x}›
--=   set-default «ALTER b SET DEFAULT %L» table=%{x} column=b default-value=‹%{x}›
--=   set-default «ALTER a SET DEFAULT %L» table=t5 column=a default-value=‹NULL›
--=   set-default «ALTER b SET DEFAULT %L» table=t5 column=b default-value=‹'a\b'›

DO $$ <<outer>> DECLARE a int; BEGIN <<l>> LOOP EXIT l WHEN a > 1; END LOOP l; CASE WHEN a = 1 THEN NULL; ELSE BEGIN DROP TABLE t; EXCEPTION WHEN OTHERS THEN NULL; END; END CASE; CASE a WHEN 1, 2 THEN NULL; END CASE; WHILE CASE WHEN a THEN b END LOOP CONTINUE; END LOOP; FOREACH a IN ARRAY b LOOP IF c THEN NULL; ELSIF d THEN NULL; ELSE NULL; END IF; END LOOP; END outer $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t if not unknown unless others

DO $$ DECLARE b text; BEGIN b := 'x'; b := f('y', b); EXECUTE 'DROP TABLE t' || b; END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t%{b}

DO $$ BEGIN EXECUTE 'SELECT f(1) FROM t JOIN u ON t.a = u.a ' || x || ' GROUP BY t.a'; END $$;
--= do-block «*» language='plpgsql'
--=   query «*» reads=(t, u) calls=(f)

DO $$ DECLARE a text := 'DROP TABLE t'; b text := a || '1'; BEGIN a := 'DROP TABLE u'; EXECUTE b; EXECUTE a; END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t1
--=   drop-table «*» table=u

DO $$ DECLARE pattern text := 'DROP TABLE %I'; BEGIN EXECUTE format(pattern || ' CASCADE', 'My table'); EXECUTE concat('DROP TABLE ', 't', 5, x); EXECUTE CAST('DROP TABLE v' AS text); EXECUTE format('DROP TABLE ' || x || '%I', 'w'); END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table="My table" cascade
--=   drop-table «*» table=t5%{x}
--=   drop-table «*» table=v
--=   drop-table «*» table=%{x}w

DO $$ DECLARE a text; BEGIN a := name FROM b WHERE c = 'x'; EXECUTE 'DROP TABLE t' || a; a := format('%d', 1); EXECUTE 'DROP TABLE t' || a; EXECUTE U&'DROP TABLE \0061'; END $$;
--= do-block «*» language='plpgsql'
--=   drop-table «*» table=t%{a}
--=   drop-table «*» table=t%{a}
--=   drop-table «*» table=a

DO $$ BEGIN EXECUTE format('CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $f$ SELECT ''%s'', "%s" $f$', x || 'y', g("Z")); EXECUTE format('CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN %s; DROP; END $f$', x); END $$;
--= do-block «*» language='plpgsql'
--=   create-routine «*» object=function name=f language='sql'
--=     query «*»
--=   create-routine «*» object=function name=f language='plpgsql'
--=     not-understood «*» cause=dynamic reason='EXECUTE makes up a part of it as it runs'
--=     not-understood «*» cause=dynamic reason='EXECUTE makes up a part of it as it runs'
