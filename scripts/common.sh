# shellcheck shell=bash
# What the scripts share: where the project is, which JDK, which Maven. Sourced, never run.

project_root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
# shellcheck disable=SC2034 # the scripts that source this use it
readonly project_root
readonly jdk_needed=25

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Prints the major version of the JDK in a directory, or 0 where there is none.
jdk_version() {
  local home=$1 version=""
  if [[ -n $home && -x $home/bin/javac ]]; then
    if [[ -r $home/release ]]; then
      version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")"
    else
      version="$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')"
    fi
  fi
  printf '%s\n' "${version:-0}"
}

# Prints the home of a fitting JDK: one that was named, else exactly the needed version, else a newer one.
find_jdk() {
  local home version newer=""
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME:-}"; do
    if (($(jdk_version "$home") >= jdk_needed)); then
      printf '%s\n' "$home"
      return 0
    fi
  done
  for home in /usr/lib/jvm/* "${SDKMAN_DIR:-${HOME:-/root}/.sdkman}"/candidates/java/* /opt/* \
    /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    version="$(jdk_version "$home")"
    if ((version == jdk_needed)); then
      printf '%s\n' "$home"
      return 0
    elif ((version > jdk_needed)); then
      newer=$home
    fi
  done
  [[ -n $newer ]] && printf '%s\n' "$newer"
}

# Installs packages of the system where that needs no question: as root on Debian or Ubuntu.
install_packages() {
  if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
    return 1
  fi
  printf 'Installing %s\n' "$*" >&2
  {
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
      { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }
  } </dev/null >/dev/null 2>&1
}

# Puts a JDK 25 first: exports JAVA_HOME and PATH.
use_jdk() {
  local home
  if ! home="$(find_jdk)"; then
    install_packages openjdk-25-jdk-headless || true
    home="$(find_jdk)" ||
      die "no JDK $jdk_needed or newer found: install one, or name its directory in JAVA25_HOME"
  fi
  export JAVA_HOME=$home
  export PATH="$JAVA_HOME/bin:$PATH"
}

# Makes sure that there is a Maven; needs use_jdk first, so that it runs under that JDK.
use_maven() {
  command -v mvn >/dev/null || install_packages maven || true
  hash -r
  command -v mvn >/dev/null || die "Maven not found: install the package maven, or put mvn on the PATH"
  # Older Mavens use what JDK 25 warns of, in four lines before anything that matters.
  # The jar's directories bear the exact time in the zone that Maven runs in.
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow -Duser.timezone=UTC ${MAVEN_OPTS:-}"
}

# What Maven is told of the commit that is built: its version, and the time that everything in the jar bears.
# The time of the sources and not of the build gives the same bytes each time; it is the pages' files' time too,
# which browsers ask by, so it must not stay the same from version to version.
commit_arguments() {
  local time
  time="$(TZ=UTC git -C "$project_root" log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd 2>/dev/null)" || return 0
  printf -- '-Drevision=%s\n-Dproject.build.outputTimestamp=%s\n' "$(project_version)" "$time"
}

# Prints the version: of the tag v1.2.3 that is checked out unchanged, else the one of pom.xml.
project_version() {
  local tag
  tag="$(git -C "$project_root" describe --tags --dirty --match 'v[0-9]*' 2>/dev/null || true)"
  if [[ $tag =~ ^v([0-9]+\.[0-9]+\.[0-9]+)$ ]]; then
    printf '%s\n' "${BASH_REMATCH[1]}"
  else
    sed -n 's|.*<revision>\(.*\)</revision>.*|\1|p' "$project_root/pom.xml"
  fi
}

# Builds the program where its sources are newer than the jar, which $jar then names.
build_program() {
  jar="$project_root/target/svarsvakt.jar"
  if [[ -f $jar && -z $(find "$project_root/src/main" "$project_root/pom.xml" -newer "$jar" -print -quit) ]]; then
    return
  fi
  use_maven
  echo "Building the program; the first time takes some minutes." >&2
  local commit
  mapfile -t commit < <(commit_arguments)
  (cd "$project_root" && mvn "${commit[@]}" -q -B --no-transfer-progress -Dstyle.color=never \
    -Dmaven.test.skip=true -Dspotless.check.skip=true \
    package </dev/null >&2) || die "the program could not be built: see the lines above"
  touch "$jar" # it bears the commit's time
}

# Makes sure that there are Node.js and the libraries of src/test/browser, which stay where `mvn clean` does not reach.
use_node() {
  local tests="$project_root/src/test/browser" missing=()
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  need_packages "${missing[@]}"
  if [[ ! -f $tests/node_modules/.package-lock.json || $tests/package-lock.json -nt $tests/node_modules/.package-lock.json ]]; then
    echo "Fetching the libraries in src/test/browser" >&2
    (cd "$tests" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2) ||
      die "npm could not fetch the libraries in src/test/browser: see the lines above"
    touch "$tests/node_modules/.package-lock.json"
  fi
}

# Makes sure that the tests have what use_node gives, and a browser.
use_browser() {
  use_node
  [[ -n ${CHROMIUM:-} ]] || command -v chromium >/dev/null || command -v google-chrome >/dev/null || need_packages chromium
  export BROWSER_TESTS=required
}

# Makes sure that the tests have what looks at scripts and manifests.
use_linters() {
  local missing=()
  command -v shellcheck >/dev/null || missing+=(shellcheck)
  command -v yamllint >/dev/null || missing+=(yamllint)
  command -v systemd-analyze >/dev/null || missing+=(systemd)
  PATH="$PATH:/usr/sbin" command -v nginx >/dev/null || missing+=(nginx)
  need_packages "${missing[@]}"
  export LINTERS=required
}

# Installs what is missing, or says what to install.
need_packages() {
  (($# == 0)) || install_packages "$@" || die "install these: $*"
  hash -r
}
