#!/bin/sh
# Builds the console into the gateway's classes, where it can: Node is not needed for anything else, so that a machine
# without it, or one that cannot fetch packages, still gets everything but the console. Nothing is done twice.
# Called by the gateway's pom; arguments: the folder that is filled.
set -u
cd "$(dirname "$0")"
out="$1"
min_major=20
min_minor=19

skip() {
  echo "console: not built. $1"
  exit 0
}

command -v node > /dev/null 2>&1 || skip "It needs Node $min_major.$min_minor or newer (https://nodejs.org), and none was found."
# For ./openitem up: from now on there was a Node, so that its coming makes a build worth while once.
mkdir -p ../target
touch ../target/console.tried
command -v npm > /dev/null 2>&1 || skip "It needs npm, which comes with Node, and none was found."
version="$(node -p 'process.versions.node')"
major="${version%%.*}"
rest="${version#*.}"
minor="${rest%%.*}"
if [ "$major" -lt "$min_major" ] || { [ "$major" -eq "$min_major" ] && [ "$minor" -lt "$min_minor" ]; }; then
  skip "It needs Node $min_major.$min_minor or newer, and $version was found."
fi

# What a build depends on, in one number; the documents of the services go with the console.
sum="$(cat package.json package-lock.json vite.config.ts index.html $(find src public -type f | LC_ALL=C sort) \
  $(ls ../../*/src/main/openapi/openapi.yaml) | cksum)"
mark="../target/console.sum"
if [ -f "$out/index.html" ] && [ -f "$mark" ] && [ "$(cat "$mark")" = "$sum" ]; then
  exit 0
fi

log="$(cd ../target && pwd)/console.log"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "console: npm fetches its packages"
  npm ci --no-audit --no-fund > "$log" 2>&1 || skip "npm could not fetch its packages; see $log. When it can, touch gateway/webui/package-lock.json and build again."
  touch node_modules/.package-lock.json
fi
npx --no-install vite build --outDir "$out" > "$log" 2>&1 || {
  tail -n 20 "$log" >&2
  echo "console: the build failed; see $log" >&2
  exit 1
}
printf '%s' "$sum" > "$mark"
echo "console: built"
