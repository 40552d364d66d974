# SPDX-License-Identifier: Apache-2.0
"""Makes the files of TorchScriptArchiveTest beside this one: python make_tensors.py

scripted.pt and traced.pt hold one module's tensors of every type and layout; plain-export.onnx is
tiny-student.pt as torch.onnx.export writes it without further ado: weights folded into others.
"""

import io
import zipfile
from pathlib import Path

import onnx
import torch
from torch import nn

HERE = Path(__file__).resolve().parent


class Inner(nn.Module):
    def __init__(self):
        super().__init__()
        whole = torch.arange(24, dtype=torch.float32)
        self.register_buffer("view", whole[6:18].reshape(3, 4))
        self.register_buffer("transposed", torch.arange(6, dtype=torch.float32).reshape(2, 3).t())
        self.register_buffer("halves", torch.tensor([1.5, -0.25, 65504, 6e-8], dtype=torch.float16))
        self.register_buffer("doubles", torch.tensor([1.5, -1e300], dtype=torch.float64))
        self.register_buffer("brains", torch.tensor([1.5, -3.0e38], dtype=torch.bfloat16))
        self.register_buffer("counter", torch.tensor(7))
        self.register_buffer("scalar", torch.tensor(2.5))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.view.sum() + self.transposed.sum() + self.scalar


class Outer(nn.Module):
    def __init__(self):
        super().__init__()
        self.inner = Inner()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.inner(x)


def save(module, name: str):
    archive = io.BytesIO()
    torch.jit.save(module, archive)
    # Debug records would name the machine's folders.
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(HERE / name, "w") as target:
        for entry in source.infolist():
            if not entry.filename.endswith(".debug_pkl"):
                target.writestr(zipfile.ZipInfo(entry.filename), source.read(entry))


save(torch.jit.script(Outer()), "scripted.pt")
save(torch.jit.trace(Outer(), torch.ones(2)), "traced.pt")

student = torch.jit.load(HERE / "tiny-student.pt").eval()
plain = io.BytesIO()
torch.onnx.export(student, (torch.rand(1, 3, 24, 24),), plain, dynamo=False)
model = onnx.load_from_string(plain.getvalue())
for node in model.graph.node:
    node.ClearField("doc_string")
onnx.save(model, HERE / "plain-export.onnx")

valued = io.BytesIO()
torch.onnx.export(
    student,
    (torch.rand(1, 3, 24, 24),),
    valued,
    dynamo=False,
    do_constant_folding=False,
    training=torch.onnx.TrainingMode.PRESERVE,
    dynamic_axes={"x": {0: "n", 2: "h", 3: "w"}},
    input_names=["x"],
)
model = onnx.load_from_string(valued.getvalue())
for node in model.graph.node:
    node.ClearField("doc_string")
onnx.save(model, HERE / "with-values.onnx")
