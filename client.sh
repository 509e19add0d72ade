#!/bin/sh
# Joins a server: sh ./client.sh [--tls] [host] [port].
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
invoked_from=$PWD
cd "$here"
. ./scripts/setup.sh
setup
# A client is small and stays open for days: memory before speed, of which there is more than enough.
# A signal that nobody means does not open a debugger, whose words would stand on the screen.
run --disable-sigusr1 --optimize-for-size --max-semi-space-size=2 "$here/packages/terminal/src/main.ts" "$@"
