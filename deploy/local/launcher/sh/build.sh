# Builds what runs, without gates and tests, when it is missing or older than its sources. Sourced by ./openitem.

SERVICE_MODULES="invoice-service payment-service dunning-service risk-service analytics-service gateway"

# The services that this checkout has.
service_modules() {
  local module
  for module in $SERVICE_MODULES; do
    [ -f "$root/$module/pom.xml" ] && printf '%s\n' "$module"
  done
  return 0
}

# What a part consists of: the launcher alone, or all that runs.
build_modules() {
  echo deploy/local/launcher
  if [ "$1" = stack ]; then
    echo deploy/local/runtime/keycloak
    service_modules
  fi
}

# Folders and files whose change makes the build stale.
build_sources() {
  local modules="deploy/local/launcher deploy/local/stack deploy/local/runtime" module
  if [ "$1" = stack ]; then
    modules="$modules contracts service-kit $(service_modules | tr '\n' ' ')"
  fi
  printf '%s\n' "$root/pom.xml"
  for module in $modules; do
    find "$root/$module" -name target -prune -o -name node_modules -prune -o \
      \( -name pom.xml -o -path '*/src/main' -o -path '*/webui/src' -o -path '*/webui/package-lock.json' \) -print
  done
}

# A file that the build must have left, for each module.
build_products() {
  echo deploy/local/launcher/target/lib
  if [ "$1" = stack ]; then
    local module
    for module in $(service_modules); do
      echo "$module/target/quarkus-app/quarkus-run.jar"
    done
    # Whether or not the console could be built with it.
    if command -v node > /dev/null 2>&1; then echo gateway/target/console.tried; fi
    for module in postgres kafka connect debezium keycloak; do
      echo "deploy/local/runtime/$module/target"
    done
  fi
}

is_stale() {
  local stamp="$root/target/openitem/$1.built" product sources=() source
  [ -f "$stamp" ] || return 0
  [ "$(cat "$stamp")" = "$(build_modules "$1")" ] || return 0
  while IFS= read -r product; do
    [ -e "$root/$product" ] || return 0
  done <<< "$(build_products "$1")"
  while IFS= read -r source; do
    sources+=("$source")
  done <<< "$(build_sources "$1")"
  [ -n "$(find "${sources[@]}" -newer "$stamp" -print 2>/dev/null | head -n 1)" ]
}

build_if_stale() {
  if is_stale "$1"; then
    supported_machine
    find_maven
    build "$1"
  fi
}

# About what an empty cache makes Maven fetch, by estimate: 600 MB of jars and 190 MB of Keycloak.
announce_download() {
  local cache="${MAVEN_CACHE:-$HOME/.m2/repository}"
  if [ ! -d "$cache/io/quarkus/quarkus-core" ]; then
    local size="60 MB"
    [ "$1" = stack ] && size="800 MB (Quarkus, Kafka, Debezium, PostgreSQL, Keycloak)"
    say "First build: Maven fetches about $size into $cache. The next ones fetch nothing."
  fi
}

build() {
  local log="$root/target/openitem/build.log" modules started=$SECONDS
  mkdir -p "$root/target/openitem"
  modules="$(build_modules "$1" | tr '\n' ',')"
  announce_download "$1"
  say "Building what is missing or older than its sources; the whole output is in $log"
  mark_building
  local options=(-B -Dquick -Dstyle.color=never -pl "${modules%,}" -am)
  [ "$1" = stack ] && options+=(-Pkeycloak)
  if ! (cd "$root" && "$MVN" "${options[@]}" package 2>&1 < /dev/null) | tee "$log" | show_build "$started"; then
    say ""
    grep -E '^\[ERROR\]' "$log" | head -n 15 >&2 || tail -n 15 "$log" >&2
    die "the build failed. Its output is $log. Behind a proxy set it in ~/.m2/settings.xml; when a download broke off, run again."
  fi
  mark_built "$1"
}

# The time of the mark is that of the sources that were read: what is changed during a build is built again.
mark_building() { touch "$root/target/openitem/building"; }

# Whoever has built the stack has built the launcher.
mark_built() {
  local part
  for part in "$1" launcher; do
    build_modules "$part" > "$root/target/openitem/$part.built"
    touch -r "$root/target/openitem/building" "$root/target/openitem/$part.built"
  done
}

# A line for each module, and every few seconds what has been fetched.
show_build() {
  local started="$1" line module="" fetched=0 shown=0
  while IFS= read -r line; do
    case "$line" in
      "[INFO] Building Openitem"*)
        module="${line#\[INFO\] Building }"
        printf '[%5d s] %s\n' $((SECONDS - started)) "$module" >&2
        ;;
      *"Downloaded from "*)
        fetched=$((fetched + 1))
        if [ $((SECONDS - shown)) -ge 3 ]; then
          shown=$SECONDS
          printf '[%5d s]   %d files fetched, last %s\n' $((SECONDS - started)) "$fetched" "$(basename "${line%% (*}")" >&2
        fi
        ;;
    esac
  done
}
