#!/bin/sh
# disk_image.sh TARGET: the macOS disk image over build/package/bundle/Steppeline.app: the program, and a link to put it into Applications.
set -eu
cd "$(dirname "$0")/../.."
target=$1
image=$(mktemp -d)
cp -R build/package/bundle/Steppeline.app "$image/"
ln -s /Applications "$image/Applications"
hdiutil create -volname Steppeline -srcfolder "$image" -ov -format UDZO "$target"
