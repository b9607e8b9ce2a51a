# ./openitem test: everything that is checked before a change is merged, in the order that fails soonest. Sourced by
# ./openitem. Standard output gets the summary, standard error the progress.

MIN_NODE=20

test_usage() {
  cat <<'USAGE'
Usage: openitem test [--only <phase>] [--skip <phase>]...
Everything that continuous integration runs:
  lints      the published documents, with Spectral (needs Node 20 or newer)
  build      format, compile with all gates, *Test and *ComponentTest, coverage and mutations of the domain
  console    types, lint and tests of the console, then every page in Chromium with recorded answers (skipped with a
             message where there is no Chromium)
  journeys   *JourneyTest on one whole stack: twenty kills under load among them, and the console with a real login
First all is compiled and packaged, with the lints beside it; then tests, mutations, journeys and the console share the
processors. Prints minutes per phase and ends with: N passed, N failed. Exit code 0 when nothing failed, else 1.
USAGE
}

# Modules that Maven works at side by side. The journeys are the longest and wait more than they compute: two others fit
# beside them and give way.
COMPILE_LANES=3
CHECK_LANES=3

run_tests() {
  local only="" skip=" " failed=0 started=$SECONDS lints="" console=""
  while [ "$#" -gt 0 ]; do
    case "$1" in
      --only) only="${2:?--only needs a phase}"; shift 2 ;;
      --skip) skip="$skip${2:?--skip needs a phase} "; shift 2 ;;
      -h | --help) test_usage; return 0 ;;
      *) say "openitem: test knows no $1"; test_usage >&2; return 2 ;;
    esac
  done
  find_maven
  announce_download stack
  mkdir -p "$root/target/openitem"
  : > "$root/target/openitem/minutes"
  : > "$root/target/openitem/checks"
  touch "$root/target/openitem/test.began"
  trap 'end_beside "$lints" "$console"; exit 130' INT TERM
  # Beside others a phase is a process of its own: what it found is in files.
  if wanted lints; then phase_lints & lints=$!; fi
  if wanted build; then phase_compile || failed=1; fi
  if [ -n "$lints" ]; then wait "$lints" || failed=1; fi
  if wanted console; then phase_console & console=$!; fi
  if [ "$failed" -eq 0 ]; then phase_checks || failed=1; fi
  if [ -n "$console" ]; then wait "$console" || failed=1; fi
  say_minutes $((SECONDS - started))
  say_counts $failed
}

# A Ctrl-C does not reach what runs beside the rest.
end_beside() {
  local phase
  for phase in "$@"; do
    if [ -n "$phase" ]; then
      pkill -TERM -P "$phase" 2> /dev/null || true
      kill "$phase" 2> /dev/null || true
    fi
  done
}

wanted() {
  [ -z "$only" ] || [ "$only" = "$1" ] || return 1
  case "$skip" in *" $1 "*) return 1 ;; esac
}

# Notes seconds under an order and a name.
note_seconds() { printf '%s %s %s\n' "$1" "$2" "$3" >> "$root/target/openitem/minutes"; }

say_minutes() {
  say ""
  say "minutes per phase"
  sort -k1,1 -s "$root/target/openitem/minutes" | awk '{ printf "  %5.1f  %s\n", $2 / 60, substr($0, index($0, $3)) }' >&2
  awk -v s="$1" 'BEGIN { printf "  %5.1f  in all\n", s / 60 }' >&2
}

