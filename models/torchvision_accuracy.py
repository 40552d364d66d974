# SPDX-License-Identifier: Apache-2.0
"""Measures a model as PyTorch does it: python models/torchvision_accuracy.py student/student.pt pictures 64

Pictures lie in a folder for each class. Pillow decodes them whole, torchvision makes them squares of that
side as the card beside the model says, and PyTorch answers. What 'orric evaluate' says of the same pictures
should be the same. Needs torch 2.7, torchvision 0.22 and pyyaml.
"""

import sys
from pathlib import Path

import torch
import yaml
from PIL import Image, ImageOps
from torchvision import transforms
from torchvision.transforms import InterpolationMode
from torchvision.transforms.functional import pil_to_tensor, resize

BATCH = 64


def square(image: Image.Image, card: dict, side: int) -> torch.Tensor:
    """A picture as values from 0 to 1."""
    if card["filter"] == "bilinear-antialias":
        source = image  # Pillow always antialiases
    elif card["filter"] == "bilinear":
        source = pil_to_tensor(image)
    else:
        sys.exit("torchvision has no filter like area")

    def resized(size):
        made = resize(source, size, InterpolationMode.BILINEAR, antialias=source is image)
        return made if isinstance(made, Image.Image) else transforms.functional.to_pil_image(made)

    if card["mode"] == "stretch":
        made = resized([side, side])
    elif card["mode"] == "centre-crop":
        shorter = int(card["resize"] * side / card["crop"] + 0.5)
        made = transforms.functional.center_crop(resized([shorter]), [side, side])
    elif source is image:
        made = ImageOps.pad(image, (side, side), Image.Resampling.BILINEAR)
    else:
        sys.exit("Pillow has no letterbox without antialiasing")
    return transforms.functional.to_tensor(made)


def main(model: Path, pictures: Path, side: int):
    card = yaml.safe_load((model.parent / "model.yaml").read_text())
    card, classes = card["input"], card["classes"]
    normalise = transforms.Normalize(card["mean"], card["std"])
    files = [(file, label) for label, name in enumerate(classes) for file in sorted((pictures / name).iterdir())]
    if not files:
        sys.exit(f"torchvision_accuracy.py: there are no pictures in the folders {', '.join(classes)} of {pictures}")
    module = torch.jit.load(model, map_location="cpu").eval()
    right = 0
    with torch.no_grad():
        for start in range(0, len(files), BATCH):
            batch = files[start : start + BATCH]
            tensors = [normalise(square(Image.open(file).convert("RGB"), card, side)) for file, _ in batch]
            answers = module(torch.stack(tensors)).argmax(1).tolist()
            right += sum(answer == label for answer, (_, label) in zip(answers, batch))
    print(f"{model}: {100 * right / len(files):.2f} % of {len(files)} pictures at {side}")


if len(sys.argv) != 4:
    sys.exit("usage: python torchvision_accuracy.py MODEL.pt FOLDER SIDE")
if not sys.argv[3].isdecimal():
    sys.exit(f"torchvision_accuracy.py: SIDE is {sys.argv[3]}, must be a number of pixels")
try:
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
except KeyError as e:
    sys.exit(f"torchvision_accuracy.py: the card beside {sys.argv[1]} has no key {e}, write all of them")
except (OSError, RuntimeError, ValueError, yaml.YAMLError) as e:
    # PyTorch's reasons have many lines.
    sys.exit(f"torchvision_accuracy.py: {' '.join(str(e).split())[:300]}")
