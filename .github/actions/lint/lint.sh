#!/usr/bin/env bash
# Runs migralint as the inputs say, writes the job summary and the comment, and the output `exit-code`.
set -uo pipefail
set -f

if [ "${GITHUB_EVENT_NAME:-}" = pull_request_target ]; then
  echo "::error title=migralint::pull_request_target gives a job that checks out other people's code the rights of the base branch. Use on: pull_request; it needs no token for annotations."
  echo "exit-code=2" >> "$GITHUB_OUTPUT"
  exit 0
fi

here=$(dirname "$0")
program=$MIGRALINT_HOME/bin/migralint
[ "${RUNNER_OS:-}" != Windows ] || program=$program.bat
report=$(mktemp "${RUNNER_TEMP:-/tmp}/migralint-report.XXXXXX")
plan=$(mktemp "${RUNNER_TEMP:-/tmp}/migralint-plan.XXXXXX")

options=(--format "$FORMAT" --format "markdown=$report")
[ -z "$SARIF" ] || options+=(--format "sarif=$SARIF")
[ -z "$FAIL_ON" ] || options+=(--fail-on "$FAIL_ON")
[ -z "$POLICY_FROM" ] || options+=(--policy-from "$POLICY_FROM")
[ -z "$SETTINGS" ] || options+=(--settings "$SETTINGS")
code=0
# shellcheck disable=SC2086 # the arguments are words of their own
"$program" lint "${options[@]}" $ARGS || code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"

# Prints a file, cut at a line so that no more than so many bytes are left.
cut_at() {
  if [ "$(wc -c < "$1")" -le "$2" ]; then
    cat "$1"
    return
  fi
  LC_ALL=C awk -v most="$(($2 - 200))" '
    { size += length($0) + 1 }
    size <= most { print; if ($0 ~ /^(```|~~~)/) open = !open; next }
    { left++ }
    END { if (open) print "````````````"; print "\n" left " more lines are in the log of the job." }' "$1"
}

if [ "$SUMMARY" = true ] && [ -s "$report" ]; then
  # GitHub shows no more than 1 MiB of each step's summary.
  cut_at "$report" 700000 >> "$GITHUB_STEP_SUMMARY"
  # shellcheck disable=SC2086
  if "$program" plan --format markdown $ARGS > "$plan" 2> /dev/null && [ -s "$plan" ]; then
    {
      printf '\n<details><summary>What PostgreSQL will do</summary>\n\n'
      cut_at "$plan" 250000
      printf '\n</details>\n'
    } >> "$GITHUB_STEP_SUMMARY"
  fi
fi

if [ "$COMMENT" = true ] && [ -s "$report" ]; then
  # GitHub takes no more than 65,536 characters.
  { echo '<!-- migralint -->'; cut_at "$report" 60000; } > "$plan"
  "$here/comment.sh" "$plan"
fi
rm -f "$report" "$plan"
exit 0
