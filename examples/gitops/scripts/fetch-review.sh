#!/usr/bin/env bash
# fetch-review.sh MERGE_REQUEST PIPELINE FOLDER (GitLab): gets review.json of a merge request's pipeline into FOLDER and
# prints number= and commit= as GitLab itself knows them. Both numbers come from a job that ran somebody else's code.
set -euo pipefail
# shellcheck source=forge.sh
. "$(dirname "$0")/forge.sh"

number=$1 pipeline=$2 folder=$3
[[ $number =~ ^[1-9][0-9]{0,9}$ && $pipeline =~ ^[1-9][0-9]{0,18}$ ]] || fail "Expected two numbers."
project=projects/$ACCESS_PROJECT
commit=$(glab api --paginate "$project/merge_requests/$number/pipelines" | pick sha "id=$pipeline" | head -n 1)
[[ $commit =~ ^[0-9a-f]{40}$ ]] || fail "Pipeline $pipeline is none of merge request $number."
job=$(glab api --paginate "$project/pipelines/$pipeline/jobs?per_page=100" | pick id "name=access review" | head -n 1)
[ -n "$job" ] || fail "Pipeline $pipeline has no job with a review."
glab api "$project/jobs/$job/artifacts/review/review.json" >"$folder/review.json"
printf 'number=%s\ncommit=%s\n' "$number" "$commit"
