#!/bin/sh
# Gives each system a database of its own, and a user who can reach no other.
set -eu

create() {
  psql --set=ON_ERROR_STOP=1 --username=postgres --set=owner="$1" --set=database="$2" --set=password="$3" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', :'owner', :'password')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
CREATE DATABASE :"database" OWNER :"owner";
REVOKE CONNECT ON DATABASE :"database" FROM PUBLIC;
SQL
}

create saas saas "$SAAS_DATABASE_PASSWORD"
create temporal temporal "$TEMPORAL_DATABASE_PASSWORD"
create temporal temporal_visibility "$TEMPORAL_DATABASE_PASSWORD"
create litellm litellm "$LITELLM_DATABASE_PASSWORD"
