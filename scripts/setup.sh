# Sourced by server.sh, client.sh and test.sh, which stand in the project's root: sets up what is missing, says what
# it does, and puts the pinned Node first on the PATH. When nothing is missing it does nothing and costs nothing.

say() { printf '%s\n' "salon: $*" >&2; }

fail() {
  say "$*"
  exit 1
}

setup() {
  stamp=node_modules/.salon-lock
  if ! cmp -s package-lock.json "$stamp"; then
    command -v npm >/dev/null 2>&1 || fail "npm is missing. Install Node.js 20 or newer, which brings it."
    say "setting up: npm ci (only now, and when package-lock.json changes)"
    npm ci --no-audit --no-fund --loglevel=error >&2 || fail "npm ci failed; its messages stand above."
    cp package-lock.json "$stamp"
  fi
  PATH="$PWD/node_modules/.bin:$PATH"
  export PATH
  # Where install scripts are forbidden, the pinned Node is not there, and the machine's own must do.
  node_version=$(node --version 2>/dev/null) || fail "Node.js is missing, and npm did not install it."
  case $node_version in
    v2[4-9].* | v[3-9][0-9].* | v22.1[89].* | v22.[2-9][0-9].* | v23.[6-9].* | v23.1[0-9].*) ;;
    *) fail "this needs Node.js 22.18 or newer, and here is $node_version. Let npm run install scripts, or upgrade." ;;
  esac
}
