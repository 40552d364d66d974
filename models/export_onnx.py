# SPDX-License-Identifier: Apache-2.0
"""Exports the graph of a TorchScript classifier: python models/export_onnx.py student.pt student.onnx

A third argument is the side of a picture that the model takes, by default 64 pixels. Needs torch 2.7
and onnx. Put the graph beside the model, under the same name: ONNX Runtime then
serves the model. The graph has the architecture and the names of the weights; their values stay in
the TorchScript file, so one graph serves every version of the model that is trained later.
"""

import io
import math
import sys
import warnings

import onnx
import torch

OPSET = 17
SIDE = 64


def graph_of(module, side: int) -> onnx.ModelProto:
    """Traces the module in inference mode, with weights that all differ: equal ones would be merged."""
    torch.manual_seed(1)
    with torch.no_grad():
        for _, tensor in [*module.named_parameters(), *module.named_buffers()]:
            if tensor.is_floating_point():
                tensor.copy_(0.5 + torch.rand(tensor.shape))
    open_sizes = {"pixels": {0: "batch", 2: "height", 3: "width"}, "logits": {0: "batch"}}
    exported = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            (torch.rand(2, 3, side, side),),
            exported,
            input_names=["pixels"],
            output_names=["logits"],
            dynamic_axes=open_sizes,
            opset_version=OPSET,
            dynamo=False,
            do_constant_folding=False,
            training=torch.onnx.TrainingMode.PRESERVE,
        )
    return onnx.load_from_string(exported.getvalue())


def check_names(model: onnx.ModelProto, weights: dict):
    """The graph must have every weight of the model, by its name and shape, and no other."""
    found = {
        tensor.name: tuple(tensor.dims)
        for tensor in model.graph.initializer
        if tensor.data_type == onnx.TensorProto.FLOAT
    }
    missing = sorted(weights.items() - found.items())
    unknown = sorted(
        (name, shape)
        for name, shape in found.items() - weights.items()
        if math.prod(shape) > 1  # single numbers are constants of operations
    )
    if missing or unknown:
        sys.exit(
            "export_onnx.py: the graph's weights are not those of the model:"
            f" missing {missing}, unknown {unknown}"
        )


def strip_values(model: onnx.ModelProto, weights: dict):
    """Marks every weight as kept elsewhere."""
    for tensor in model.graph.initializer:
        if tensor.name not in weights:
            continue
        empty = onnx.TensorProto(name=tensor.name, dims=tensor.dims, data_type=tensor.data_type)
        empty.data_location = onnx.TensorProto.EXTERNAL
        empty.external_data.add(key="location", value="weights")
        tensor.CopyFrom(empty)


def main(source: str, target: str, side: int = SIDE):
    module = torch.jit.load(source, map_location="cpu").eval()
    weights = {
        name: tuple(tensor.shape)
        for name, tensor in module.state_dict().items()
        if tensor.is_floating_point()
    }
    model = graph_of(module, side)
    check_names(model, weights)
    strip_values(model, weights)
    for node in model.graph.node:
        node.ClearField("doc_string")  # names folders of this machine
    onnx.save(model, target)
    print(
        f"{target}: {len(model.graph.node)} operations of opset {OPSET}, {len(weights)} weights"
        f" named as in {source}, {model.ByteSize()} bytes"
    )


if len(sys.argv) not in (3, 4):
    sys.exit("usage: python export_onnx.py MODEL.pt GRAPH.onnx [SIDE]")
if len(sys.argv) == 4 and not sys.argv[3].isdecimal():
    sys.exit(f"export_onnx.py: SIDE is {sys.argv[3]}, must be a number of pixels")
try:
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
except (OSError, RuntimeError, ValueError) as e:
    # PyTorch's reasons have many lines.
    sys.exit(f"export_onnx.py: {sys.argv[1]} cannot be exported, is it TorchScript? {' '.join(str(e).split())[:300]}")
