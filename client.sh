#!/bin/sh
# Joins a server: sh ./client.sh [--tls] [host] [port].
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
invoked_from=$PWD
cd "$here"
. ./scripts/setup.sh
setup
# The heap grows in small steps: a long talk is mostly text that stays, and what is drawn goes at once.
run --max-semi-space-size=2 "$here/packages/terminal/src/main.ts" "$@"
