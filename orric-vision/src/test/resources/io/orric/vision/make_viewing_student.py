# SPDX-License-Identifier: Apache-2.0
"""Makes viewing-student.pt beside this file: python make_viewing_student.py

The student of tiny-student.pt, but it flattens activations in place, as many models do, which
PyTorch refuses where their channels come last. Needs torch 2.7.
"""

import io
import zipfile
from pathlib import Path

import torch
from torch import nn

HERE = Path(__file__).resolve().parent


class Viewing(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, stride=2, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(6, momentum=0.4)
        self.head = nn.Linear(6, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = torch.relu(self.norm(self.conv(x)))
        flat = x.view(x.size(0), -1)
        return self.head(flat.view(x.size(0), x.size(1), -1).mean(2))


student = Viewing()
student.load_state_dict(torch.jit.load(HERE / "tiny-student.pt").state_dict())
archive = io.BytesIO()
torch.jit.save(torch.jit.script(student.eval()), archive)
# Debug records would name the machine's folders.
with zipfile.ZipFile(archive) as source, zipfile.ZipFile(HERE / "viewing-student.pt", "w") as target:
    for entry in source.infolist():
        if not entry.filename.endswith(".debug_pkl"):
            target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))
