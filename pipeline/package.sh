#!/bin/sh
# Builds the function, packs it as kinesis-lambda-s3-function.zip beside this
# file, and prints the command that uploads it.
#
#   ./package.sh [BUCKET] [TARGET]
#
# TARGET is a Rust target, for instance aarch64-unknown-linux-gnu; without one
# the function is built for this machine.
set -eu
cd "$(dirname "$0")"
bucket=${1:-s3-bucket-assignment-01}
target=${2:-}
zip=kinesis-lambda-s3-function.zip
# The C library of Lambda's provided.al2023.
glibc_minor_max=34

directory=$(cargo metadata --format-version 1 --no-deps |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
if [ -n "$target" ]; then
    cargo build --release --package kinesis-lambda-s3-function --target "$target"
    directory=$directory/$target
else
    cargo build --release --package kinesis-lambda-s3-function
fi
program=$directory/release/bootstrap

glibc_minor=$(grep -ao 'GLIBC_2\.[0-9]*' "$program" | cut -d. -f2 | sort -n | tail -1)
if [ "${glibc_minor:-0}" -gt "$glibc_minor_max" ]; then
    echo "The program needs glibc 2.$glibc_minor, and Lambda has 2.$glibc_minor_max:" \
        "build for a musl target or on an older system." >&2
    exit 1
fi

# Python's zip keeps the file's mode, without which Lambda could not start it.
python3 - "$program" "$zip" <<'PYTHON'
import sys
import zipfile

program, target = sys.argv[1:]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
    # A fixed time: the same program makes the same zip, and the same CodeSha256.
    entry = zipfile.ZipInfo("bootstrap", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100755 << 16
    with open(program, "rb") as file:
        archive.writestr(entry, file.read())
PYTHON

hash=$(sha256sum "$zip" | cut -c1-12)
cat <<TEXT
Packed $zip. Upload it, before the stack is created, with

  aws s3 cp $zip s3://$bucket/$zip

and, to update the code of a stack that is there, with

  aws s3 cp $zip s3://$bucket/function/$hash.zip

followed by update-stack with
  ParameterKey=FunctionCodeKey,ParameterValue=function/$hash.zip
TEXT
