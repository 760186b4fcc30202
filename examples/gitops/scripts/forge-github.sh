# GitHub, for the scripts beside this one. Needs GH_TOKEN and GITHUB_REPOSITORY, which Actions sets.
# shellcheck shell=bash

# Whose comments and issues are ours: everybody may write a comment that begins with our marker.
FORGE_BOT=${FORGE_BOT:-github-actions[bot]}
FORGE_LABEL=access-drift

# Pull request NUMBER -> commit at its head, and author.
forge_head() { gh api "repos/$GITHUB_REPOSITORY/pulls/$1" | pick head.sha; }
forge_author() { gh api "repos/$GITHUB_REPOSITORY/pulls/$1" | pick user.login; }

# Commit of the main branch -> number of the pull request that was merged as it.
forge_merged_as() {
  gh api "repos/$GITHUB_REPOSITORY/commits/$1/pulls" | pick number "merge_commit_sha=$1" | head -n 1
}

# NUMBER FIELD [CONDITION ...] -> FIELD of our own comments: id or body.
forge_comments() {
  local number=$1 field=$2
  shift 2
  gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments?per_page=100" |
    pick "$field" "user.login=$FORGE_BOT" "$@"
}
# NUMBER FILE
forge_add_comment() {
  gh api --method POST --silent "repos/$GITHUB_REPOSITORY/issues/$1/comments" -F "body=@$2"
}
# NUMBER ID FILE
forge_edit_comment() {
  gh api --method PATCH --silent "repos/$GITHUB_REPOSITORY/issues/comments/$2" -F "body=@$3"
}

# NUMBER LOGIN COMMIT -> whether their last word about this commit is an approval.
forge_has_approved() {
  local reviews
  reviews=$(gh api --paginate "repos/$GITHUB_REPOSITORY/pulls/$1/reviews?per_page=100")
  [ -n "$(pick id "user.login=$2" state=APPROVED "commit_id=$3" <<<"$reviews")" ] &&
    [ "$(pick state "user.login=$2" <<<"$reviews" | grep -v COMMENTED | tail -n 1)" = APPROVED ]
}

# open|closed CONDITION ... -> numbers of our own issues, the newest first.
forge_issues() {
  local state=$1
  shift
  gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=$state&labels=$FORGE_LABEL&per_page=100" |
    pick number "user.login=$FORGE_BOT" "$@" | sort -rn
}
# TITLE FILE
forge_open_issue() {
  gh label create "$FORGE_LABEL" --description "Access that was changed by hand" --force
  gh issue create --title "$1" --body-file "$2" --label "$FORGE_LABEL"
}
forge_edit_issue() { gh issue edit "$1" --body-file "$2"; }
forge_comment_issue() { gh issue comment "$1" --body "$2"; }
forge_close_issue() { gh issue close "$1" --comment "$2"; }
forge_reopen_issue() { gh issue reopen "$1" --comment "$2"; }
