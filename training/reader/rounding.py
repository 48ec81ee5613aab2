"""A network's products with its weights, from floats to whole numbers: a quarter of the size.

Every piece's states have a scale of their own, every number that a layer gives a scale for its
weights. States that are always large in some places would leave few steps for the others: so they
are first divided by a spread, and the weights multiplied by it, as in SmoothQuant (Xiao et al.
2023, https://arxiv.org/abs/2211.10438, equation 4 with alpha 0.5). All of it is in operators of the
ONNX standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime import InferenceSession

Floats = NDArray[np.float32]
Feed = Mapping[str, NDArray[np.generic]]
"""What the network is given for a text, by the names of its inputs."""

STEPS = 63
"""Steps above zero: seven bits of eight, since without VNNI the sums of an x86 processor overflow
with all of them."""
ROUNDED, SCALES, SPREAD = ".rounded", ".scales", ".spread"
"""Ends of the names of a layer's weights (numbers it is given × numbers it gives), of a scale for
each number it gives, and of one over the spread of each number it is given, which layers share that
are given the same."""
_LEAST = 1e-5
"""What counts as no spread, no weight and no state."""


def in_whole_numbers(model: onnx.ModelProto, feeds: Sequence[Feed]) -> onnx.ModelProto:
    """The model with whole numbers in its products with weights.

    model: of ONNX's operators up to version 17. feeds: texts that show how large its states get.

    Raises:
        ValueError: it has a product with weights that is no MatMul.
    """
    graph = model.graph
    if any(node.op_type == "Gemm" for node in graph.node):
        raise ValueError("a product with weights that is a Gemm; give the layer three dimensions")
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    layers = [node for node in graph.node if node.op_type == "MatMul" and node.input[1] in arrays]
    spreads = _spreads(model, layers, arrays, feeds)
    places = {node.name: _place(node) for node in layers}
    nodes, new = [], [numpy_helper.from_array(np.float32(_LEAST), "least")]
    given: set[str] = set()
    for node in graph.node:
        if node.name not in places:
            nodes.append(node)
            continue
        (states, weights), place = node.input, places[node.name]
        if states not in given:
            given.add(states)
            nodes += _states(states)
            new.append(numpy_helper.from_array(1 / spreads[states], states + SPREAD))
        spread = arrays[weights] * spreads[states][:, None]
        scales = np.maximum(np.abs(spread).max(axis=0), _LEAST) / STEPS
        whole = np.rint(spread / scales).astype(np.int8)
        new.append(numpy_helper.from_array(whole, place + ROUNDED))
        new.append(numpy_helper.from_array(scales.astype(np.float32), place + SCALES))
        nodes += _product(states, place, node.output[0])
    replaced = {node.input[1] for node in layers}
    new += [each for each in graph.initializer if each.name not in replaced]
    return helper.make_model(
        helper.make_graph(nodes, graph.name, graph.input, graph.output, new),
        opset_imports=model.opset_import, ir_version=model.ir_version,
    )  # fmt: skip


def _place(node: onnx.NodeProto) -> str:
    """The layer's name in PyTorch: "/network/encoder/layer.0/dense/MatMul" has it with slashes."""
    return str(node.name).removeprefix("/").removesuffix("/MatMul").replace("/", ".")


def weights_of(graph: onnx.GraphProto) -> Iterator[tuple[str, Floats]]:
    """The layers of a rounded model, and their weights: numbers it gives × numbers it is given."""
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith(ROUNDED):
            states, rounded = node.input[0].removesuffix(".whole"), node.input[1]
            place = rounded.removesuffix(ROUNDED)
            floats = arrays[rounded].astype(np.float32) * arrays[place + SCALES]
            yield place, (floats * arrays[states + SPREAD][:, None]).T.copy()


def _spreads(
    model: onnx.ModelProto,
    layers: Sequence[onnx.NodeProto],
    arrays: Mapping[str, Floats],
    feeds: Sequence[Feed],
) -> dict[str, Floats]:
    """By how much each number of what layers are given is divided, by the name of what they are."""
    names = list(dict.fromkeys(node.input[0] for node in layers))
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    shown.graph.output.extend(
        helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names
    )
    session = InferenceSession(shown.SerializeToString(), providers=["CPUExecutionProvider"])
    states: dict[str, Floats] = dict.fromkeys(names, np.float32(_LEAST))  # type: ignore[arg-type]
    for feed in feeds:
        for name, found in zip(names, session.run(names, dict(feed)), strict=True):
            most = np.abs(found).reshape(-1, found.shape[-1]).max(axis=0)
            states[name] = np.maximum(states[name], most)
    weights: dict[str, Floats] = dict.fromkeys(names, np.float32(_LEAST))  # type: ignore[arg-type]
    for node in layers:
        name, most = node.input[0], np.abs(arrays[node.input[1]]).max(axis=1)
        weights[name] = np.maximum(weights[name], most)
    return {name: np.sqrt(states[name] / weights[name]).astype(np.float32) for name in names}


def _states(name: str) -> Iterator[onnx.NodeProto]:
    """States to whole numbers: divided by their spread, then each piece's by its largest."""
    yield helper.make_node("Mul", [name, name + SPREAD], [name + ".even"])
    yield helper.make_node("Abs", [name + ".even"], [name + ".size"])
    yield helper.make_node(
        "ReduceMax", [name + ".size"], [name + ".largest"], axes=[-1], keepdims=1
    )
    yield helper.make_node("Max", [name + ".largest", "least"], [name + ".most"])
    yield helper.make_node("Div", [name + ".even", name + ".most"], [name + ".parts"])
    yield helper.make_node(
        "DynamicQuantizeLinear",
        [name + ".parts"],
        [name + ".whole", name + ".step", name + ".zero"],
    )


def _product(states: str, place: str, output: str) -> Iterator[onnx.NodeProto]:
    """The product of rounded states and weights, as floats of their size.

    The piece's own size comes last: ONNX Runtime would take it for one scale of all states.
    """
    yield helper.make_node(
        "MatMulInteger",
        [states + ".whole", place + ROUNDED, states + ".zero"],
        [place + ".sums"],
    )
    yield helper.make_node("Cast", [place + ".sums"], [place + ".floats"], to=TensorProto.FLOAT)
    yield helper.make_node("Mul", [states + ".step", place + SCALES], [place + ".steps"])
    yield helper.make_node("Mul", [place + ".floats", place + ".steps"], [place + ".even"])
    yield helper.make_node("Mul", [place + ".even", states + ".most"], [output])
