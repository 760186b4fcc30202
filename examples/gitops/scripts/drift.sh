#!/usr/bin/env bash
# drift.sh FOLDER [OPTION ...]: compares every planned stack with Automox, leaves the reports in FOLDER and keeps one issue a stack.
# Options go to `automox-access drift`: `--contract account --attribute 7d` also asks who changed it.
# Drift is what the issue is for and no failure; a scan that failed or was incomplete is one.
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

reports=$1 failed=0
shift
mkdir -p "$reports"
for folder in cdktf.out/stacks/*/; do
  stack=$(basename "$folder") code=0
  automox-access drift --plan "$stack=${folder}plan" --terraform-dir "$folder" "$@" \
    --format "md=$reports/$stack.md" --format "json=$reports/$stack.json" --format "html=$reports/$stack.html" ||
    code=$?
  case $code in
    0 | 2) "$SCRIPTS/tracking-issue.sh" "$reports/$stack" ;;
    4)
      "$SCRIPTS/tracking-issue.sh" "$reports/$stack"
      say "The scan of $stack was incomplete: do not take it for a clean result."
      failed=4
      ;;
    *)
      say "The scan of $stack failed."
      failed=1
      ;;
  esac
done
exit "$failed"
