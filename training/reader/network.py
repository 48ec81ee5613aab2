"""The network: an encoder, the shapes of words added to its words, and linear heads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from linter.reader.pieces import SHAPES
from training.reader.labels import ACTS, FAMILIES, KINDS, SCOPES, SORTS, TOPICS
from training.reader.rows import VERDICTS

DROPOUT = 0.15
FIRST, LAST, PADDING = 101, 102, 0
"""Pieces of BERT's vocabulary that stand for a text and for nothing."""


class Parts(NamedTuple):
    """Which pieces families, topics and verdicts are told of, in rows: a whole text, or a part.

    firsts: the piece that stands for each row, texts × rows. shares: how much each piece counts for
    in the mean of a row, texts × rows × pieces. owners: of each piece, the one that stands for its
    part, texts × pieces.
    """

    firsts: Tensor
    shares: Tensor
    owners: Tensor


class SharedDropout(nn.Module):
    """Dropout of the same features in every piece of a text: a mask of a fraction of the size.

    Drawing a mask for every number took 40% of a training step on a processor.
    """

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p

    def forward(self, states: Tensor) -> Tensor:
        """The states, some features of them zero and the others raised to make up for it."""
        if not self.training or not self.p:
            return states
        shape = (*states.shape[:-2], 1, states.shape[-1])
        kept = torch.rand(shape, device=states.device) >= self.p
        return states * (kept / (1 - self.p)).to(states.dtype)


def _encoder(base: Path, layers: int | None) -> nn.Module:
    """A pretrained encoder of the BERT or the MPNet kind, its first layers if not all."""
    settings = json.loads((base / "config.json").read_text(encoding="utf-8"))
    for name in ("_name_or_path", "architectures", "transformers_version"):
        settings.pop(name, None)
    # Fused attention would drop out by itself, number by number.
    settings["attention_probs_dropout_prob"] = 0.0
    encoder: nn.Module
    if settings["model_type"] == "mpnet":
        encoder = MPNetModel(MPNetConfig(**settings), add_pooling_layer=False)
    else:
        encoder = BertModel(BertConfig(**settings), add_pooling_layer=False)
    encoder.load_state_dict(load_file(str(base / "model.safetensors")), strict=False)
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    # Words that no draft holds keep their places among those that some do.
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    for module in encoder.modules():
        for name, child in module.named_children():
            if isinstance(child, nn.Dropout):
                setattr(module, name, SharedDropout(child.p))
    return encoder


class Network(nn.Module):
    """Pieces and shapes in, unnormalised scores out.

    base: the folder of the encoder's config.json and model.safetensors. layers: how many of its
    layers are kept, from the first; all if None.
    """

    def __init__(self, base: Path, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = _encoder(base, layers)
        config = self.encoder.config
        self.shifted = config.model_type == "mpnet"
        width = config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.sorts = nn.Linear(width, 1 + 2 * len(SORTS))
        self.acts = nn.Linear(width, 1 + 2 * len(ACTS))
        self.people = nn.Linear(2 * width, len(KINDS) + len(SCOPES) + 2)
        self.families = nn.Linear(2 * width, len(FAMILIES))
        self.topics = nn.Linear(2 * width, len(TOPICS))
        self.verdicts = nn.Linear(2 * width, len(VERDICTS))
        self.drop = nn.Dropout(DROPOUT)
        self.held = 0

    def hold(self, layers: int) -> None:
        """Keeps the shapes, the lowest layers and what all layers share as they are.

        They know words. What they make of a text can then be worked out once, with `below`, and
        most of the time that a step takes is spared.
        """
        self.held = layers
        self.shape.requires_grad_(False)
        self.encoder.requires_grad_(False)  # MPNet's layers share their bias of positions.
        for layer in self.encoder.encoder.layer[layers:]:
            layer.requires_grad_(True)

    def forward(
        self, ids: Tensor, shapes: Tensor, mask: Tensor, parts: Parts
    ) -> tuple[Tensor, ...]:
        """Scores of sorts, acts, people (a piece each); families, topics, verdicts (a row each).

        ids, shapes, mask: texts × pieces; the mask is 1 where there is a piece.
        """
        embedded = self._embedded(ids, shapes)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self._scores(states, parts)

    def below(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """The states that the held layers make of texts: texts × pieces × width."""
        embedded = self.encoder.embeddings(inputs_embeds=self._embedded(ids, shapes))
        return self._through(0, self.held, embedded, mask)

    def above(self, states: Tensor, mask: Tensor, parts: Parts) -> tuple[Tensor, ...]:
        """What `forward` gives, from what `below` gave."""
        return self._scores(self._through(self.held, None, states, mask), parts)

    def _embedded(self, ids: Tensor, shapes: Tensor) -> Tensor:
        if self.shifted:  # MPNet's vocabulary is BERT's behind four pieces of its own.
            own = torch.where(ids == FIRST, 0, torch.where(ids == LAST, 2, ids + 4))
            ids = torch.where(ids == PADDING, 1, own)
        words: Tensor = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        return words

    def _through(self, first: int, last: int | None, states: Tensor, mask: Tensor) -> Tensor:
        hidden = (1 - mask[:, None, None, :].to(states.dtype)) * torch.finfo(states.dtype).min
        bias = self.encoder.encoder.compute_position_bias(states) if self.shifted else None
        for layer in self.encoder.encoder.layer[first:last]:
            states = layer(states, hidden, bias)[0] if self.shifted else layer(states, hidden)
        return states

    def _scores(self, states: Tensor, parts: Parts) -> tuple[Tensor, ...]:
        firsts = _at(states, parts.firsts)
        whole = self.drop(torch.cat([firsts, parts.shares @ states], -1))
        states = self.drop(states)
        paired = torch.cat([states, _at(states, parts.owners)], -1)
        return (
            self.sorts(states), self.acts(states), self.people(paired),
            self.families(whole), self.topics(whole), self.verdicts(whole),
        )  # fmt: skip


def _at(states: Tensor, places: Tensor) -> Tensor:
    """The states of some pieces: texts × places × width."""
    return states.gather(1, places[..., None].expand(-1, -1, states.shape[-1]))
