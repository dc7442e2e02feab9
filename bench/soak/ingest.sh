#!/usr/bin/env bash
# Sends pictures with captions at a steady rate, for long, and looks whether the process grows.
#
#   bench/soak/ingest.sh [SECONDS] [RATE]     RATE pictures a second, each with five captions
#
# 3600 seconds at 29 pictures a second unless given, somewhat less than half of what two processors carry.
# The same 3,000 pictures come again and again, so that the index and the topics end at one size; memory is
# measured once a minute. It fails if the heap after a collection, or the process's anonymous memory, is more
# than 5 % larger in the last sixth than in the second (medians), or if an event became a dead letter.
set -euo pipefail
cd "$(dirname "$0")/../.."
. bench/soak/common.sh

seconds=${1:-3600}
rate=${2:-29}
pictures=3000
plumbline=${PLUMBLINE:-./plumbline}
port=${PORT_BASE:-9780}
gateway=http://127.0.0.1:$((port + 2))
work=$(mktemp -d)
: >"$work/up.log"
export PLUMBLINE_JAVA_OPTS="-XX:NativeMemoryTracking=summary ${PLUMBLINE_JAVA_OPTS:-}"

"$plumbline" up --data "$work/data" --port-base "$port" >"$work/up.log" 2>&1 &
pid=$!
producer=
stop() {
  [ -z "$producer" ] || kill "$producer" 2>/dev/null || true
  kill "$pid" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work/data"
}
trap stop EXIT

await_ready "$pid" "$work/up.log"
while :; do
  PLUMBLINE_JAVA_OPTS=-Xmx128m "$plumbline" produce scenes --port-base "$port" \
    --count "$pictures" --rate "$rate" >>"$work/produce.log" 2>&1
done &
producer=$!

figures() {
  curl -s "$gateway/v1/stats" | python3 -c '
import json, sys
stats = json.load(sys.stdin)
fresh = stats.get("freshness", {})
print("    items", stats["items"]["total"], " events/s", round(stats["eventsPerSecond"], 1), " freshness", fresh)'
}
end=$((SECONDS + seconds))
minute=0
while [ "$SECONDS" -lt "$end" ]; do
  sleep 60
  minute=$((minute + 1))
  measure "$pid" "minute $minute" "$work/figures"
  figures || true
done

letters=$("$plumbline" dead-letters list --port-base "$port" --json --limit 1 | tr -d " \n")
[ "$letters" = "[]" ] || { echo "FAILED: dead letters, for example $letters"; exit 1; }
python3 bench/soak/growth.py "$work/figures"
