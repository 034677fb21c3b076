#!/usr/bin/env bash
# Packs a built program with its licence, manual pages and completions:
#   packaging/tarball.sh <program> <directory for the tarball>
# The same program gives the same bytes.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1
out=$2
version=$("$program" --version)
name=brookmill-${version#brookmill }-$(uname -m)-linux-gnu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/$name
mkdir -p "$root/man/man1" "$root/completions" "$out"
install -m 755 "$program" "$root/brookmill"
install -m 644 LICENSE NOTICE README.md CHANGELOG.md "$root/"
"$program" man --directory "$root/man/man1"
"$program" completions bash > "$root/completions/brookmill.bash"
"$program" completions zsh > "$root/completions/_brookmill"
"$program" completions fish > "$root/completions/brookmill.fish"

# As old as the last commit, and nobody's.
date=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
tar --create --sort=name --mtime="@$date" --owner=0 --group=0 --numeric-owner --mode='u+rwX,go=rX,go-w' \
    --directory="$work" "$name" | gzip --no-name --best > "$out/$name.tar.gz"
echo "$out/$name.tar.gz"
