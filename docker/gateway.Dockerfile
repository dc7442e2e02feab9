# syntax=docker/dockerfile:1.7
# The `plumbline` command; runs the gateway unless it is told otherwise. Build the distribution first:
#   ./mvnw -B -DskipTests -pl src/app -am package
#   docker build -f docker/gateway.Dockerfile -t plumbline:0.1.0 .
ARG JAVA_IMAGE=eclipse-temurin:17.0.19_10-jre-noble
# hadolint ignore=DL3006
FROM ${JAVA_IMAGE}

RUN groupadd --system --gid 10001 plumbline \
    && useradd --system --uid 10001 --gid plumbline --home-dir /var/lib/plumbline plumbline \
    && mkdir -p /var/lib/plumbline \
    && chown plumbline:plumbline /var/lib/plumbline

COPY src/app/target/plumbline /opt/plumbline
COPY --chmod=0755 docker/plumbline.sh /usr/local/bin/plumbline

USER 10001:10001
WORKDIR /var/lib/plumbline
ENV PLUMBLINE_CONFIG=/etc/plumbline/plumbline.yaml \
    PLUMBLINE_JAVA_OPTS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError" \
    DJL_CACHE_DIR=/tmp/djl
EXPOSE 9662
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "-fsS", "http://127.0.0.1:9662/health/live"]
ENTRYPOINT ["plumbline"]
CMD ["serve"]
