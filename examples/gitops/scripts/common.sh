# What the scripts beside this one share. They lie in the folder that pack.sh made of the protected branch, with what
# decides: access.allowed.json, access.yaml, .accessignore, the lock file, the provider and automox-access.
# shellcheck shell=bash

SCRIPTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
TOOLS=$(dirname "$SCRIPTS")
FORGE=${FORGE:-$([ -n "${GITLAB_CI:-}" ] && echo gitlab || echo github)}

# A line of somebody else's that begins with :: would be a command of the runner.
say() { printf '%s\n' "$*" | sed 's/^::/ ::/' >&2; }
fail() {
  if [ "$FORGE" = github ]; then printf '::error::%s\n' "$*"; fi
  say "Error: $*"
  exit 1
}

# Variables of a pipeline or a job win over those of the project: what could turn Terraform, the provider or Node around is
# dropped, and what is needed of it comes from access.allowed.json.
settle_environment() {
  local name
  for name in $(compgen -e); do
    case $name in
      TF_HTTP_USERNAME | TF_HTTP_PASSWORD | AUTOMOX_API_KEY) ;;
      TF_* | TERRAFORM_* | AUTOMOX_* | NODE_OPTIONS | NODE_PATH) unset "$name" ;;
    esac
  done
  eval "$(node -e '
    const { environment = {} } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    for (const [name, value] of Object.entries(environment))
      console.log(`export ${name}=\x27${value.replaceAll("\x27", "\x27\\\x27\x27")}\x27`);
  ' "$TOOLS/access.allowed.json")"
  export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1 TF_INPUT=0 TF_CLI_CONFIG_FILE="$TOOLS/terraform.tfrc"
  printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$TOOLS/mirror" >"$TF_CLI_CONFIG_FILE"
}

# The one list of stacks.
stacks() {
  node -p 'Object.keys(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).stacks).join("\n")' \
    "$TOOLS/access.allowed.json"
}

terraform() { command "${TERRAFORM_BINARY_NAME:-terraform}" "$@"; }
access() { node "$TOOLS/automox-access.cjs" "$@"; }

# Of the plans with everything they need; PLAN_KEY is a secret of both environments.
seal() { tar -C "$1" -cf - stacks | openssl enc -aes-256-cbc -pbkdf2 -pass env:PLAN_KEY >"$2"; }
unseal() { openssl enc -d -aes-256-cbc -pbkdf2 -pass env:PLAN_KEY <"$1" | tar -C "$2" -xf -; }

# Ends unless COMMIT is what the protected branch is at: an old run that is started again plans what is past.
newest() {
  local now
  now=$(git ls-remote "$REPOSITORY_URL" "refs/heads/$PROTECTED_BRANCH" | cut -f 1)
  [ "$now" = "$1" ] || fail "$PROTECTED_BRANCH is at $now, and this run is of $1: the run of the newest commit applies."
}
