# UNTESTED: written without a Docker engine at hand; no image has been built from it yet. Building it
# and sending a record through is what is missing. What its command does is tested outside a container
# (e2e/test_shipping.py).
#
#   docker build -t brookmill .
#   docker run --rm -p 127.0.0.1:4566:4566 -v brookmill:/data brookmill

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN cargo build --locked --release --package brookmill

# Functions run on the image's C library, which must not be older than Lambda's (glibc 2.34), and find
# their libraries in it. So this is no `scratch` and no Alpine.
FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Brookmill" \
      org.opencontainers.image.description="Kinesis, Lambda, S3, CloudFormation, IAM and CloudWatch on one port" \
      org.opencontainers.image.licenses="Apache-2.0"

# Python functions need an interpreter; others do not: `--build-arg PYTHON=yes`.
ARG PYTHON=no
RUN if [ "$PYTHON" = yes ]; then \
        apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*; \
    fi

COPY --from=build /src/target/release/brookmill /usr/local/bin/brookmill
COPY LICENSE NOTICE /usr/share/doc/brookmill/
RUN useradd --system --uid 10001 --home-dir /data --no-create-home brookmill \
    && install -d -o brookmill -g brookmill -m 0700 /data

USER 10001
VOLUME /data
EXPOSE 4566
HEALTHCHECK --interval=10s --timeout=6s --start-period=5s CMD ["brookmill", "health", "--port", "4566"]

# --address 0.0.0.0 --trust-network: a container's own network is reached through published ports only.
# Publish the port to 127.0.0.1, not to the world: the key is test/test and there is no TLS.
# --confinement reduced: Docker's default profile refuses the namespaces that functions are otherwise
# confined by. `brookmill doctor` says what that does not hold. With the namespaces allowed
# (`--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt
# systempaths=unconfined`), give `--confinement full` in the place of the last two arguments.
ENTRYPOINT ["brookmill"]
CMD ["up", "--data", "/data", "--port", "4566", "--address", "0.0.0.0", "--trust-network", "--confinement", "reduced"]
