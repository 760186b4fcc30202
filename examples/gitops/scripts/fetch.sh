#!/usr/bin/env bash
# fetch.sh PROJECT MERGE_REQUEST PIPELINE COMMIT FOLDER (GitLab): gets into FOLDER what a request hands over to be planned, as its own
# pipeline synthesized it, or the people's file. Both numbers are anybody's; what they are, GitLab says.
set -euo pipefail
# shellcheck source=common.sh
. "$(dirname "$0")/common.sh"

project=projects/$1 number=$2 pipeline=$3 commit=$4 folder=$5
[[ $number =~ ^[1-9][0-9]*$ && $pipeline =~ ^[1-9][0-9]*$ ]] || fail "Expected the numbers of a merge request and of its pipeline."
# Not of a fork: whoever makes one need not know who has access.
head=$(glab api "$project/merge_requests/$number" | pick sha target_branch=main state=opened "source_project_id=$1")
[ "$head" = "$commit" ] || fail "No open merge request $number of a branch of this project into main is at $commit."
mkdir "$folder"
people=$(allowed people)
if [ -n "$people" ]; then
  glab api "$project/repository/files/${people//\//%2F}/raw?ref=$commit" >"$folder/people"
  exit
fi
own=$(glab api --paginate "$project/merge_requests/$number/pipelines?per_page=100" | pick id "id=$pipeline" "sha=$commit")
[ -n "$own" ] || fail "Pipeline $pipeline is none of merge request $number at $commit."
job=$(glab api --paginate "$project/pipelines/$pipeline/jobs?per_page=100" | pick id "name=access synth" status=success)
[ -n "$job" ] || fail "Pipeline $pipeline has not synthesized anything."
glab api "$project/jobs/$job/artifacts/configuration.tar" >"$folder/configuration.tar"
