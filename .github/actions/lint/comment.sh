#!/usr/bin/env bash
# Puts a file into the one comment of migralint on the pull request, which later runs update. Where
# the token may not write, as on pull requests from forks, it prints a notice and does not fail.
set -uo pipefail

notice() {
  echo "::notice title=migralint::The comment was not written: $1"
  exit 0
}

number=$(jq -r '.pull_request.number // empty' "$GITHUB_EVENT_PATH")
[ -n "$number" ] || notice "this is not the run of a pull request."
api=${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY
answer=$(mktemp "${RUNNER_TEMP:-/tmp}/migralint-answer.XXXXXX")

# The token is no argument, which other programs could read.
call() {
  curl --silent --show-error --output "$answer" --write-out '%{http_code}' --config - "$@" <<END
header = "Authorization: Bearer $TOKEN"
header = "Accept: application/vnd.github+json"
END
}

id=
for page in 1 2 3 4 5 6 7 8 9 10; do
  status=$(call "$api/issues/$number/comments?per_page=100&page=$page")
  [ "$status" = 200 ] || notice "the comments could not be read (HTTP $status)."
  id=$(jq -r '[.[] | select(.body | startswith("<!-- migralint -->"))][0].id // empty' "$answer")
  [ -z "$id" ] && [ "$(jq length "$answer")" = 100 ] || break
done

body=$(mktemp "${RUNNER_TEMP:-/tmp}/migralint-body.XXXXXX")
jq -Rs '{body: .}' "$1" > "$body"
if [ -n "$id" ]; then
  status=$(call --request PATCH --data-binary "@$body" "$api/issues/comments/$id")
else
  status=$(call --request POST --data-binary "@$body" "$api/issues/$number/comments")
fi
rm -f "$body" "$answer"
case $status in
  200 | 201) ;;
  401 | 403 | 404) notice "the token may not write comments (HTTP $status). A workflow of this repository needs pull-requests: write; on pull requests from forks no token may." ;;
  *) notice "GitHub answered with HTTP $status." ;;
esac
