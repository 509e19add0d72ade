#!/bin/sh
# Joins a server: sh ./client.sh [--tls] [host] [port].
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
invoked_from=$PWD
cd "$here"
. ./scripts/setup.sh
setup
run "$here/packages/terminal/src/main.ts" "$@"
