"""Weights of an exported network, to train it on: what export.py wrote, from 8 bits to floats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from training.reader.network import Network
from training.reader.rounding import weights_of

_QUANTIZED, _ROOT = "_quantized", "network."
_BY_CHANNEL = ("/MatMul_quant", "/Gemm_MatMul_quant")
"""Ends of the names of the nodes that multiply by a layer's weights in files of the form before, as
the quick network's still is: a scale for each number that a layer gives, and none for a spread."""


def resume(network: Network, *files: Path, shares: Sequence[float] = ()) -> None:
    """Gives the network the weights of an exported one; its words' own embeddings stay the base's.

    Of several files that went on from one another, their mean. shares: how much each counts for;
    equally where none are given.

    Raises:
        ValueError: a file holds another kind of network, or lacks some of its weights; or there
            are not as many shares as files.
    """
    parts = [_fitting(network, file) for file in files]
    shares = shares or [1.0] * len(parts)
    total = sum(shares)
    found = {
        name: sum(part[name] * (share / total) for part, share in zip(parts, shares, strict=True))
        for name in parts[0]
    }
    network.load_state_dict(found, strict=False)


def _fitting(network: Network, file: Path) -> dict[str, Tensor]:
    """The weights of a file, all of which the network has."""
    found = _weights(file)
    missing = {
        name for name, value in network.named_parameters() if value.requires_grad
    } - found.keys()
    if missing:
        raise ValueError(f"{file} lacks the weights {', '.join(sorted(missing)[:5])}")
    wanted = network.state_dict()
    for name in found.keys() & wanted.keys():
        if found[name].shape != wanted[name].shape:
            raise ValueError(f"{file} is of another shape in {name}: {tuple(found[name].shape)}")
    return found


def _weights(file: Path) -> dict[str, Tensor]:
    graph = onnx.load(str(file)).graph
    arrays = {each.name: numpy_helper.to_array(each) for each in graph.initializer}
    found: dict[str, Tensor] = {}
    for name, value in arrays.items():
        if not name.startswith(_ROOT):
            continue
        if name.endswith(_QUANTIZED):  # embeddings
            whole = _floats(arrays, name)
            found[name.removeprefix(_ROOT).removesuffix(_QUANTIZED)] = torch.from_numpy(whole)
        elif name.endswith(("bias", "weight")):
            found[name.removeprefix(_ROOT)] = torch.from_numpy(value.copy())
    for node in graph.node:
        kernels = [each for each in node.input if each.endswith(_QUANTIZED) and each in arrays]
        if kernels and node.name.endswith(_BY_CHANNEL):
            place = re.sub("|".join(_BY_CHANNEL), "", node.name).removeprefix("/").replace("/", ".")
            whole = _floats(arrays, kernels[0]).T.copy()
            found[f"{place.removeprefix(_ROOT)}.weight"] = torch.from_numpy(whole)
    for place, weights in weights_of(graph):
        found[f"{place.removeprefix(_ROOT)}.weight"] = torch.from_numpy(weights)
    found.pop("encoder.embeddings.word_embeddings.weight", None)
    return found


def _floats(arrays: dict[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    stem = name.removesuffix(_QUANTIZED)
    zero = arrays[f"{stem}_zero_point"].astype(np.float32)
    return (arrays[name].astype(np.float32) - zero) * arrays[f"{stem}_scale"]
