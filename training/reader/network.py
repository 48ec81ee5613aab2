"""The network: the MiniLM encoder, the shapes of words added to it, and linear heads."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training.reader.labels import ACTS, FAMILIES, KINDS, SCOPES, SORTS, TOPICS, VERDICTS

SHAPES = 6
DROPOUT = 0.15


class Network(nn.Module):
    """Pieces and shapes in, unnormalised scores out.

    base: the folder of the encoder's config.json and model.safetensors.
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        settings = json.loads((base / "config.json").read_text(encoding="utf-8"))
        for name in ("_name_or_path", "architectures", "transformers_version"):
            settings.pop(name, None)
        config = BertConfig(**settings)
        self.bert = BertModel(config, add_pooling_layer=False)
        self.bert.load_state_dict(load_file(str(base / "model.safetensors")), strict=False)
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

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """Scores of sorts, acts, people (a piece each); families, topics, verdicts (of all).

        ids, shapes, mask: texts × pieces; the mask is 1 where there is a piece.
        """
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        weights = mask[..., None].float()
        mean = (states * weights).sum(1) / weights.sum(1)
        whole = self.drop(torch.cat([states[:, 0], mean], -1))
        states = self.drop(states)
        paired = torch.cat([states, states[:, :1].expand_as(states)], -1)
        return (
            self.sorts(states), self.acts(states), self.people(paired),
            self.families(whole), self.topics(whole), self.verdicts(whole),
        )  # fmt: skip
