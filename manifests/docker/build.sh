# shellcheck shell=bash
# What the image is made of, for the Dockerfile and for scripts/image alike. Sourced, never run.

# The modules that the program and its libraries load; scripts/image --try fails where one is missing.
readonly modules=java.base,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.charsets,jdk.crypto.cryptoki,jdk.httpserver,jdk.jfr,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

# What the Java runtime is started with, in training and ever after. With the first compiler alone it is ready after two
# thirds of the time and in less memory, and what it mostly does is wait for Graph.
# shellcheck disable=SC2034 # the scripts that source this use it
readonly -a java_options=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms64m -XX:MaxRAMPercentage=45 -XX:+ExitOnOutOfMemoryError)

# Makes a runtime of these modules in a directory.
make_runtime() {
  jlink --add-modules "$modules" --include-locales=en,sv --strip-debug --no-man-pages --no-header-files --output "$1"
}

# Unpacks a jar into a directory: the program beside its libraries, which starts faster than one jar in another. Of
# signed libraries the signature is left out, for the cache takes no class that is signed; Maven checked the jar's sum.
unpack_program() {
  local library signatures
  java -Djarmode=tools -jar "$1" extract --destination "$2"
  for library in "$2"/lib/*.jar; do
    grep -qaE 'META-INF/[^/]+\.(RSA|DSA|EC)' "$library" || continue
    mapfile -t signatures < <(jar --list --file "$library" | grep -E '^META-INF/[^/]+\.(SF|RSA|DSA|EC)$')
    ((${#signatures[@]} == 0)) || zip -q -d "$library" "${signatures[@]}"
  done
}

# Starts the program once, so that the classes it loaded are written to a cache when it ends. What stands after the
# cache's path is put before the command, so that the program may run in a root of its own.
train() {
  local cache=$1 run=("${@:2}") answer="" pid _
  SVARSVAKT_GRAPH_CLIENT_SECRET=none SERVER_PORT=18099 "${run[@]}" "${java_options[@]}" "-XX:AOTCacheOutput=$cache" \
    -jar /opt/svarsvakt/svarsvakt.jar serve --svarsvakt.data-dir=/tmp/training \
    --svarsvakt.graph.tenant-id=11111111-2222-3333-4444-555555555555 \
    --svarsvakt.graph.client-id=66666666-7777-8888-9999-000000000000 >&2 &
  pid=$!
  for _ in {1..1200}; do
    answer="$(asked 18099 /actuator/health/readiness || true)"
    [[ $answer != *" 200 "* ]] || break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  asked 18099 / >/dev/null || true
  kill -TERM "$pid" 2>/dev/null || true
  wait "$pid" || true # a JVM that is asked to end exits with 143
  [[ $answer == *" 200 "* ]]
}

# The first line of the answer to a request of this machine.
asked() {
  local first
  {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS= read -r -t 5 first <&3 || true
    exec 3<&-
  } 2>/dev/null
  printf '%s\n' "${first:-}"
}
