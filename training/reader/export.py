"""The trained network as linter/reader runs it: ONNX, 8 bits a weight, and the labels' names."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.reader.fit import inputs_of, parts_of
from training.reader.labels import ACTS, FAMILIES, KINDS, SCOPES, SORTS, TOPICS, Draft
from training.reader.network import Network, Parts
from training.reader.rounding import Feed, in_whole_numbers
from training.reader.rows import VERDICTS

SHOWN = 200
"""Drafts by which the rounding learns how large states get."""
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


def export(network: Network, file: Path, drafts: Sequence[Draft]) -> None:
    """Writes a file for ONNX Runtime, and labels.json beside it. drafts: such as it will read."""
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
        embedded = full.with_name("embedded.onnx")
        quantize_dynamic(
            full, embedded, weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["Gather"],
        )  # fmt: skip
        shown = random.Random(len(drafts)).sample(drafts, min(SHOWN, len(drafts)))
        onnx.save(in_whole_numbers(onnx.load(str(embedded)), list(map(_feed, shown))), str(file))
    names = {
        "mentions": SORTS, "acts": ACTS, "kinds": KINDS, "scopes": SCOPES, "families": FAMILIES,
        "topics": TOPICS, "verdicts": VERDICTS,
    }  # fmt: skip
    file.with_name("labels.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")


def _feed(draft: Draft) -> Feed:
    ids, shapes, _ = inputs_of([draft])
    parts = parts_of([draft], len(draft.ids))
    return {"ids": ids.numpy(), "shapes": shapes.numpy()} | {
        name: each.numpy() for name, each in parts._asdict().items()
    }
