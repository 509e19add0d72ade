#!/bin/sh
# Runs all tests, and installs before what they need and this machine lacks: sh ./test.sh [vitest options].
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
cd "$here"
. ./scripts/setup.sh
setup
build_web

# The clients that are not written here, as Debian's packages: a program and the package that brings it.
missing=
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
need nc netcat-openbsd
need script bsdutils
need telnet telnet
need tmux tmux
need irssi irssi
need ircII ircii
need weechat-headless weechat-headless
need chromium chromium
# The tests steer WeeChat through a pipe, which is one of its plugins.
ls /usr/lib/*/weechat/plugins/fifo.so >/dev/null 2>&1 || missing="$missing weechat-plugins"

if [ -n "$missing" ]; then
  if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    say "installing Debian packages for the tests:$missing"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends $missing; } >/dev/null \
      || fail "apt-get could not install:$missing"
  else
    say "these Debian packages are missing, and tests with those clients are skipped:$missing"
    say "install them with: sudo apt-get install$missing"
  fi
fi

SALON_CLOSING_LINE=1 exec vitest run "$@"
