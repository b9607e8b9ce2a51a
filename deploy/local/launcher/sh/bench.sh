# ./openitem bench: our figures beside the raw limits of the same run. Sourced by ./openitem.

run_bench() {
  find_maven
  build_if_stale stack
  say "Building the benchmark; the whole output is in $root/target/openitem/bench.log"
  mkdir -p "$root/target/openitem"
  if ! (cd "$root" && "$MVN" -B -Dquick -pl deploy/bench -am package > "$root/target/openitem/bench.log" 2>&1 < /dev/null); then
    tail -n 15 "$root/target/openitem/bench.log" >&2
    die "the benchmark could not be built. Its output is $root/target/openitem/bench.log."
  fi
  say "Some minutes on a stack of its own (.openitem/ is not touched)"
  local bench="$root/deploy/bench/target"
  # As on servers, whose JVMs live for weeks.
  OPENITEM_ROOT="$root" OPENITEM_HOME="$root/target/bench" OPENITEM_PORT_OFFSET=4000 OPENITEM_COMPILERS=both \
    "$JAVA_HOME/bin/java" -Xmx512m -Dorg.slf4j.simpleLogger.defaultLogLevel=warn \
    -cp "$bench/classes:$bench/lib/*" io.openitem.bench.Bench "$@"
}
