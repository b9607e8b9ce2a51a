# ./openitem test: everything that is checked before a change is merged, in the order that fails soonest. Sourced by
# ./openitem. Standard output gets the summary, standard error the progress.

MIN_NODE=20

test_usage() {
  cat <<'USAGE'
Usage: openitem test [--only <phase>] [--skip <phase>]...
Everything that continuous integration runs:
  lints      the published documents, with Spectral (needs Node 20 or newer)
  build      format, compile with all gates, *Test and *ComponentTest, coverage and mutations of the domain
  console    types, lint and tests of the console, then in Chromium: every page with recorded answers, and the login and
             every page on a stack of its own (skipped with a message where there is no Chromium)
  journeys   *JourneyTest on one whole stack, twenty kills under load among them
Prints minutes per phase and ends with: N passed, N failed. Exit code 0 when nothing failed, else 1.
USAGE
}

run_tests() {
  local only="" skip=" " phase failed=0 started=$SECONDS
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
  touch "$root/target/openitem/test.began"
  PASSED=0 FAILED=0
  for phase in lints build console journeys; do
    [ -z "$only" ] || [ "$only" = "$phase" ] || continue
    case "$skip" in *" $phase "*) continue ;; esac
    say "== $phase"
    "phase_$phase" || failed=1
  done
  say ""
  say "minutes per phase"
  sort -k1,1 -s "$root/target/openitem/minutes" | awk '{ printf "  %5.1f  %s\n", $2 / 60, substr($0, index($0, $3)) }' >&2
  awk -v s=$((SECONDS - started)) 'BEGIN { printf "  %5.1f  in all\n", s / 60 }' >&2
  count_reports
  if [ "$failed" -ne 0 ] && [ "$FAILED" -eq 0 ]; then FAILED=1; fi
  echo "$PASSED passed, $FAILED failed"
  [ "$failed" -eq 0 ] && [ "$FAILED" -eq 0 ]
}

# Notes seconds under an order and a name.
note_seconds() { printf '%s %s %s\n' "$1" "$2" "$3" >> "$root/target/openitem/minutes"; }

check() {
  local name="$1" log="$root/target/openitem/$1.log"
  shift
  if "$@" > "$log" 2>&1 < /dev/null; then
    PASSED=$((PASSED + 1))
    say "  ok      $name"
  else
    FAILED=$((FAILED + 1))
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
  FAILED=$((FAILED + 1))
  return 1
}

phase_lints() {
  local began=$SECONDS result=0 package folder
  if ! has_node lints; then
    note_seconds 1 $((SECONDS - began)) lints
    return 1
  fi
  for package in contracts deploy/docker gateway/src/main/openapi invoice-service analytics-service; do
    folder="$root/$package"
    [ -f "$folder/package.json" ] || continue
    check "lint-${package//\//-}" lint_package "$folder" || result=1
  done
  note_seconds 1 $((SECONDS - began)) lints
  return $result
}

lint_package() { cd "$1" && npm ci --no-audit --no-fund && npm run --silent lint; }

# One reactor for all of it: gates, tests and mutations share what was compiled. It packages all that runs, so the
# journeys need no second build.
phase_build() {
  mark_building
  maven_phase build 2 -Pmutation,keycloak verify || return 1
  mark_built stack
}

CONSOLE_OFFSET=5000

phase_console() {
  local began=$SECONDS result=0 webui="$root/gateway/webui"
  if has_node console; then
    check console-packages npm_in "$webui" ci --no-audit --no-fund &&
      check console-check npm_in "$webui" run --silent check &&
      check console-build npm_in "$webui" run --silent build || result=1
    if [ "$result" -eq 0 ]; then console_in_browser "$webui" || result=1; fi
  else
    result=1
  fi
  note_seconds 3 $((SECONDS - began)) console
  return $result
}

console_in_browser() {
  if ! (cd "$1" && node -e 'import("./e2e/browser.mjs").then((b) => process.exit(b.executable ? 0 : 1))'); then
    say "  skipped the console in a browser: no Chromium was found. Debian: apt-get install chromium; or set OPENITEM_CHROMIUM."
    return 0
  fi
  local result=0
  check console-recorded npm_in "$1" run --silent e2e || result=1
  build_if_stale stack
  check console-live console_on_a_stack "$1" || result=1
  return $result
}

