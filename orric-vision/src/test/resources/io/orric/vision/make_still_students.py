# SPDX-License-Identifier: Apache-2.0
"""Makes frozen-student.pt and group-norm-student.pt beside this file: python make_still_students.py

The student of tiny-student.pt, but nothing of it follows the frames in a pass: the first takes its
batch-norm statistics as they are even in training mode, as a module that was traced for inference
does; the second normalises groups of channels. Needs no torch: the code of a TorchScript module is
text.
"""

import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHANGES = {
    "frozen-student": ("bn_training = True", "bn_training = False"),
    "group-norm-student": (
        "torch.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, True)",
        "torch.group_norm(input, 3, weight, bias, eps, True)",
    ),
}


def make(name: str, old: str, new: str) -> None:
    changed = 0
    with zipfile.ZipFile(HERE / "tiny-student.pt") as source:
        with zipfile.ZipFile(HERE / f"{name}.pt", "w") as target:
            for entry in source.infolist():
                content = source.read(entry)
                changed += content.count(old.encode())
                target.writestr(
                    zipfile.ZipInfo(entry.filename), content.replace(old.encode(), new.encode())
                )
    assert changed == 1, f"{name}: {changed} places changed"


for model, change in CHANGES.items():
    make(model, *change)
