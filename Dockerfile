# Attune in a container: processor, gateway and every command of ./attune.
#
#   docker compose build processor                              from the sources, with nothing but Docker
#   docker compose build --build-arg JARS=built processor       from the jars that Maven has just made here
#
# Needs BuildKit, which docker compose has, and one base image. Debian's and Ubuntu's will do. Behind a
# proxy that signs for others, the secret "ca" is the file with its certificate (docs/containers.md).
ARG JRE=eclipse-temurin:25-jre
ARG JARS=source

# --- The jars: built here ...
FROM ${JRE} AS source
RUN apt-get update \
 && apt-get install -y --no-install-recommends default-jdk-headless maven \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=secret,id=ca \
    rm -rf */target && sh deploy/image/maven -pl stream-app,encoder -am package

# --- ... or taken as they are.
FROM ${JRE} AS built
COPY stream-app/target/stream-app.jar /src/stream-app/target/
COPY stream-app/target/lib /src/stream-app/target/lib
COPY encoder/target/encoder.jar /src/encoder/target/
COPY encoder/target/lib /src/encoder/target/lib

FROM ${JARS} AS jars

# --- Without native code for other machines.
FROM ${JRE} AS slim
RUN apt-get update && apt-get install -y --no-install-recommends zip && rm -rf /var/lib/apt/lists/*
COPY --from=jars /src/stream-app/target/lib /attune/lib
COPY --from=jars /src/encoder/target/lib /attune/encoder
COPY deploy/image/slim /usr/local/bin/
RUN bash /usr/local/bin/slim /attune

# --- What is shipped.
FROM ${JRE}
LABEL org.opencontainers.image.title="Attune" \
      org.opencontainers.image.description="Coaches contact-centre agents live, from transcripts on Kafka" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN groupadd --gid 10001 attune \
 && useradd --uid 10001 --gid attune --home-dir /var/lib/attune --no-create-home --shell /usr/sbin/nologin attune \
 && install -d -o attune -g attune -m 700 /var/lib/attune
COPY --chmod=755 deploy/image/attune deploy/image/ready /usr/local/bin/
COPY --from=slim /attune /opt/attune
COPY --from=jars /src/stream-app/target/stream-app.jar /opt/attune/
COPY --from=jars /src/encoder/target/encoder.jar /opt/attune/encoder/
# Everything runs once, so that later starts find its classes loaded and linked and its hot methods
# known (docs/containers.md). Holds for this Java and these jars; another Java does without.
# Where the machine is too busy for it, the image does without as well.
RUN ATTUNE_JAVA_OPTS="-XX:AOTCacheOutput=/opt/attune/attune.aot" \
      attune up --port 0 --play samples --speed 100 --exit-when-done >/tmp/training.log 2>&1 \
 || { tail -n 20 /tmp/training.log; echo "WARNING: no class archive: it will start more slowly"; \
      rm -f /opt/attune/attune.aot; }; \
    rm -rf /tmp/*

USER attune
WORKDIR /var/lib/attune
ENV ATTUNE_STATE_DIR=/var/lib/attune/state \
    ATTUNE_HTTP_HOST=0.0.0.0
VOLUME /var/lib/attune
EXPOSE 8080
HEALTHCHECK --interval=3s --timeout=5s --start-period=60s --retries=10 CMD ["ready"]
ENTRYPOINT ["attune"]
CMD ["run"]
