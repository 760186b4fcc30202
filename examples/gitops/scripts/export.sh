#!/usr/bin/env bash
# export.sh FOLDER: who has access, as evidence. Asked once; everything else is made of that one answer. An incomplete listing
# writes nothing and fails.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"
settle_environment

mkdir -p "$1"
access export --profile roster --format "json=$1/roster.json" --format "html=$1/matrix.html" \
  --manifest "$1/roster.manifest.json"
access export --roster "$1/roster.json" --profile worksheet --format "csv=$1/worksheet.csv" \
  --manifest "$1/worksheet.manifest.json"
