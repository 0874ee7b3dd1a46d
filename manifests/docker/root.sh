#!/usr/bin/env bash
# Runs a command in a directory as its root, which it cannot write: root.sh DIRECTORY DATA COMMAND...
# DATA is what it sees as /var/lib/svarsvakt, and the only thing that outlives it. Needs root, or user namespaces.
set -euo pipefail
image="$(cd "$1" && pwd -P)" data="$(cd "$2" && pwd -P)"
if [[ ${IN_A_NAMESPACE:-} != yes ]]; then
  export IN_A_NAMESPACE=yes
  user=()
  ((EUID == 0)) || user=(--user --map-root-user)
  exec unshare "${user[@]}" --mount -- "$0" "$image" "$data" "${@:3}"
fi
mkdir -p "$image"/{proc,dev,tmp,etc,var/lib/svarsvakt}
mount --bind "$image" "$image"
mount --bind /proc "$image/proc"
mount --bind "$data" "$image/var/lib/svarsvakt"
mount -t tmpfs -o mode=1777,size=64m tmpfs "$image/tmp"
mount -t tmpfs -o mode=755 tmpfs "$image/dev"
for device in null zero random urandom; do
  touch "$image/dev/$device"
  mount --bind "/dev/$device" "$image/dev/$device"
done
mount -o remount,bind,ro "$image"
if [[ -n ${IMAGE_USER:-} ]] && grep -qE '^ *0 +0 +4294967295$' /proc/self/uid_map; then
  exec chroot --userspec="$IMAGE_USER" "$image" "${@:3}"
fi
exec chroot "$image" "${@:3}"
