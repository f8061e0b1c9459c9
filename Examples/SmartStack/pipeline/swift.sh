#!/bin/sh
# Puts Swift of one version before whatever the runner has, for this step and those that follow.
#
# The version decides what bytes the function has, and so the digest in the lock.
set -eu
version=6.3.1
if swift --version 2>/dev/null | grep -q "Swift version $version "; then exit 0; fi
folder=${RUNNER_TOOL_CACHE:?"this is a step of a GitHub workflow"}/swift-$version
name=swift-$version-RELEASE-ubuntu24.04
url=https://download.swift.org/swift-$version-release/ubuntu2404/swift-$version-RELEASE/$name.tar.gz
mkdir -p "$folder"
curl --fail --silent --show-error --location --retry 3 --output "$folder/swift.tar.gz" "$url"
tar -xzf "$folder/swift.tar.gz" -C "$folder" --strip-components 1
rm "$folder/swift.tar.gz"
"$folder/usr/bin/swift" --version
echo "$folder/usr/bin" >>"$GITHUB_PATH"
