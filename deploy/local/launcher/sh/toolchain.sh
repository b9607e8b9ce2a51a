# Finds a JDK and a Maven. Sourced by ./openitem.

MIN_JDK=21
MIN_MAVEN=3.8.7

say() { printf '%s\n' "$*" >&2; }

die() {
  say "openitem: $*"
  exit 1
}

# The feature number of a JDK's folder, or nothing when it is not a whole JDK (a JRE cannot compile).
jdk_version() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  local line=""
  if [ -r "$1/release" ]; then
    line="$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)"
  fi
  if [ -z "$line" ]; then
    line="$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)"
  fi
  printf '%s' "$line"
}

# Folders that may hold a JDK, one a line. OPENITEM_JDK_FOLDERS replaces the usual ones.
jdk_candidates() {
  if [ -n "${OPENITEM_JDK_FOLDERS+set}" ]; then
    printf '%s\n' "$OPENITEM_JDK_FOLDERS" | tr ':' '\n'
    return
  fi
  local java
  java="$(command -v java 2>/dev/null || true)"
  if [ -n "$java" ]; then
    while [ -L "$java" ]; do
      local next
      next="$(readlink "$java")"
      case "$next" in /*) java="$next" ;; *) java="$(dirname "$java")/$next" ;; esac
    done
    dirname "$(dirname "$java")"
  fi
  local folder
  for folder in /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -d "$folder" ] && printf '%s\n' "$folder"
  done
  return 0
}

# JAVA_HOME when it is new enough, otherwise the newest there is.
find_jdk() {
  local version best="" best_version=0 folder
  if [ -n "${JAVA_HOME:-}" ]; then
    version="$(jdk_version "$JAVA_HOME")"
    if [ "${version:-0}" -ge "$MIN_JDK" ]; then
      export JAVA_HOME
      return
    fi
  fi
  while IFS= read -r folder; do
    version="$(jdk_version "$folder")"
    if [ "${version:-0}" -gt "$best_version" ]; then
      best="$folder"
      best_version="$version"
    fi
  done <<< "$(jdk_candidates)"
  if [ "$best_version" -lt "$MIN_JDK" ]; then
    local found="none was found"
    [ "$best_version" -gt 0 ] && found="the newest found is $best_version at $best"
    die "a JDK $MIN_JDK or newer is needed and $found. Install one, for example Temurin 25
  Debian, Ubuntu   apt-get install temurin-25-jdk (see https://adoptium.net/installation/linux) or openjdk-21-jdk
  macOS            brew install openjdk
  anywhere         https://adoptium.net, then set JAVA_HOME to its folder"
  fi
  export JAVA_HOME="$best"
}

# Whether the first version is at least the second, both of three numbers.
at_least() {
  local IFS=.
  # Split at the dots on purpose.
  # shellcheck disable=SC2206
  local a=($1) b=($2) i
  for i in 0 1 2; do
    [ "${a[$i]:-0}" -gt "${b[$i]:-0}" ] && return 0
    [ "${a[$i]:-0}" -lt "${b[$i]:-0}" ] && return 1
  done
  return 0
}

# Sets MVN: the machine's Maven if it is new enough, otherwise the wrapper, which fetches one.
find_maven() {
  local version=""
  if command -v mvn > /dev/null 2>&1; then
    version="$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)"
  fi
  if [ -n "$version" ] && at_least "$version" "$MIN_MAVEN"; then
    MVN="mvn"
  else
    MVN="$root/mvnw"
    say "No Maven $MIN_MAVEN or newer on the path: the wrapper fetches one, 9 MB."
  fi
}

supported_machine() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64 | Linux-aarch64 | Linux-arm64 | Darwin-arm64) ;;
    *) die "the stack without containers runs on Linux (x64, arm64) and macOS (arm64); this is $(uname -s) $(uname -m). Use docker compose up instead." ;;
  esac
}
