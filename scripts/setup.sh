# Sourced by server.sh, client.sh and test.sh, which stand in the project's root and have set $here to it: sets up what is missing, says what
# it does, and puts the pinned Node first on the PATH. When nothing is missing it does nothing and costs nothing.

say() { printf '%s\n' "salon: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Only one setup at a time: people start the server and the client in two terminals at once.
setup_lock=.salon-setup

lock_setup() {
  until mkdir "$setup_lock" 2>/dev/null; do
    owner=$(cat "$setup_lock/pid" 2>/dev/null) || owner=
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$setup_lock"
      continue
    fi
    [ -n "${waiting_told:-}" ] || say "another setup is on its way; waiting for it (if there is none, remove $setup_lock)"
    waiting_told=yes
    sleep 1
  done
  echo $$ >"$setup_lock/pid"
  trap 'rm -rf "$here/$setup_lock"' EXIT
  trap 'exit 130' INT TERM
}

unlock_setup() {
  rm -rf "$setup_lock"
  trap - EXIT INT TERM
}

install_packages() {
  lock_setup
  if ! cmp -s package-lock.json "$stamp"; then
    command -v npm >/dev/null 2>&1 || fail "npm is missing. Install Node.js 20 or newer, which brings it."
    say "setting up: npm ci (only now, and when package-lock.json changes)"
    npm ci --no-audit --no-fund --no-progress --loglevel=error >&2 || fail "npm ci failed; its messages stand above."
    cp package-lock.json "$stamp"
  fi
  unlock_setup
}

# The browser client is built once, and again when it, or what it is made of, has changed.
build_web() {
  web_is_built || make_web
}

web_is_built() {
  built=packages/web/dist/index.html
  [ -f "$built" ] || return 1
  changed=$(find packages/web/src packages/web/public packages/web/index.html packages/web/vite.config.ts \
    packages/client/src packages/protocol/src package-lock.json -newer "$built" 2>/dev/null | head -n 1)
  [ -z "$changed" ]
}

make_web() {
  lock_setup
  if ! web_is_built; then
    say "building the browser client (only now, and when it changes)"
    (cd packages/web && vite build --logLevel warn) >&2 \
      || fail "the browser client could not be built; the reason stands above."
  fi
  unlock_setup
}

setup() {
  stamp=node_modules/.salon-lock
  cmp -s package-lock.json "$stamp" || install_packages
  PATH="$here/node_modules/.bin:$PATH"
  export PATH
  # Where install scripts are forbidden, the pinned Node is not there, and the machine's own must do.
  node_version=$(node --version 2>/dev/null) || fail "Node.js is missing, and npm did not install it."
  case $node_version in
    v2[4-9].* | v[3-9][0-9].* | v22.1[89].* | v22.[2-9][0-9].* | v23.[6-9].* | v23.1[0-9].*) ;;
    *) fail "this needs Node.js 22.18 or newer, and here is $node_version. Let npm run install scripts, or upgrade." ;;
  esac
}

# Becomes the program, on the pinned Node. What Node compiled is kept for the next start, which takes a third of the time then, and
# less memory: types need not be taken out again. Where nothing can be written Node does without.
run() {
  NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE:-$here/node_modules/.cache/compiled}
  export NODE_COMPILE_CACHE
  cd "$invoked_from"
  exec node "$@"
}
