#!/bin/sh
# The shared libraries that Qt's X11 plugin needs and that no Python wheel brings along.
# On Debian and its kin, as root, the missing ones are installed; anywhere else they are named.
set -u

libraries="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-randr0
libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0
fonts-dejavu-core"

[ "$(uname -s)" = Linux ] || exit 0

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "Qt needs these libraries (Debian's names); install your system's packages for them:" >&2
    echo $libraries >&2
    exit 0
fi

missing=""
for library in $libraries; do
    dpkg-query -W -f='${Status}' "$library" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $library"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "The window needs these packages; install them with: sudo apt-get install$missing" >&2
    exit 0
fi

echo "Installing the system libraries that Qt needs:$missing"
export DEBIAN_FRONTEND=noninteractive
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null; then
    # The command line works without them, so this is said and not fatal.
    echo "These packages could not be installed; the window needs them:$missing" >&2
fi
