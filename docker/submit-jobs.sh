#!/bin/sh
# Submits those of Plumbline's jobs that do not run yet to a Flink session cluster.
#
#   submit-jobs.sh [JOB ...]      of ingest, align, index and query; without any, all four
#
#   FLINK_ADDRESS     the job manager's REST address (jobmanager:8081)
#   FLINK_SAVEPOINT   a savepoint or retained checkpoint that the one named job starts from
#   PLUMBLINE_CONFIG  the configuration file (/etc/plumbline/plumbline.yaml)
set -eu

address=${FLINK_ADDRESS:-jobmanager:8081}
config=${PLUMBLINE_CONFIG:-/etc/plumbline/plumbline.yaml}
flink=${FLINK_HOME:-/opt/flink}/bin/flink
jar=${FLINK_HOME:-/opt/flink}/usrlib/plumbline-jobs.jar

main_class() {
  case $1 in
    ingest) echo dev.plumbline.jobs.ingest.IngestJob ;;
    align) echo dev.plumbline.jobs.align.AlignJob ;;
    index) echo dev.plumbline.jobs.index.IndexJob ;;
    query) echo dev.plumbline.jobs.query.QueryJob ;;
    *)
      echo "submit-jobs.sh: job '$1' (expected: ingest, align, index or query)" >&2
      return 2
      ;;
  esac
}

[ $# -gt 0 ] || set -- ingest align index query
if [ -n "${FLINK_SAVEPOINT:-}" ] && [ $# -ne 1 ]; then
  echo "submit-jobs.sh: FLINK_SAVEPOINT with $# jobs (expected: the one that it is of)" >&2
  exit 2
fi

running=$("$flink" list -m "$address")
for job in "$@"; do
  class=$(main_class "$job")
  case $running in
    *"plumbline-$job"*)
      echo "plumbline-$job runs already"
      continue
      ;;
  esac
  "$flink" run -d -m "$address" ${FLINK_SAVEPOINT:+-s "$FLINK_SAVEPOINT"} \
    -c "$class" "$jar" --config "$config"
done