# On a stack of its own: what somebody has running, with their data, is left alone.
console_on_a_stack() {
  local result=0
  export OPENITEM_HOME="$root/target/console-stack" OPENITEM_PORT_OFFSET=$CONSOLE_OFFSET
  rm -rf "$OPENITEM_HOME/data"
  "$root/openitem" up --empty --background || result=1
  if [ "$result" -eq 0 ]; then
    OPENITEM_URL="http://127.0.0.1:$((8080 + CONSOLE_OFFSET))" \
      OPENITEM_REALM="http://127.0.0.1:$((18080 + CONSOLE_OFFSET))/realms/openitem" \
      npm_in "$1" run --silent e2e:live || result=1
  fi
  "$root/openitem" down || result=1
  unset OPENITEM_HOME OPENITEM_PORT_OFFSET
  return $result
}

npm_in() { (cd "$1" && shift && npm "$@"); }

phase_journeys() {
  if [ ! -f "$root/deploy/system-tests/pom.xml" ]; then
    say "  there is no deploy/system-tests in this checkout"
    return 0
  fi
  build_if_stale stack
  maven_phase journeys 4 -Pjourneys -pl deploy/system-tests -am -Dtest='*JourneyTest' \
    -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.haltOnFailure=false verify
}

# Runs Maven, shows modules and failures as they come, and adds up the seconds of each kind of goal.
maven_phase() {
  local name="$1" order="$2" log="$root/target/openitem/$1.log"
  shift 2
  if (cd "$root" && "$MVN" -B -Dstyle.color=never --fail-at-end "$@" 2>&1 < /dev/null) | tee "$log" | show_goals "$name" "$order"; then
    return 0
  fi
  say "  failed  $name; its output is $log"
  grep -E '^\[ERROR\]' "$log" | head -n 30 >&2
  return 1
}

goal_kind() {
  case "$1" in
    *spotless*) echo format ;;
    *compile*) echo compile ;;
    *surefire*) echo tests ;;
    *pitest*) echo mutations ;;
    *quarkus*) echo packaging ;;
    *) echo other ;;
  esac
}

show_goals() {
  local name="$1" order="$2" started=$SECONDS line kind=other since=$SECONDS goal
  local format=0 compile=0 tests=0 mutations=0 packaging=0 other=0
  while IFS= read -r line; do
    case "$line" in
      "[INFO] Building Openitem"*) printf '[%5d s] %s\n' $((SECONDS - started)) "${line#\[INFO\] Building }" >&2 ;;
      "[INFO] --- "*)
        eval "$kind=\$(($kind + SECONDS - since))"
        since=$SECONDS
        goal="${line#\[INFO\] --- }"
        kind="$(goal_kind "${goal%% (*}")"
        ;;
      "[INFO] Tests run: "*" -- in "*) printf '[%5d s]   %s\n' $((SECONDS - started)) "${line#\[INFO\] }" >&2 ;;
      "[ERROR] Tests run: "*" -- in "* | "[WARNING] Tests run: "*" -- in "*) printf '[%5d s]   %s\n' $((SECONDS - started)) "$line" >&2 ;;
    esac
  done
  eval "$kind=\$(($kind + SECONDS - since))"
  for kind in format compile tests mutations packaging other; do
    eval "goal=\$$kind"
    note_seconds "$order" "$goal" "$name: $kind"
  done
}

# Adds what the test reports of this run say.
count_reports() {
  local counts
  counts="$(find "$root" -path '*/target/surefire-reports/TEST-*.xml' -newer "$root/target/openitem/test.began" -print0 2>/dev/null |
    xargs -0 grep -h -m 1 '<testsuite ' 2>/dev/null |
    awk '{
      t = e = f = s = 0
      if (match($0, / tests="[0-9]+"/)) t = substr($0, RSTART + 8, RLENGTH - 9)
      if (match($0, / errors="[0-9]+"/)) e = substr($0, RSTART + 9, RLENGTH - 10)
      if (match($0, / failures="[0-9]+"/)) f = substr($0, RSTART + 11, RLENGTH - 12)
      if (match($0, / skipped="[0-9]+"/)) s = substr($0, RSTART + 10, RLENGTH - 11)
      bad += e + f; good += t - e - f - s
    } END { print good + 0, bad + 0 }')"
  PASSED=$((PASSED + ${counts% *}))
  FAILED=$((FAILED + ${counts#* }))
}
