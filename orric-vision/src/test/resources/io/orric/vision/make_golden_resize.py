# SPDX-License-Identifier: Apache-2.0
"""Makes golden-resize.txt beside this file: python make_golden_resize.py

Each line: source width, source height, resolution, then the values, channel by channel. A side that
is at most twice the resolution is resized by PyTorch's bilinear interpolate without align_corners, a
longer one by the mean of what each pixel covers. Needs torch 2.7.
"""

from pathlib import Path

import torch

MEAN, STD = 0.4, 0.25
SIZES = [(1, 1, 3), (4, 4, 4), (3, 2, 5), (2, 5, 3), (16, 16, 10), (16, 16, 7), (9, 4, 6), (6, 6, 11), (40, 23, 4), (40, 6, 4), (8, 8, 4), (9, 9, 4)]


def picture(width: int, height: int) -> torch.Tensor:
    """Pixels that the Java test writes down the same way."""
    pixels = [(i + 1) * 2654435761 % 2**24 for i in range(width * height)]
    channels = [[pixel >> bits & 255 for pixel in pixels] for bits in (16, 8, 0)]
    return torch.tensor(channels, dtype=torch.float32).reshape(1, 3, height, width)


def along_last(values: torch.Tensor, side: int) -> torch.Tensor:
    """Resizes the last dimension."""
    length = values.shape[-1]
    if length <= 2 * side:
        rows = values.reshape(1, -1, 1, length)
        rows = torch.nn.functional.interpolate(
            rows, (1, side), mode="bilinear", align_corners=False
        )
        return rows.reshape(*values.shape[:-1], side)
    # Each pixel as often as the resolution: then pixels of the square cover whole numbers of them.
    return values.repeat_interleave(side, -1).reshape(*values.shape[:-1], side, length).mean(-1)


with (Path(__file__).resolve().parent / "golden-resize.txt").open("w") as out:
    for width, height, side in SIZES:
        values = (picture(width, height) / 255 - MEAN) / STD
        if max(width, height) <= 2 * side:
            resized = torch.nn.functional.interpolate(
                values, (side, side), mode="bilinear", align_corners=False
            )
        else:
            resized = along_last(along_last(values, side).transpose(2, 3), side).transpose(2, 3)
        print(width, height, side, *[f"{v:.6f}" for v in resized.flatten().tolist()], file=out)
