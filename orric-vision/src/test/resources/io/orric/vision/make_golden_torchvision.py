# SPDX-License-Identifier: Apache-2.0
"""Makes golden-torchvision.txt and golden-scene.jpg beside this file: python make_golden_torchvision.py

Each line: reference, mode, filter, resize, crop, source width, source height, resolution, then the
values from 0 to 255, channel by channel. The reference is torch, which resizes pictures of floats, or
pillow, which rounds to whole numbers along each side. That of scene is torch for golden-scene.jpg as
Pillow decodes it at full size. Letterboxes are Pillow's ImageOps.pad, the rest is torchvision's Resize
and CenterCrop. Needs torch 2.7, torchvision 0.22 and Pillow.
"""

from pathlib import Path

import torch
from PIL import Image, ImageDraw, ImageOps
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional

SIZES = [(40, 23, 8), (23, 40, 8), (16, 16, 10), (9, 4, 6), (40, 6, 7), (5, 61, 7), (64, 37, 12), (7, 7, 7)]
RESIZE, CROP = 256, 224
SCENE = Path(__file__).resolve().parent / "golden-scene.jpg"
SCENE_SIDES = (8, 17)  # decoded at an eighth and a quarter


def picture(width: int, height: int) -> torch.Tensor:
    """Pixels that the Java test writes down the same way."""
    pixels = [(i + 1) * 2654435761 % 2**24 for i in range(width * height)]
    channels = [[pixel >> bits & 255 for pixel in pixels] for bits in (16, 8, 0)]
    return torch.tensor(channels, dtype=torch.uint8).reshape(3, height, width)


def by_torch(values: torch.Tensor, mode: str, antialias: bool, side: int) -> torch.Tensor:
    def resize(to):
        return functional.resize(values.float(), to, InterpolationMode.BILINEAR, antialias=antialias)

    if mode == "stretch":
        return resize([side, side])
    shorter = int(RESIZE * side / CROP + 0.5)
    return functional.center_crop(resize([shorter]), [side, side])


def by_pillow(values: torch.Tensor, mode: str, side: int) -> torch.Tensor:
    image = functional.to_pil_image(values)
    if mode == "letterbox":
        image = ImageOps.pad(image, (side, side), Image.Resampling.BILINEAR)
    elif mode == "stretch":
        image = functional.resize(image, [side, side])
    else:
        shorter = int(RESIZE * side / CROP + 0.5)
        image = functional.center_crop(functional.resize(image, [shorter]), [side, side])
    return functional.pil_to_tensor(image).float()


def scene() -> torch.Tensor:
    """A road below a sky, with edges in all directions, as a camera's JPEG."""
    image = Image.new("RGB", (402, 301))
    draw = ImageDraw.Draw(image)
    for y in range(301):
        draw.line((0, y, 402, y), (90 + y // 3, 140 + y // 4, 230 - y // 2))
    draw.polygon([(0, 301), (170, 130), (230, 130), (402, 301)], (70, 70, 75))
    draw.rectangle((120, 160, 220, 230), (200, 30, 40))
    draw.ellipse((250, 60, 310, 120), (250, 240, 90))
    for x in range(0, 402, 24):
        draw.line((x, 0, x + 40, 301), (20, 60, 25), 3)
    image.save(SCENE, quality=90)
    return functional.pil_to_tensor(Image.open(SCENE).convert("RGB"))


with (Path(__file__).resolve().parent / "golden-torchvision.txt").open("w") as out:

    def line(reference, mode, filter_name, width, height, side, values):
        resize, crop = (RESIZE, CROP) if mode == "centre-crop" else (1, 1)
        words = [f"{v:.2f}".rstrip("0").rstrip(".") for v in values.flatten().tolist()]
        print(reference, mode, filter_name, resize, crop, width, height, side, *words, file=out)

    for width, height, side in SIZES:
        source = picture(width, height)
        for mode in ("stretch", "centre-crop"):
            for name, antialias in (("bilinear", False), ("bilinear-antialias", True)):
                values = by_torch(source, mode, antialias, side)
                line("torch", mode, name, width, height, side, values)
        for mode in ("stretch", "centre-crop", "letterbox"):
            values = by_pillow(source, mode, side)
            line("pillow", mode, "bilinear-antialias", width, height, side, values)
    drawn = scene()
    for side in SCENE_SIDES:
        for mode in ("stretch", "centre-crop"):
            for name, antialias in (("bilinear", False), ("bilinear-antialias", True)):
                line("scene", mode, name, 402, 301, side, by_torch(drawn, mode, antialias, side))
        line("scene", "letterbox", "bilinear-antialias", 402, 301, side, by_pillow(drawn, "letterbox", side))
