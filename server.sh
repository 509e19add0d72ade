#!/bin/sh
# Starts the server. sh ./server.sh --help shows the options.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
invoked_from=$PWD
cd "$here"
. ./scripts/setup.sh
setup
build_web
# A rush of newcomers would make V8's young generation grow to 100 MB, which it keeps; with half of that nothing is slower.
run --max-semi-space-size=16 "$here/packages/server/src/main.ts" "$@"
