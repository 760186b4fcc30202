#!/usr/bin/env bash
# decides.sh BASE HEAD: prints a sentence if a request changes what decides about requests. Of Git, which has no longest list,
# and runs nothing of the request.
set -euo pipefail

people=$(node "$(dirname "$0")/allowed.mjs" people)
files=$(git diff --name-only --no-renames "$1...$2" -- ${people:+stacks ":(exclude)$people"} \
  .github .gitlab-ci.yml ci scripts 'access.*' .accessignore .terraform.lock.hcl cdktf.json '*package.json' '*package-lock.json' '*npm-shrinkwrap.json' '*.npmrc' '*CODEOWNERS' |
  sed -n 's/`/?/g; 1,20s/.*/`&`/p' | paste -sd ' ')
[ -z "$files" ] ||
  echo "**This request changes $files, which decides: it is not used here and counts after the merge. Review it by itself.**"
