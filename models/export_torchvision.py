# SPDX-License-Identifier: Apache-2.0
"""Makes a model of a torchvision classifier: python models/export_torchvision.py mobilenet_v3_small classes.txt student

Writes into the folder, which must not have them yet: NAME.pt, the classifier as TorchScript with an output
for each class, where NAME is the name of the folder; and model.yaml, the card that says which pictures it
takes and names the classes, which are the lines of classes.txt. The weights are those that torchvision has for ImageNet, but for the last layer; or those
of a state dict of the same architecture, given as --weights FILE; or random ones, given as --weights none.
--augmentation says how pictures were or will be varied for them: flip,shift by default, as orric train does it.
Needs torch 2.7 and torchvision 0.22.
"""

import argparse
import json
import sys
from pathlib import Path

import torch
import torchvision

FILTER = {(True, "bilinear"): "bilinear-antialias", (False, "bilinear"): "bilinear"}


def with_outputs(model: torch.nn.Module, classes: int) -> torch.nn.Module:
    """Gives the classifier a last layer of as many outputs as there are classes."""
    layers = [each for each in model.named_modules() if isinstance(each[1], torch.nn.Linear)]
    if not layers:
        sys.exit("export_torchvision.py: the architecture has no linear layer for the classes, take another one")
    name, last = layers[-1]
    parent, _, attribute = name.rpartition(".")
    layer = torch.nn.Linear(last.in_features, classes, last.bias is not None)
    setattr(model.get_submodule(parent), attribute, layer)
    return model


def card(weights, classes: list, augmentation: str) -> str:
    """What torchvision says of the pictures on which such weights were trained."""
    preset = weights.transforms()
    found = FILTER.get((bool(preset.antialias), preset.interpolation.value))
    if found is None:
        sys.exit(f"export_torchvision.py: {weights} resizes by {preset.interpolation.value}, which no card has")
    return (
        "input:\n"
        f"  mean: {list(preset.mean)}\n"
        f"  std: {list(preset.std)}\n"
        "  mode: centre-crop\n"
        f"  filter: {found}\n"
        f"  resize: {preset.resize_size[0]}\n"
        f"  crop: {preset.crop_size[0]}\n"
        f"classes: {json.dumps(classes)}\n"
        f"augmentation: {augmentation}\n"
    )


def state_dict(file: str) -> dict:
    try:
        return torch.load(file, map_location="cpu", weights_only=True)
    except Exception as e:  # a file that is none may raise anything
        sys.exit(f"export_torchvision.py: --weights {file} is no state dict ({type(e).__name__})")


def main():
    parser = argparse.ArgumentParser(usage=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("architecture")
    parser.add_argument("classes", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", default="imagenet")
    parser.add_argument("--momentum", type=float, default=0.25)
    parser.add_argument("--augmentation", default="flip,shift")
    given = parser.parse_args()

    if given.architecture not in torchvision.models.list_models(module=torchvision.models):
        sys.exit(
            f"export_torchvision.py: torchvision has no classifier {given.architecture}, one is mobilenet_v3_small;"
            " https://pytorch.org/vision/stable/models.html lists them"
        )
    classes = given.classes.read_text().splitlines()
    imagenet = torchvision.models.get_model_weights(given.architecture).DEFAULT
    start = imagenet if given.weights == "imagenet" else None
    model = with_outputs(torchvision.models.get_model(given.architecture, weights=start), len(classes))
    if given.weights not in ("imagenet", "none"):
        model.load_state_dict(state_dict(given.weights))
    for module in model.modules():
        if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
            module.momentum = given.momentum  # so that a few batches of a new view move the statistics

    given.folder.mkdir(parents=True, exist_ok=True)
    target = given.folder / f"{given.folder.name}.pt"
    for file in (target, given.folder / "model.yaml"):
        if file.exists():
            sys.exit(f"export_torchvision.py: {file} exists, delete it or name another folder")
    torch.jit.script(model.eval()).save(target)
    (given.folder / "model.yaml").write_text(card(imagenet, classes, given.augmentation))
    print(f"{target}: {given.architecture}, {len(classes)} outputs, with its card")


try:
    main()
except (OSError, RuntimeError, ValueError) as e:
    # PyTorch's reasons have many lines.
    sys.exit(f"export_torchvision.py: {' '.join(str(e).split())[:300]}")
