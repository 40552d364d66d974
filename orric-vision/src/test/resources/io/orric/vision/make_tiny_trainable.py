# SPDX-License-Identifier: Apache-2.0
"""Makes tiny-trainable.pt beside this file: python make_tiny_trainable.py

Needs torch 2.7. An untrained model of the synthetic camera's eight classes, to see training on it
begin, not succeed.
"""

import io
import zipfile
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).resolve().parent


def main():
    torch.manual_seed(4)
    model = nn.Sequential(
        nn.Conv2d(3, 8, 3, stride=2, padding=1, bias=False),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Linear(8, 8),
    )
    archive = io.BytesIO()
    torch.jit.save(torch.jit.script(model), archive)
    # Debug records would name the machine's folders.
    with zipfile.ZipFile(archive) as source:
        with zipfile.ZipFile(HERE / "tiny-trainable.pt", "w") as target:
            for entry in source.infolist():
                if not entry.filename.endswith(".debug_pkl"):
                    target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


main()
