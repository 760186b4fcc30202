#!/usr/bin/env bash
# drift.sh CONFIGURATION REPORTS [OPTION ...]: compares every stack with Automox, leaves the reports in REPORTS and keeps one
# issue a stack. Options go to `automox-access drift`: `--contract account --attribute 7d` also asks who changed it.
# Drift is what the issue is for and no failure; a scan that failed or was incomplete is one.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

configuration=$1 reports=$2 failed=0 scratch=$(mktemp -d)
shift 2
trap 'rm -rf "$scratch"' EXIT
# Configuration against state: what is really there is read by the comparison.
"$SCRIPTS/plan.sh" "$configuration" "$scratch/plans" -refresh=false >&2
settle_environment
list=$(allowed stacks)
mkdir -p "$reports"
for stack in $list; do
  folder=$scratch/plans/stacks/$stack code=0
  foreign access drift --ignore-file "$TOOLS/.accessignore" \
    --plan "$stack=$folder/plan" --terraform-dir "$folder" "$@" \
    --format "md=$reports/$stack.md" --format "json=$reports/$stack.json" --format "html=$reports/$stack.html" ||
    code=$?
  case $code in 0 | 2 | 4) node "$SCRIPTS/tracking-issue.mjs" "$reports/$stack" ;; esac
  case $code in
    0 | 2) ;;
    4) failed=4 && say "The scan of $stack was incomplete: do not take it for a clean result." ;;
    *) failed=1 && say "The scan of $stack failed." ;;
  esac
done
exit "$failed"
