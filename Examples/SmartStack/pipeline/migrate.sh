#!/bin/sh
# Runs those of Migrations/ that an environment's database hasn't had, in the order of their names: migrate.sh ENVIRONMENT
#
# A file is one statement. It and the note that it was run are one transaction. Statements go through the database's Data
# API, since its network lets nobody else in. Where nothing is deployed yet there is nothing to do.
set -eu
cd "$(dirname "$0")/../../.."
synth=${SYNTH:-swift run --quiet synth}
environment=$1
log=$(mktemp)
transaction=
finish() {
  # What isn't committed is undone, also where the statement after it failed.
  if [ -n "$transaction" ]; then
    aws rds-data rollback-transaction --resource-arn "$database" --secret-arn "$secret" \
      --transaction-id "$transaction" >/dev/null || true
  fi
  rm -f "$log"
}
trap finish EXIT

# A machine that hasn't deployed before looks up what is deployed.
# shellcheck disable=SC2086
if ! $synth deployment record smartstack --environment "$environment" >/dev/null 2>"$log"; then
  if grep -q "isn't deployed" "$log"; then
    echo "migrate: nothing is deployed to $environment yet"
    exit 0
  fi
  cat "$log" >&2
  exit 1
fi
value() {
  # shellcheck disable=SC2086
  $synth deployment show smartstack --environment "$environment" --field "$1"
}
database=$(value databaseArn)
secret=$(value databaseSecretArn)
name=$(value databaseName)

# data OPERATION [OPTION...]: a call of the Data API. A database that has paused takes some seconds to come back.
data() {
  operation=$1
  shift
  for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
    if aws rds-data "$operation" --resource-arn "$database" --secret-arn "$secret" "$@" --output text 2>"$log"; then
      return 0
    fi
    grep -q DatabaseResumingException "$log" || break
    sleep 5
  done
  echo "error: rds-data $operation failed at attempt $attempt" >&2
  cat "$log" >&2
  return 1
}
run() { data execute-statement --database "$name" "$@"; }

run --sql "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)" >/dev/null
had=$(run --sql "SELECT name FROM migrations" --query "records[*][0].stringValue")
for file in Examples/SmartStack/Migrations/*.sql; do
  migration=$(basename "$file" .sql)
  case " $(echo "$had" | tr '\n\t' '  ') " in *" $migration "*) continue ;; esac
  transaction=$(data begin-transaction --database "$name" --query transactionId)
  run --transaction-id "$transaction" --sql "$(cat "$file")" >/dev/null
  run --transaction-id "$transaction" --sql "INSERT INTO migrations (name) VALUES (:name)" \
    --parameters "[{\"name\": \"name\", \"value\": {\"stringValue\": \"$migration\"}}]" >/dev/null
  data commit-transaction --transaction-id "$transaction" >/dev/null
  transaction=
  echo "migrate: $migration"
done
