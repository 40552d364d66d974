# SPDX-License-Identifier: Apache-2.0
"""Writes the untrained student and teacher of the roadside scene as TorchScript files.

Needs PyTorch 2.7 and torchvision 0.22:

    python architecture.py FOLDER

writes FOLDER/student-untrained.pt and FOLDER/teacher-untrained.pt. Both take float32 (n, 3, h, w)
and answer with logits (n, 8). They are scripted, not traced, so that batch norm and dropout can
still be switched between training and inference.
"""

import io
import pathlib
import sys
import zipfile

import torch
from torch import Tensor, nn
from torchvision.models.mobilenetv2 import InvertedResidual
from torchvision.ops import Conv2dNormActivation

CLASSES = 8


class ChannelsLast(nn.Module):
    """Runs a network on channels-last input, which PyTorch is about twice as fast with on CPUs."""

    def __init__(self, network: nn.Module):
        super().__init__()
        self.network = network

    def forward(self, pictures: Tensor) -> Tensor:
        return self.network(pictures.contiguous(memory_format=torch.channels_last))


def initialise(network: nn.Module) -> None:
    for module in network.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")


class FusedResidual(nn.Module):
    """MobileNetV2's inverted residual, expanding with one full convolution instead of two steps.

    Where pictures are large and channels few, CPUs are quicker with it, as EfficientNetV2 found.
    """

    def __init__(self, before: int, after: int, stride: int, expansion: int):
        super().__init__()
        between = before * expansion
        self.identity = stride == 1 and before == after
        self.layers = nn.Sequential(
            nn.Conv2d(before, between, 3, stride, 1, bias=False),
            nn.BatchNorm2d(between),
            nn.ReLU6(),
            nn.Conv2d(between, after, 1, bias=False),
            nn.BatchNorm2d(after),
        )

    def forward(self, x: Tensor) -> Tensor:
        y = self.layers(x)
        return x + y if self.identity else y


def student() -> nn.Module:
    """A narrow MobileNetV2 whose first blocks are fused."""
    network = nn.Sequential(
        Conv2dNormActivation(3, 16, stride=2, activation_layer=nn.ReLU6),
        FusedResidual(16, 24, 2, 3),
        FusedResidual(24, 24, 1, 3),
        InvertedResidual(24, 48, 2, 6),
        InvertedResidual(48, 48, 1, 6),
        InvertedResidual(48, 48, 1, 6),
        InvertedResidual(48, 96, 2, 6),
        InvertedResidual(96, 96, 1, 6),
        InvertedResidual(96, 96, 1, 6),
        Conv2dNormActivation(96, 512, kernel_size=1, activation_layer=nn.ReLU6),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(),
        nn.Dropout(0.1),
        nn.Linear(512, CLASSES),
    )
    initialise(network)
    # The statistics adapt to drift within a few mini-batches.
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.momentum = 0.25
    return network


class Residual(nn.Module):
    """Two convolutions beside an identity, or beside a projection where the shape changes."""

    def __init__(self, before: int, after: int, stride: int):
        super().__init__()
        self.first = nn.Conv2d(before, after, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(after)
        self.second = nn.Conv2d(after, after, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(after)
        self.beside = nn.Identity()
        if stride != 1 or before != after:
            self.beside = nn.Sequential(
                nn.Conv2d(before, after, 1, stride, bias=False), nn.BatchNorm2d(after)
            )

    def forward(self, x: Tensor) -> Tensor:
        y = torch.relu(self.first_norm(self.first(x)))
        return torch.relu(self.second_norm(self.second(y)) + self.beside(x))


def teacher() -> nn.Module:
    """A ResNet of eleven convolutions in a row, and three that project."""
    widths = [32, 64, 128, 256]
    stem = nn.Sequential(
        nn.Conv2d(3, widths[0], 3, 2, 1, bias=False), nn.BatchNorm2d(widths[0]), nn.ReLU()
    )
    blocks = [Residual(widths[0], widths[0], 1)]
    for before, after in zip(widths, widths[1:]):
        blocks.append(Residual(before, after, 2))
    blocks.append(Residual(widths[-1], widths[-1], 1))
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(widths[-1], CLASSES))
    network = nn.Sequential(stem, *blocks, head)
    initialise(network)
    return network


def write(network: nn.Module, file: pathlib.Path) -> None:
    network = ChannelsLast(network).to(memory_format=torch.channels_last).train()
    archive = io.BytesIO()
    torch.jit.save(torch.jit.script(network), archive)
    # Debug records would name this machine's folders.
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
    print(file, sum(p.numel() for p in network.parameters()), "parameters")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python architecture.py FOLDER")
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    write(student(), folder / "student-untrained.pt")
    torch.manual_seed(2)
    write(teacher(), folder / "teacher-untrained.pt")


if __name__ == "__main__":
    main()
