#!/usr/bin/env bash
# Builds the image of each service and starts it beside the processes of a running `./openitem up`, as one more instance
# of that service, the way docker-compose.yml does: as a number without rights, on a read-only file system. Ends with 0
# when each has said that it is ready. Settings:
#   ENGINE   docker or podman; OPTIONS are added to each of its runs
#   BASE     the image with Java, where the usual one cannot be had
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
engine="${ENGINE:-docker}"
base="${BASE:-eclipse-temurin:25-jre}"
read -r -a options <<< "${OPTIONS:-}"
offset="${OPENITEM_PORT_OFFSET:-0}"
patience=180
container=""

forget() { [ -z "$container" ] || "$engine" rm -f "$container" > /dev/null 2>&1 || true; }
trap forget EXIT

port() { echo $(($1 + offset)); }

# start <service> <port> <management port>
start() {
  "$engine" run -d "${options[@]}" --network host --read-only --tmpfs /tmp:mode=1777 --cap-drop ALL \
    --security-opt no-new-privileges \
    -e QUARKUS_PROFILE=compose \
    -e QUARKUS_HTTP_PORT="$2" -e QUARKUS_MANAGEMENT_PORT="$3" \
    -e KAFKA_BOOTSTRAP_SERVERS="127.0.0.1:$(port 19092)" \
    -e QUARKUS_DATASOURCE_REACTIVE_URL="postgresql://127.0.0.1:$(port 15432)/openitem" \
    -e QUARKUS_OIDC_AUTH_SERVER_URL="http://127.0.0.1:$(port 18080)/realms/openitem" \
    -e OPENITEM_SMTP_URL="smtp://127.0.0.1:$(port 13025)" \
    -e OPENITEM_INVOICE_URL="http://127.0.0.1:$(port 8081)" \
    -e OPENITEM_PAYMENT_URL="http://127.0.0.1:$(port 8082)" \
    -e OPENITEM_DUNNING_URL="http://127.0.0.1:$(port 8083)" \
    -e OPENITEM_RISK_URL="http://127.0.0.1:$(port 8084)" \
    -e OPENITEM_ANALYTICS_URL="http://127.0.0.1:$(port 8085)" \
    -e OPENITEM_GATEWAY_URL="http://127.0.0.1:$(port 8080)" \
    "openitem/$1:0.1.0"
}

at=28080
for module in invoice-service payment-service dunning-service risk-service analytics-service gateway; do
  "$engine" build -q -f "$root/deploy/docker/Dockerfile" --build-arg BASE="$base" --build-arg MODULE="$module" \
    -t "openitem/$module:0.1.0" "$root" > /dev/null
  container="$(start "$module" "$at" $((at + 1000)))"
  began=$SECONDS
  until "$engine" exec "$container" openitem-ready 2> /dev/null; do
    if [ $((SECONDS - began)) -gt "$patience" ]; then
      "$engine" logs "$container" >&2 || true
      echo "$module did not become ready within $patience s" >&2
      exit 1
    fi
    sleep 1
  done
  echo "$module: ready after $((SECONDS - began)) s, as user $("$engine" inspect -f '{{.Config.User}}' "$container")"
  "$engine" rm -f "$container" > /dev/null
  container=""
  at=$((at + 1))
done
