# SPDX-License-Identifier: Apache-2.0
"""Turns CIFAR-10's binary files into .npy files, with Python's standard library alone.

Writes OUTPUT/cifar10/train.npy with labels.npy beside it, and the test images, which CIFAR-10-C corrupts and does not
hold, as OUTPUT/CIFAR-10-C/original.npy in the same order.
"""

import pathlib
import sys

SIDE = 32
PLANE = SIDE * SIDE
RECORD = 1 + 3 * PLANE


def header(shape):
    """Version 1 of the format: padded so that the values begin at a multiple of 64 bytes."""
    text = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}"
    text += " " * (-(10 + len(text) + 1) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text.encode("latin-1")


def images(files):
    """Labels and pixels of all records; planes of red, green and blue become pixels."""
    labels, pixels = bytearray(), bytearray()
    for file in files:
        content = file.read_bytes()
        for start in range(0, len(content), RECORD):
            labels.append(content[start])
            picture = bytearray(3 * PLANE)
            for channel in range(3):
                first = start + 1 + channel * PLANE
                picture[channel::3] = content[first : first + PLANE]
            pixels += picture
    return labels, pixels


def write(file, labels, pixels):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(header((len(labels), SIDE, SIDE, 3)) + pixels)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: python cifar10_to_npy.py SOURCE OUTPUT")
    source, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    labels, pixels = images([source / f"data_batch_{i}.bin" for i in range(1, 6)])
    write(output / "cifar10/train.npy", labels, pixels)
    (output / "cifar10/labels.npy").write_bytes(header(f"({len(labels)},)") + labels)
    labels, pixels = images([source / "test_batch.bin"])
    write(output / "CIFAR-10-C/original.npy", labels, pixels)
    names = [line for line in (source / "batches.meta.txt").read_text().split() if line]
    (output / "cifar10/classes.txt").write_text("\n".join(names) + "\n")


if __name__ == "__main__":
    main()
