-- What a Supabase project has before its first migration, as far as migrations use it.
CREATE ROLE anon; CREATE ROLE authenticated; CREATE ROLE service_role; CREATE ROLE authenticator;
CREATE ROLE supabase_admin; CREATE ROLE supabase_auth_admin; CREATE ROLE supabase_storage_admin;
CREATE ROLE dashboard_user;
CREATE SCHEMA extensions; CREATE SCHEMA auth; CREATE SCHEMA storage; CREATE SCHEMA realtime;
CREATE SCHEMA graphql; CREATE SCHEMA graphql_public; CREATE SCHEMA vault; CREATE SCHEMA pgsodium;
CREATE EXTENSION "uuid-ossp" SCHEMA extensions; CREATE EXTENSION pgcrypto SCHEMA extensions;
CREATE EXTENSION pgsodium SCHEMA pgsodium; CREATE EXTENSION supabase_vault SCHEMA vault;
CREATE EXTENSION pg_graphql SCHEMA graphql; CREATE EXTENSION pg_net SCHEMA extensions;
CREATE EXTENSION pg_stat_statements SCHEMA extensions;
CREATE TABLE vault.secrets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text, secret text);
CREATE VIEW vault.decrypted_secrets AS SELECT *, secret AS decrypted_secret FROM vault.secrets;
CREATE FUNCTION vault.create_secret(secret text, name text DEFAULT NULL, description text DEFAULT '')
  RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';
DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET search_path = "$user", public, extensions', current_database());
END $$;
CREATE TABLE auth.users (
  instance_id uuid, id uuid PRIMARY KEY, aud varchar(255), role varchar(255), email varchar(255),
  encrypted_password varchar(255), email_confirmed_at timestamptz, invited_at timestamptz,
  confirmation_token varchar(255), confirmation_sent_at timestamptz, recovery_token varchar(255),
  recovery_sent_at timestamptz, email_change_token_new varchar(255), email_change varchar(255),
  email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb,
  raw_user_meta_data jsonb, is_super_admin boolean, created_at timestamptz, updated_at timestamptz,
  phone text, phone_confirmed_at timestamptz, is_anonymous boolean DEFAULT false,
  deleted_at timestamptz, is_sso_user boolean NOT NULL DEFAULT false);
CREATE TABLE auth.sessions (id uuid PRIMARY KEY, user_id uuid);
CREATE TABLE auth.identities (
  provider_id text, user_id uuid, identity_data jsonb, provider text, last_sign_in_at timestamptz,
  created_at timestamptz, updated_at timestamptz, email text, id uuid PRIMARY KEY);
CREATE TABLE auth.schema_migrations (version varchar(255) PRIMARY KEY);
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text';
CREATE FUNCTION auth.email() RETURNS text LANGUAGE sql STABLE AS 'SELECT NULL::text';
CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE AS 'SELECT NULL::jsonb';
CREATE TABLE storage.buckets (
  id text PRIMARY KEY, name text NOT NULL, owner uuid, created_at timestamptz DEFAULT now(),
  updated_at timestamptz DEFAULT now(), public boolean DEFAULT false,
  avif_autodetection boolean DEFAULT false, file_size_limit bigint, allowed_mime_types text[],
  owner_id text);
CREATE TABLE storage.objects (
  id uuid PRIMARY KEY, bucket_id text REFERENCES storage.buckets, name text, owner uuid,
  created_at timestamptz DEFAULT now(), updated_at timestamptz DEFAULT now(),
  last_accessed_at timestamptz DEFAULT now(), metadata jsonb, path_tokens text[], version text,
  owner_id text, user_metadata jsonb);
CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql AS 'SELECT ARRAY[name]';
CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE sql AS 'SELECT name';
CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE sql AS 'SELECT name';
CREATE TABLE realtime.messages (topic text NOT NULL, extension text NOT NULL, payload jsonb,
  event text, private boolean, updated_at timestamp, inserted_at timestamp, id uuid);
CREATE FUNCTION realtime.topic() RETURNS text LANGUAGE sql AS 'SELECT NULL::text';
CREATE FUNCTION realtime.send(payload jsonb, event text, topic text, private boolean DEFAULT true)
  RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION realtime.broadcast_changes(text, text, text, text, text, record, record,
  level text DEFAULT 'ROW') RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
CREATE PUBLICATION supabase_realtime;
