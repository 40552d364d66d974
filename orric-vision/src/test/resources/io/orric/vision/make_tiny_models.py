# SPDX-License-Identifier: Apache-2.0
"""Makes the tiny models of the tests beside this file: python make_tiny_models.py

Their graphs are then made by models/export_onnx.py, tiny-student.onnx of tiny-student.pt and so on.

Needs torch 2.7 and numpy. The pictures are drawn as io.orric.testutils.TinyModels draws them: a
square that is redder, greener or bluer than the noisy background. The student has seen them by day
only, the teacher also darkened and under a blue cast.
"""

import io
import zipfile
from pathlib import Path

import numpy as np
import torch
from torch import nn

HERE = Path(__file__).resolve().parent
CLASSES = ["red", "green", "blue"]
SIDE = 24


class Tiny(nn.Module):
    def __init__(self, width: int):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3, stride=2, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(width, momentum=0.4)
        self.head = nn.Linear(width, len(CLASSES))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.norm(self.conv(x)))
        return self.head(nn.functional.adaptive_avg_pool2d(x, [1, 1]).flatten(1))


def pictures(count: int, rng: np.random.Generator, drifted: bool):
    images = np.empty((count, SIDE, SIDE, 3))
    labels = np.arange(count) % len(CLASSES)
    for image, label in zip(images, labels):
        image[:] = rng.uniform(70, 110)
        strength = rng.uniform(20, 80)
        side = rng.integers(9, 17)
        top, left = rng.integers(0, SIDE - side, 2)
        image[top : top + side, left : left + side, label] += strength
        image += rng.normal(0, 3, 3) + rng.normal(0, 12, (SIDE, SIDE, 3))
    if drifted:
        images = images * 0.6 + [0, 0, 25]
    bytes_ = np.clip(np.rint(images), 0, 255)
    pixels = torch.tensor((bytes_ / 255 - 0.5) / 0.5, dtype=torch.float32).permute(0, 3, 1, 2)
    return pixels.contiguous(), torch.tensor(labels)


def train(width: int, steps: int, drifts: list[bool], seed: int) -> Tiny:
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = Tiny(width)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(steps):
        batches = [pictures(96, rng, drifted) for drifted in drifts]
        pixels = torch.cat([batch[0] for batch in batches])
        labels = torch.cat([batch[1] for batch in batches])
        loss = nn.functional.cross_entropy(model(pixels), labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.eval()


def save(model: Tiny, name: str):
    archive = io.BytesIO()
    torch.jit.save(torch.jit.script(model), archive)
    # Debug records would name the machine's folders.
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(HERE / f"{name}.pt", "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


def pattern(count: int, side: int) -> torch.Tensor:
    """Numbers in [-1, 1] that the Java test writes down the same way."""
    length = count * 3 * side * side
    return torch.tensor([(i * 37 % 101) / 50 - 1 for i in range(length)]).reshape(count, 3, side, side)


def main():
    student = train(6, 120, [False], 1)
    teacher = train(24, 500, [False, True], 2)
    nan_teacher = train(4, 1, [False], 3)
    with torch.no_grad():
        nan_teacher.head.bias.fill_(float("nan"))
    save(student, "tiny-student")
    save(teacher, "tiny-teacher")
    save(nan_teacher, "nan-teacher")
    (HERE / "classes.txt").write_text("\n".join(CLASSES) + "\n")

    with torch.no_grad(), (HERE / "golden-logits.txt").open("w") as out:
        for name, model in [("tiny-student", student), ("tiny-teacher", teacher)]:
            for count, side in [(1, 24), (3, 12), (2, 37)]:
                logits = model(pattern(count, side)).flatten().tolist()
                print(name, count, side, *[f"{value:.8f}" for value in logits], file=out)

    rng = np.random.default_rng(9)
    for drifted in [False, True]:
        pixels, labels = pictures(3000, rng, drifted)
        for name, model in [("student", student), ("teacher", teacher)]:
            for side in [12, 24]:
                resized = nn.functional.interpolate(pixels, (side, side), mode="bilinear")
                right = (model(resized).argmax(1) == labels).float().mean().item()
                print(f"{name} at {side}, {'drifted' if drifted else 'clean'}: {right:.3f}")
    pixels, labels = pictures(60, rng, True)
    student.train()(pixels)
    student.train()(pixels)
    pixels, labels = pictures(3000, rng, True)
    right = (student.eval()(pixels).argmax(1) == labels).float().mean().item()
    print(f"student after two passes in train mode, drifted: {right:.3f}")


main()
