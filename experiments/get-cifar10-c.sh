#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fetches CIFAR-10-C (2.9 GB) and the CIFAR-10 images it was made from (170 MB) into a folder, checks what came, and
# unpacks it as ./orric experiment reads it. Goes on where it was stopped.
set -euo pipefail

if [ "$#" -ne 1 ] || [ "$1" = --help ]; then
    echo "Usage: experiments/get-cifar10-c.sh FOLDER" >&2
    [ "${1:-}" = --help ] && exit 0 || exit 2
fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$1
mkdir -p "$folder"

md5() {
    if command -v md5sum > /dev/null; then md5sum "$1" | cut -d ' ' -f 1; else command md5 -q "$1"; fi
}

# fetch URL FILE MD5
fetch() {
    if [ -f "$2" ] && [ "$(md5 "$2")" = "$3" ]; then
        return
    fi
    curl --fail --location --retry 3 --continue-at - --output "$2.partial" "$1"
    if [ "$(md5 "$2.partial")" != "$3" ]; then
        echo "get-cifar10-c: $2.partial has another checksum than $3, delete it and begin anew" >&2
        exit 1
    fi
    mv "$2.partial" "$2"
}

fetch https://zenodo.org/records/2535967/files/CIFAR-10-C.tar \
    "$folder/CIFAR-10-C.tar" 56bf5dcef84df0e2308c6dcbcbbd8499
fetch https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz \
    "$folder/cifar-10-binary.tar.gz" c32a1d4ab5d03f1284b67883e8d87530

tar -xf "$folder/CIFAR-10-C.tar" -C "$folder"
tar -xzf "$folder/cifar-10-binary.tar.gz" -C "$folder"
python3 "$here/cifar10_to_npy.py" "$folder/cifar-10-batches-bin" "$folder"

echo "$folder/CIFAR-10-C is for ./orric experiment --data, $folder/cifar10/train.npy for ./orric train --frames"
