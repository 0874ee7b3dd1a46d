#!/usr/bin/env bash
# Starts the program of an unpacked image twice, as another user in a root that cannot be written, and says how long it
# took to be ready (the first time it makes its tables) and how much memory it holds: try.sh DIRECTORY
# READY_MILLISECONDS (4000, of the second start) and READY_MEGABYTES (350) are its limits.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
image=$1
# shellcheck source=manifests/docker/build.sh
source "$here/build.sh"
work="$(mktemp -d)"
chmod 711 "$work"
mkdir "$work/data"
((EUID != 0)) || chown 65532:65532 "$work/data"
pid=""
# shellcheck disable=SC2329 # the trap calls it
finish() {
  [[ -z $pid ]] || kill -TERM "$pid" 2>/dev/null || true
  wait || true
  rm -rf "$work"
}
trap finish EXIT

fail() {
  printf 'try: %s\n' "$*" >&2
  exit 1
}

start() {
  local begun _
  begun=$(date +%s%N)
  IMAGE_USER=65532:65532 SVARSVAKT_GRAPH_CLIENT_SECRET=none SERVER_PORT=18098 \
    SVARSVAKT_DATA_DIR=/var/lib/svarsvakt/data "$here/root.sh" "$image" "$work/data" \
    /opt/java/bin/java "${java_options[@]}" -XX:AOTCache=/opt/svarsvakt/svarsvakt.aot -XX:AOTMode=on -Xmx512m \
    -jar /opt/svarsvakt/svarsvakt.jar serve \
    --svarsvakt.graph.tenant-id=11111111-2222-3333-4444-555555555555 \
    --svarsvakt.graph.client-id=66666666-7777-8888-9999-000000000000 >"$work/log" 2>&1 &
  pid=$!
  for _ in {1..2400}; do
    if [[ $(asked 18098 /actuator/health/readiness || true) == *" 200 "* ]]; then
      milliseconds=$((($(date +%s%N) - begun) / 1000000))
      return
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.05
  done
  cat "$work/log" >&2
  fail "it did not become ready: see the lines above"
}

start
printf 'first start, with an empty data directory: ready after %d ms\n' "$milliseconds"
kill -TERM "$pid"
wait "$pid" || true
start
megabytes=$(($(awk '/^VmRSS:/ {print $2}' "/proc/$pid/status") / 1024))
# Of all cores together: it depends less on what else the machine does.
processor=$(($(awk '{print $14 + $15}' "/proc/$pid/stat") * 1000 / $(getconf CLK_TCK)))
user="$(awk '/^Uid:/ {print $2}' "/proc/$pid/status")"
root="$(awk '$5 == "/" {print substr($6, 1, 2)}' "/proc/$pid/mountinfo" | tail -1)"
printf 'next start: ready after %d ms and %d ms of processor, %d MB, user %s, root %s\n' \
  "$milliseconds" "$processor" "$megabytes" "$user" "$root"
[[ -f $work/data/data/svarsvakt.mv.db ]] || fail "it kept its data elsewhere"
[[ $root == ro ]] || fail "its root can be written"
((EUID != 0)) || [[ $user == 65532 ]] || fail "it runs as user $user"
((milliseconds <= ${READY_MILLISECONDS:-4000})) || fail "it took too long"
((megabytes <= ${READY_MEGABYTES:-350})) || fail "it holds too much memory"
