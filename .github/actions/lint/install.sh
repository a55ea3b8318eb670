#!/usr/bin/env bash
# Finds a migralint to run and writes its folder to the output `home`: the one that is given, else the
# release of this action, downloaded once and checked. Only in migralint's own repository it is built.
set -euo pipefail

fail() {
  echo "::error title=migralint::$1"
  exit 3
}

found() {
  echo "home=$1" >> "$GITHUB_OUTPUT"
  exit 0
}

[ -z "$GIVEN" ] || found "$GIVEN"

root=$(cd "$ACTION/../../.." && pwd)
version=${VERSION#v}
[ -n "$version" ] || version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml")

# `uses: ./.github/actions/lint` is a checkout of migralint itself.
if [ -z "$VERSION" ] && [ "$root" = "$(cd "$GITHUB_WORKSPACE" && pwd)" ]; then
  mvn -q -B -f "$root/pom.xml" package -Dmaven.test.skip
  found "$root/target/migralint"
fi

case $version in
  *-SNAPSHOT) fail "This commit of the action has no release. Use the action of a release (…/lint@v0.1.0), or set the input version." ;;
esac
case ${RUNNER_OS}-${RUNNER_ARCH} in
  Linux-X64) platform=linux-x64 archive=tar.gz ;;
  Linux-ARM64) platform=linux-arm64 archive=tar.gz ;;
  macOS-X64) platform=darwin-x64 archive=tar.gz ;;
  macOS-ARM64) platform=darwin-arm64 archive=tar.gz ;;
  Windows-X64) platform=win32-x64 archive=zip ;;
  *) fail "There is no release for $RUNNER_OS on $RUNNER_ARCH. Build migralint with a JDK and set the input migralint to its folder." ;;
esac

home=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/migralint/$version/$platform
name=migralint-$version-$platform.$archive
mirror=${MIRROR:-${MIGRALINT_MIRROR:-https://github.com/migralint/migralint/releases/download}}
if [ ! -f "$home.complete" ]; then
  work=$(mktemp -d "$RUNNER_TEMP/migralint.XXXXXX")
  for file in "$name" "$name.sha256"; do
    curl --fail --silent --show-error --location --retry 3 --output "$work/$file" "$mirror/v$version/$file" ||
      fail "$mirror/v$version/$file could not be downloaded. Is there such a release? The input mirror names another place."
  done
  (cd "$work" && { sha256sum --check --status "$name.sha256" || shasum -a 256 --check --status "$name.sha256"; }) ||
    fail "$name does not have the check sum that was published with it. Run the job again; if it stays so, report it."
  mkdir -p "$home"
  if [ "$archive" = zip ]; then
    unzip -q -o "$work/$name" -d "$home"
  else
    tar -xzf "$work/$name" -C "$home"
  fi
  touch "$home.complete"
  rm -rf "$work"
fi
found "$home/migralint-$version"
