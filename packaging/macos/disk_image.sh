#!/bin/sh
# The macOS disk image over build/package/bundle/Steppeline.app: the program, and a link to put it into Applications.
set -eu
cd "$(dirname "$0")/../.."
version=$1
image=$(mktemp -d)
cp -R build/package/bundle/Steppeline.app "$image/"
ln -s /Applications "$image/Applications"
mkdir -p dist
hdiutil create -volname Steppeline -srcfolder "$image" -ov -format UDZO "dist/steppeline-$version-macos.dmg"
