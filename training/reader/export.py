"""The trained network as linter/reader runs it: ONNX, 8 bits a weight, and the labels' names."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.reader.labels import ACTS, FAMILIES, KINDS, SCOPES, SORTS, TOPICS
from training.reader.network import Network, Parts
from training.reader.rows import VERDICTS

BLOCK = 128
"""Weights that share a scale. Blocks of 32 make the careful network larger than GitHub's limit for
a file, 100 MB."""
INTEGERS = 4
"""ONNX Runtime's accuracy level that multiplies whole numbers; with floats it took eight times as
long, and the network was right no more often."""
_OUTPUTS = ("mentions", "acts", "people", "families", "topics", "verdicts")


class _Run(nn.Module):
    """One text at a time, with probabilities where there is a choice."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, ids: Tensor, shapes: Tensor, firsts: Tensor, shares: Tensor, owners: Tensor
    ) -> tuple[Tensor, ...]:
        sorts, acts, people, families, topics, verdicts = self.network(
            ids, shapes, torch.ones_like(ids), Parts(firsts, shares, owners)
        )
        return (
            sorts.softmax(-1), acts.softmax(-1), people,
            families.sigmoid(), topics.sigmoid(), verdicts.softmax(-1),
        )  # fmt: skip


def _in_blocks(full: Path, file: Path) -> None:
    embedded = full.with_name("embedded.onnx")
    quantize_dynamic(
        full, embedded, weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["Gather"],
    )  # fmt: skip
    quantizer = MatMulNBitsQuantizer(
        onnx.load(str(embedded)), bits=8, block_size=BLOCK, is_symmetric=True,
        accuracy_level=INTEGERS,
    )  # fmt: skip
    quantizer.process()
    quantizer.model.save_model_to_file(str(file), False)


def export(network: Network, file: Path, blocks: bool = False) -> None:
    """Writes a file for ONNX Runtime, and labels.json beside it.

    blocks: every 128 numbers of weights and states have a scale of their own, not only every
    channel of weights: half as slow again, and nearer to the trained network.
    """
    network.eval()
    network.encoder.config._attn_implementation = "eager"
    ones = torch.ones(1, 24, dtype=torch.long)
    example = (
        torch.randint(1000, 2000, (1, 24)), ones,
        ones[:, :3] * 0, torch.full((1, 3, 24), 1 / 24), ones * 0,
    )  # fmt: skip
    axes = {name: {1: "pieces"} for name in ("ids", "shapes", "owners", *_OUTPUTS[:3])}
    axes |= {name: {1: "rows"} for name in ("firsts", *_OUTPUTS[3:])}
    axes["shares"] = {1: "rows", 2: "pieces"}
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "full.onnx"
        torch.onnx.export(
            _Run(network), example, str(full), input_names=["ids", "shapes", *Parts._fields],
            output_names=list(_OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if blocks:
            _in_blocks(full, file)
        else:
            # Seven bits of eight: without VNNI, an x86 processor would overflow with all of them.
            quantize_dynamic(
                full, file, weight_type=QuantType.QInt8, per_channel=True,
                reduce_range=True,
            )  # fmt: skip
    names = {
        "mentions": SORTS, "acts": ACTS, "kinds": KINDS, "scopes": SCOPES, "families": FAMILIES,
        "topics": TOPICS, "verdicts": VERDICTS,
    }  # fmt: skip
    file.with_name("labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
