#!/usr/bin/env bash
# preview.sh FOLDER COMMIT FILE: plans what a request synthesized and check-configuration.mjs let pass, and writes into FILE
# what it would do. A preview: nothing is decided by it.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

folder=$1 commit=$2 file=$3
echo "The plan of $commit could not be made; the log of this run says why." >"$file"
"$SCRIPTS/plan.sh" "$folder" >&2
settle_environment
access review --cdktf-out "$folder" --terraform-dir "$folder" --config "$TOOLS/access.yaml" --live --commit "$commit" \
  --format "md=$file" >&2 || [ $? -ge 3 ]
