#!/usr/bin/env bash
# Puts a demo under load from wrk and from a schema fuzzer, and looks whether it leaks or fails.
#
#   bench/soak/run.sh [SECONDS]       SECONDS of load, 600 unless given
#
# Needs wrk (Debian: apt install wrk) and schemathesis (pip install schemathesis) on the path. PLUMBLINE
# is the command to start (default: ./plumbline). It fails if a 5xx other than 503 was answered, or if
# the heap after a collection, or the process's anonymous memory, grew by more than 5 % after the first
# fifth of the load.
set -euo pipefail
cd "$(dirname "$0")/../.."
. bench/soak/common.sh

seconds=${1:-600}
plumbline=${PLUMBLINE:-./plumbline}
port=${PORT_BASE:-9760}
gateway=http://127.0.0.1:$((port + 2))
work=$(mktemp -d)
: >"$work/demo.log"
export PLUMBLINE_JAVA_OPTS="-XX:NativeMemoryTracking=summary ${PLUMBLINE_JAVA_OPTS:-}"

"$plumbline" demo --data "$work/data" --port-base "$port" \
  --set demo.count=500 --set demo.rate=50 --set demo.thenRate=0 >"$work/demo.log" 2>&1 &
pid=$!
stop() {
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  rm -rf "$work/data"
}
trap stop EXIT

await_ready "$pid" "$work/demo.log"
items() { curl -s "$gateway/v1/stats" | python3 -c 'import json,sys; print(json.load(sys.stdin)["items"]["total"])'; }
until [ "$(items)" -ge 3000 ]; do sleep 1; done

load() { # seconds
  wrk -t2 -c16 -d"$(($1 / 2))s" --latency -s bench/soak/words.lua "$gateway" | tee -a "$work/wrk.log" |
    grep -E 'requests in|Latency|99%|Requests/sec|Non-2xx' || true
  schemathesis run "$gateway/openapi.yaml" --url "$gateway" --phases fuzzing,coverage --workers 2 \
    --max-time "$(($1 / 2))" --checks not_a_server_error >"$work/schemathesis.$2.log" 2>&1 || true
  grep -E 'Test cases|[0-9]+ generated|Server error' "$work/schemathesis.$2.log" || true
}

load "$((seconds / 5))" warm
measure "$pid" begin "$work/figures"
load "$((seconds * 4 / 5))" main
measure "$pid" end "$work/figures"

echo "answers by status:"
curl -s "$gateway/metrics" >"$work/metrics"
failed=0
python3 - "$work/metrics" <<'PY' || failed=1
import collections, re, sys
statuses = collections.Counter()
for line in open(sys.argv[1]):
    match = re.match(r'plumbline_http_requests_total\{.*http_status="(\d+)".*\} ([0-9.eE+]+)', line)
    if match and match[1] != "0":  # 0: the caller went away
        statuses[match[1]] += int(float(match[2]))
for status, count in sorted(statuses.items()):
    print(f"  {status}: {count}")
failed = [s for s in statuses if s.startswith("5") and s != "503"]
if failed:
    print(f"FAILED: answers with status {', '.join(failed)}")
sys.exit(1 if failed else 0)
PY
python3 bench/soak/growth.py "$work/figures" || failed=1
exit "$failed"
