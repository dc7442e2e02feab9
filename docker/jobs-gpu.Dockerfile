# syntax=docker/dockerfile:1.7
# The Flink jobs with encoders on NVIDIA GPUs (Linux x86-64, driver for CUDA 12). Build the jars as
# for jobs.Dockerfile, then:
#   docker build -f docker/jobs-gpu.Dockerfile -t plumbline-jobs-gpu:0.1.0 .
# PyTorch's CUDA libraries are not on Maven Central: DJL downloads them from its own site when the
# first PyTorch model is loaded (about 3 GB, into DJL_CACHE_DIR; give it a volume).
ARG FLINK_IMAGE=flink:2.2.1-scala_2.12-java17
ARG CUDA_IMAGE=nvidia/cuda:12.8.1-cudnn-runtime-ubuntu24.04

# hadolint ignore=DL3006
FROM ${FLINK_IMAGE} AS flink

# hadolint ignore=DL3006
FROM ${CUDA_IMAGE}

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl gettext-base libjemalloc-dev libsnappy1v5 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 9999 flink \
    && useradd --system --uid 9999 --gid flink --home-dir /opt/flink flink \
    && mkdir -p /var/lib/plumbline/checkpoints /var/lib/plumbline/savepoints /var/lib/djl \
    && chown -R flink:flink /var/lib/plumbline /var/lib/djl

COPY --from=flink /opt/java/openjdk /opt/java/openjdk
COPY --from=flink --chown=9999:9999 /opt/flink /opt/flink
COPY --from=flink /docker-entrypoint.sh /docker-entrypoint.sh

COPY --chown=9999:9999 src/encoders/target/flink-lib/ /opt/flink/lib/
COPY --chown=9999:9999 src/encoders/target/plumbline-encoders-*.jar /opt/flink/lib/
COPY --chown=9999:9999 flink-jobs/target/plumbline-flink-jobs-*-all.jar /opt/flink/usrlib/plumbline-jobs.jar
COPY --chown=9999:9999 --chmod=0755 docker/submit-jobs.sh /opt/plumbline/submit-jobs.sh

# ONNX Runtime with CUDA in place of the one for CPUs, and no PyTorch for CPUs: DJL would take it.
ADD --chown=9999:9999 --chmod=0644 \
    --checksum=sha256:a333bafd5766409529ed49c3105c1a498fc0abf0a66990a21376bd396de19560 \
    https://repo.maven.apache.org/maven2/com/microsoft/onnxruntime/onnxruntime_gpu/1.21.0/onnxruntime_gpu-1.21.0.jar \
    /opt/flink/lib/
RUN rm /opt/flink/lib/onnxruntime-1.*.jar /opt/flink/lib/pytorch-native-cpu-*.jar

WORKDIR /opt/flink
USER 9999:9999
ENV FLINK_HOME=/opt/flink \
    JAVA_HOME=/opt/java/openjdk \
    PATH=/opt/flink/bin:/opt/java/openjdk/bin:/usr/local/nvidia/bin:/usr/local/cuda/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    PLUMBLINE_CONFIG=/etc/plumbline/plumbline.yaml \
    PYTORCH_FLAVOR=cu128 \
    DJL_CACHE_DIR=/var/lib/djl
EXPOSE 6123 8081
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["help"]
