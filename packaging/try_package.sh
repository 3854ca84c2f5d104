#!/bin/sh
# Install, run, upgrade and remove what `make package` built, in a fresh Debian 12 with nothing but its base; then run
# the portable archive there. As root, with debootstrap. Usage: try_package.sh [FOLDER] (where the system is made)
set -eu
cd "$(dirname "$0")/.."
work=${1:-$(mktemp -d)}
root=$work/root
base=$work/base
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' desktop/steppeline/__init__.py)
package=dist/steppeline_${version}_amd64.deb
archive=dist/steppeline-$version-linux-x86_64.tar.xz

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
offline() { unshare -n chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive "$@"; }
# As an ordinary user, with the network cut off.
alone() { unshare -n chroot --userspec=1000:1000 "$root" env -i PATH=/usr/bin:/bin HOME=/home/analyst LC_ALL=C.UTF-8 "$@"; }
said() { echo "ok    $*"; }
no_mounts() { for place in "$root/mnt/medium" "$root/proc"; do umount "$place" 2>/dev/null || true; done; }
trap no_mounts EXIT

[ -d "$base" ] || debootstrap --variant=minbase bookworm "$base" >"$work/debootstrap.log"
no_mounts
rm -rf "$root"
cp -a "$base" "$root"
mount -t proc proc "$root/proc"
inside useradd --create-home --uid 1000 analyst

mkdir -p "$root/home/analyst/Мои программы" "$root/mnt/medium"
tar -C "$root/home/analyst/Мои программы" -xf "$archive"
chown -R 1000:1000 "$root/home/analyst/Мои программы"
portable="/home/analyst/Мои программы/steppeline-$version"
alone "$portable/steppeline" --self-test
said "portable, where no library of X11, Wayland, OpenGL or fontconfig is installed"

# The version before: the same program under a lower number.
mkdir "$work/old" 2>/dev/null || rm -rf "$work/old/tree"
dpkg-deb -R "$package" "$work/old/tree"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/old/tree/DEBIAN/control"
dpkg-deb --root-owner-group -Znone --build "$work/old/tree" "$root/tmp/steppeline_old.deb" >/dev/null
cp "$package" "$root/tmp/steppeline.deb"

# Nothing has to be fetched for it: the network is cut off.
offline apt-get install -y -qq /tmp/steppeline_old.deb >"$work/install.log" 2>&1
said "installed: $(inside dpkg-query -W steppeline)"
alone steppeline demo -o "/home/analyst/дело.steppeline" --lang en >/dev/null
alone mkdir -p /home/analyst/.config/steppeline
alone sh -c 'echo "{\"language\": \"ru\"}" >/home/analyst/.config/steppeline/settings.json'

offline apt-get install -y -qq /tmp/steppeline.deb >>"$work/install.log" 2>&1
said "upgraded: $(inside dpkg-query -W steppeline)"
alone grep -q '"ru"' /home/analyst/.config/steppeline/settings.json
alone steppeline info /home/analyst/дело.steppeline --lang en >/dev/null
said "settings are kept, the casefile opens"
alone steppeline --self-test
said "self-test as an ordinary user, without a network and a display"

inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends xvfb xdotool xauth desktop-file-utils shared-mime-info libglib2.0-bin >>"$work/install.log" 2>&1
alone sh -c 'desktop-file-validate /usr/share/applications/steppeline.desktop'
kind=$(alone gio info -a standard::content-type /home/analyst/дело.steppeline | sed -n 's/.*content-type: //p')
[ "$kind" = "application/vnd.steppeline.casefile+sqlite3" ]
said "the file is known as $kind"
cat >"$root/tmp/window.sh" <<'INSIDE'
Xvfb :7 -screen 0 1400x900x24 >/dev/null 2>&1 & server=$!
export DISPLAY=:7
sleep 2
$1 & program=$!
xdotool search --sync --onlyvisible --name "$2" >/dev/null && status=0 || status=1
pkill -P "$program" 2>/dev/null; kill "$program" 2>/dev/null
kill "$server"
exit $status
INSIDE
alone timeout 60 sh /tmp/window.sh "$(sed -n 's/^Exec=\(.*\) %f$/\1/p' "$root/usr/share/applications/steppeline.desktop")" Steppeline 2>/dev/null
said "a window, started as the desktop entry does"
alone timeout 60 sh /tmp/window.sh "steppeline /home/analyst/дело.steppeline" дело 2>/dev/null
said "a window on the casefile"

inside apt-get purge -y -qq steppeline >>"$work/install.log" 2>&1
left=$(find "$root/usr" "$root/etc" -name "*steppeline*"; ls -d "$root/opt/steppeline" 2>/dev/null || true)
[ -z "$left" ] || { echo "left behind: $left" >&2; exit 1; }
[ -f "$root/home/analyst/дело.steppeline" ]
said "removed; the user's files stay"

alone "$portable/steppeline" backup /home/analyst/дело.steppeline >/dev/null
[ -d "$root$portable/steppeline-data/backups" ]
alone "$portable/steppeline" --self-test
said "portable, from a folder with spaces and Cyrillic letters; what it keeps is beside it"
mount --bind -o ro "$root$portable" "$root/mnt/medium"
mount -o remount,ro,bind "$root/mnt/medium"
alone /mnt/medium/steppeline --self-test >"$work/medium.log"
said "portable, from a read-only medium"
