# syntax=docker/dockerfile:1.7
# The Flink jobs on Flink's own image. From the repository's root:
#   ./mvnw -B -DskipTests -Pflink-lib -pl flink-jobs -am package
#   docker build -f docker/jobs.Dockerfile -t plumbline-jobs:0.1.0 .
ARG FLINK_IMAGE=flink:2.2.1-scala_2.12-java17
# hadolint ignore=DL3006
FROM ${FLINK_IMAGE}

USER 0
# Task managers, job managers and the client write here; a new volume takes the owner over.
RUN mkdir -p /var/lib/plumbline/checkpoints /var/lib/plumbline/savepoints \
    && chown -R flink:flink /var/lib/plumbline

# The encoders lie in Flink's own class path: a native library can be loaded once a process, and not
# once a job. The jobs' jar leaves them out.
COPY --chown=9999:9999 src/encoders/target/flink-lib/ /opt/flink/lib/
COPY --chown=9999:9999 src/encoders/target/plumbline-encoders-*.jar /opt/flink/lib/
COPY --chown=9999:9999 flink-jobs/target/plumbline-flink-jobs-*-all.jar /opt/flink/usrlib/plumbline-jobs.jar
COPY --chown=9999:9999 --chmod=0755 docker/submit-jobs.sh /opt/plumbline/submit-jobs.sh

USER 9999:9999
# DJL unpacks its native libraries below its directory.
ENV PLUMBLINE_CONFIG=/etc/plumbline/plumbline.yaml \
    DJL_CACHE_DIR=/tmp/djl
