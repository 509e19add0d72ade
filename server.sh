#!/bin/sh
# Starts the server. sh ./server.sh --help shows the options.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
invoked_from=$PWD
cd "$here"
. ./scripts/setup.sh
setup
build_web
run "$here/packages/server/src/main.ts" "$@"
