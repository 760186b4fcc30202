# What the scripts beside this one share: where they run, and how they speak. FORGE is github or gitlab; without it,
# the system the job runs on.
# shellcheck shell=bash

SCRIPTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
FORGE=${FORGE:-$([ -n "${GITLAB_CI:-}" ] && echo gitlab || echo github)}

pick() { node "$SCRIPTS/pick.mjs" "$@"; }
say() { echo "$*" >&2; }
fail() {
  if [ "$FORGE" = github ]; then say "::error::$*"; else say "Error: $*"; fi
  exit 1
}

# shellcheck source=/dev/null
. "$SCRIPTS/forge-$FORGE.sh"
