# What the scripts beside this one share. They lie in the folder that pack.sh made of the protected branch, with what
# decides: access.allowed.json, access.yaml, .accessignore, the lock file, the provider and automox-access.
# shellcheck shell=bash

SCRIPTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TOOLS=$(dirname "$SCRIPTS")
FORGE=${FORGE:-$([ -n "${GITLAB_CI:-}" ] && echo gitlab || echo github)}

say() { printf '%s\n' "$*" >&2; }
# What goes to stdout may be captured, so it is told on stderr.
fail() {
  if [ "$FORGE" = github ]; then say "::error::$*"; else say "Error: $*"; fi
  exit 1
}

# Runs a command that prints what others wrote, on stderr. In both streams GitHub's runner takes for a command what begins with
# :: after any blanks, and what has ##[ anywhere; until it sees the token again it takes nothing for one. GitLab folds what
# stands between two marks with escape signs.
foreign() {
  local token code=0
  token=$(openssl rand -hex 16)
  if [ "$FORGE" = github ]; then say "::stop-commands::$token"; fi
  "$@" 2>&1 | tr -d '\r\033' >&2 || code=$?
  if [ "$FORGE" = github ]; then printf '\n::%s::\n' "$token" >&2; fi
  return "$code"
}

# Variables of a pipeline or a job win over those of the project: what could turn Terraform, the provider or Node around is
# dropped, and what is needed of it comes from access.allowed.json.
settle_environment() {
  local name settings
  for name in $(compgen -e); do
    case $name in
      TF_HTTP_USERNAME | TF_HTTP_PASSWORD | AUTOMOX_API_KEY) ;;
      TF_* | TERRAFORM_* | AUTOMOX_* | NODE_OPTIONS | NODE_PATH) unset "$name" ;;
    esac
  done
  settings=$(allowed environment)
  eval "$settings"
  export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_CONFIG_FILE="$TOOLS/terraform.tfrc"
  printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$TOOLS/mirror" >"$TF_CLI_CONFIG_FILE"
}

allowed() { node "$SCRIPTS/allowed.mjs" "$@"; }
terraform() { command "${TERRAFORM_BINARY_NAME:-terraform}" "$@"; }
access() { node "$TOOLS/automox-access.cjs" --config "$TOOLS/access.yaml" "$@"; }

# A broken rule (3) and an incomplete listing (4) are on the page as well.
review() {
  local code=0
  foreign access review --live "$@" || code=$?
  case $code in 0 | 3 | 4) ;; *) fail "The plans could not be read: automox-access review ended with $code." ;; esac
}

# The plans alone; PLAN_KEY is a secret of both environments, and the gate has asked for its length.
seal() { (cd "$1" && tar -cf - stacks/*/plan) | openssl enc -aes-256-cbc -pbkdf2 -pass env:PLAN_KEY >"$2"; }
unseal() { openssl enc -d -aes-256-cbc -pbkdf2 -pass env:PLAN_KEY <"$1" | tar -C "$2" -xf -; }

# Ends unless COMMIT is what the protected branch is at: an old run that is started again plans what is past. Whoever may push
# may start one again on GitHub, job by job, and approvals that it had are not asked for again.
newest() {
  local now
  # Git answers with every ref that ends so, a branch by the name of refs/heads/main too.
  now=$(git ls-remote "$REPOSITORY_URL" "refs/heads/$PROTECTED_BRANCH" | sed -n "s:\trefs/heads/$PROTECTED_BRANCH\$::p")
  [ "$now" = "$1" ] || fail "$PROTECTED_BRANCH is at $now, and this run is of $1: the run of the newest commit applies."
  [ "${GITHUB_RUN_ATTEMPT:-1}" = 1 ] || fail "What was approved was the first attempt of this run: start a new run."
}