# The last line, and whether all is well. A phase that failed before it could count anything counts for one.
say_counts() {
  local counts passed bad
  counts="$(count_reports)"
  passed=$((${counts% *} + $(grep -c '^passed ' "$root/target/openitem/checks" || true)))
  bad=$((${counts#* } + $(grep -c '^failed ' "$root/target/openitem/checks" || true)))
  if [ "$1" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  echo "$passed passed, $bad failed"
  [ "$bad" -eq 0 ]
}

check() {
  local name="$1" log="$root/target/openitem/$1.log"
  shift
  if "$@" > "$log" 2>&1 < /dev/null; then
    echo "passed $name" >> "$root/target/openitem/checks"
    say "  ok      $name"
  else
    echo "failed $name" >> "$root/target/openitem/checks"
    say "  failed  $name; its output is $log and ends so:"
    tail -n 25 "$log" >&2
    return 1
  fi
}

# Says what is missing where Node is.
has_node() {
  local node
  node="$(node -v 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')"
  [ "${node:-0}" -ge "$MIN_NODE" ] && return 0
  say "  failed  Node $MIN_NODE or newer is needed for the $1 and ${node:-none} was found. See https://nodejs.org."
  echo "failed $1" >> "$root/target/openitem/checks"
  return 1
}

phase_lints() {
  local began=$SECONDS result=0 package folder
  say "== lints"
  if has_node lints; then
    for package in contracts deploy/docker gateway/src/main/openapi invoice-service analytics-service; do
      folder="$root/$package"
      [ -f "$folder/package.json" ] || continue
      check "lint-${package//\//-}" lint_package "$folder" || result=1
    done
  else
    result=1
  fi
  note_seconds 1 $((SECONDS - began)) lints
  return $result
}

lint_package() { cd "$1" && npm ci --no-audit --no-fund && npm run --silent lint; }

# All gates of the sources, and all that runs: nothing after it changes what the journeys start.
phase_compile() {
  local began=$SECONDS result=0
  say "== compile"
  mark_building
  maven_phase compile -T$COMPILE_LANES -Pkeycloak -DskipTests package || result=1
  if [ "$result" -eq 0 ]; then mark_built stack; fi
  note_seconds 2 $((SECONDS - began)) "format, compile with all gates, packaging"
  return $result
}

phase_console() {
  local began=$SECONDS result=0 webui="$root/gateway/webui"
  say "== console"
  if has_node console; then
    check console-packages console_packages "$webui" &&
      check console-check npm_in "$webui" run --silent check &&
      check console-build sh "$webui/build.sh" "$root/gateway/target/classes/console" || result=1
    if [ "$result" -eq 0 ]; then console_in_browser "$webui" || result=1; fi
  else
    result=1
  fi
  note_seconds 4 $((SECONDS - began)) console
  return $result
}

# As the gateway's build does, which is most often earlier.
console_packages() {
  local lock="$1/package-lock.json" kept="$1/node_modules/.package-lock.json"
  if [ ! -f "$kept" ] || [ "$lock" -nt "$kept" ]; then npm_in "$1" ci --no-audit --no-fund; fi
}

console_in_browser() {
  if ! (cd "$1" && node -e 'import("./e2e/browser.mjs").then((b) => process.exit(b.executable ? 0 : 1))'); then
    say "  skipped the console in a browser: no Chromium was found. Debian: apt-get install chromium-headless-shell; or set OPENITEM_CHROMIUM."
    return 0
  fi
  check console-recorded npm_in "$1" run --silent e2e
}

# What is short gives way to what is long, also to the tests on which all other modules wait.
npm_in() { (cd "$1" && shift && "$root/deploy/local/launcher/sh/giving-way" 14 npm "$@"); }

# One reactor for tests, mutations and journeys, so that Maven fills the processors with what can be next. It packages
# nothing that runs: the journeys run it meanwhile.
phase_checks() {
  local began=$SECONDS result=0 profiles="" names="" options=()
  if wanted build; then
    profiles=mutation names="tests, mutations"
  else
    options+=(-pl deploy/system-tests -am "-Dtest=*JourneyTest" -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.haltOnFailure=false)
  fi
  if wanted journeys; then
    [ -n "$profiles" ] || build_if_stale stack
    profiles="${profiles:+$profiles,}journeys" names="${names:+$names, }journeys"
  fi
  [ -n "$profiles" ] || return 0
  say "== $names"
  # Formats were looked at and code was made from nothing when all was compiled.
  export OPENITEM_TEST_JDK="$JAVA_HOME"
  if wanted journeys; then options+=("-Dtest.jvm=$root/deploy/local/launcher/sh/beside/bin/java"); fi
  options+=(-Dquarkus.build.skip=true -Dquarkus.generate-code.skip=true -Dspotless.check.skip=true)
  maven_phase checks -T$CHECK_LANES "-P$profiles,keycloak" "${options[@]}" verify ||
    result=1
  note_seconds 3 $((SECONDS - began)) "$names"
  note_modules 3 checks
  return $result
}

# Runs Maven and shows modules and failures as they come.
maven_phase() {
  local name="$1" log="$root/target/openitem/$1.log" started=$SECONDS
  shift
  if (cd "$root" && "$MVN" -B -Dstyle.color=never --fail-at-end "$@" 2>&1 < /dev/null) | tee "$log" | show_tests "$started"; then
    return 0
  fi
  say "  failed  $name; its output is $log"
  grep -E '^\[ERROR\]' "$log" | head -n 30 >&2
  return 1
}

show_tests() {
  local started="$1" line
  while IFS= read -r line; do
    case "$line" in
      "[INFO] Building Openitem"*) printf '[%5d s] %s\n' $((SECONDS - started)) "${line#\[INFO\] Building }" >&2 ;;
      "[INFO] Tests run: "*" -- in "*) printf '[%5d s]   %s\n' $((SECONDS - started)) "${line#\[INFO\] }" >&2 ;;
      "[ERROR] Tests run: "*" -- in "* | "[WARNING] Tests run: "*" -- in "*) printf '[%5d s]   %s\n' $((SECONDS - started)) "$line" >&2 ;;
    esac
  done
}

# What Maven says at its end of each module that took half a minute or more.
note_modules() {
  local module seconds
  sed -n 's/^\[INFO\] Openitem\(.*\) \.\{2,\} [A-Z]* \[ *\([0-9:.]*\) \(s\|min\)\]$/\2 \3\1/p' "$root/target/openitem/$2.log" |
    while read -r seconds unit module; do
      seconds="$(awk -v t="$seconds" -v u="$unit" 'BEGIN { n = split(t, p, ":"); print int(u == "min" && n == 2 ? p[1] * 60 + p[2] : t) }')"
      if [ "$seconds" -ge 30 ]; then note_seconds "$1" "$seconds" "    of them ${module#:: }, beside others"; fi
    done
}

# How many tests passed and how many did not, by the reports of this run.
count_reports() {
  find "$root" -path '*/target/surefire-reports/TEST-*.xml' -newer "$root/target/openitem/test.began" -print0 2>/dev/null |
    xargs -0 grep -h -m 1 '<testsuite ' 2>/dev/null |
    awk '{
      t = e = f = s = 0
      if (match($0, / tests="[0-9]+"/)) t = substr($0, RSTART + 8, RLENGTH - 9)
      if (match($0, / errors="[0-9]+"/)) e = substr($0, RSTART + 9, RLENGTH - 10)
      if (match($0, / failures="[0-9]+"/)) f = substr($0, RSTART + 11, RLENGTH - 12)
      if (match($0, / skipped="[0-9]+"/)) s = substr($0, RSTART + 10, RLENGTH - 11)
      bad += e + f; good += t - e - f - s
    } END { print good + 0, bad + 0 }'
}
