"""Fine-tuning: losses, batches and the schedule."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.reader.labels import IGNORED, KINDS, SCOPES, UNKNOWN, Draft
from training.reader.network import Network, Parts

BATCH = 16
WARM_UP = 0.08
HALVES = any(map(torch.cpu.get_capabilities().get, ("amx_bf16", "avx512_bf16")))
"""Whether the processor multiplies bfloat16 itself; imitating it takes ten times as long."""


def fit(network: Network, drafts: Sequence[Draft], epochs: int, seed: int, rate: float) -> None:
    """Trains the network in place, and prints the mean loss of each pass.

    rate: the peak learning rate of the encoder; the heads learn ten times as fast.
    """
    shuffler = random.Random(seed)
    encoder = [each for each in network.encoder.parameters() if each.requires_grad]
    heads = [each for name, each in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": rate}, {"params": heads, "lr": 10 * rate}],
        weight_decay=0.01,
        fused=True,
    )
    steps = epochs * math.ceil(len(drafts) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps),
    )
    below = _worked_out(network, drafts) if network.held else {}
    network.train()
    for epoch in range(epochs):
        total = count = 0.0
        for batch in _batches(drafts, shuffler):
            optimizer.zero_grad()
            loss = _loss(network, batch, below)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"pass {epoch + 1} of {epochs}: mean loss {total / count:.3f}", flush=True)
    network.eval()


def _worked_out(network: Network, drafts: Sequence[Draft]) -> dict[int, Tensor]:
    """What the held layers make of each draft, by its `id`: pieces × width, in half precision."""
    found: dict[int, Tensor] = {}
    order = sorted(drafts, key=lambda draft: len(draft.ids))
    network.eval()
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            states = network.below(*inputs_of(batch))
            for draft, row in zip(batch, states, strict=True):
                found[id(draft)] = row[: len(draft.ids)].half()
    return found


def inputs_of(batch: Sequence[Draft]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, shapes and mask: texts × pieces of the longest one."""
    length = max(len(draft.ids) for draft in batch)
    return (
        _padded([draft.ids for draft in batch], length, 0),
        _padded([draft.shapes for draft in batch], length, 0),
        _padded([[1] * len(draft.ids) for draft in batch], length, 0),
    )


def _rows(batch: Sequence[Draft]) -> Iterator[tuple[list[tuple[int, int]], float]]:
    """What is told of whole drafts, and what of their parts: draft and row, and its weight.

    Parts count as much as the drafts do that have several.
    """
    yield [(index, 0) for index in range(len(batch))], 1.0
    parts = [(i, row) for i, draft in enumerate(batch) for row in range(1, len(draft.judged))]
    if parts:
        yield parts, len({index for index, _ in parts}) / len(batch)


def parts_of(batch: Sequence[Draft], length: int) -> Parts:
    """Where the drafts of a batch and their parts stand; of rows that a draft lacks, nothing."""
    places = [draft.extents for draft in batch]
    rows = max(map(len, places))
    firsts = torch.zeros(len(batch), rows, dtype=torch.long)
    shares = torch.zeros(len(batch), rows, length)
    owners = torch.zeros(len(batch), length, dtype=torch.long)
    for index, each in enumerate(places):
        for row, (start, end) in enumerate(each):
            firsts[index, row] = start
            shares[index, row, start:end] = 1 / (end - start)
            owners[index, start:end] = start  # The parts come behind the whole.
    return Parts(firsts, shares, owners)


def _batches(drafts: Sequence[Draft], shuffler: random.Random) -> Iterator[list[Draft]]:
    """All drafts once, those of like length together."""
    order = list(drafts)
    shuffler.shuffle(order)
    batches = []
    for start in range(0, len(order), BATCH * 20):
        chunk = sorted(order[start : start + BATCH * 20], key=lambda draft: len(draft.ids))
        batches += [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
    shuffler.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Sequence[int] | None], length: int, fill: int) -> Tensor:
    table = torch.full((len(rows), length), fill, dtype=torch.long)
    for index, row in enumerate(rows):
        if row:
            table[index, : len(row)] = torch.tensor(row)
    return table


def _loss(network: Network, batch: Sequence[Draft], below: Mapping[int, Tensor]) -> Tensor:
    ids, shapes, mask = inputs_of(batch)
    length = ids.shape[1]
    parts = parts_of(batch, length)
    with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
        if below:
            rows = [below[id(draft)].float() for draft in batch]
            outputs = network.above(nn.utils.rnn.pad_sequence(rows, batch_first=True), mask, parts)
        else:
            outputs = network(ids, shapes, mask, parts)
    sorts, acts, people, families, topics, verdicts = (each.float() for each in outputs)
    loss = 2.0 * _of_tags(sorts, _padded([d.sorts for d in batch], length, IGNORED))
    loss = loss + _of_tags(acts, _padded([d.acts for d in batch], length, IGNORED))
    for rows, weight in _rows(batch):
        judged = [batch[index].judged[row] for index, row in rows]
        index, row = (torch.tensor(each) for each in zip(*rows, strict=True))
        of_all = 9 * _of_flags(families[index, row], torch.tensor([j.families for j in judged]))
        of_all = of_all + 9 * _of_flags(
            topics[index, row], torch.tensor([j.topics for j in judged])
        )
        wanted = torch.tensor([j.verdict for j in judged])
        loss = loss + weight * (of_all + 0.7 * _of_choice(verdicts[index, row], wanted))
    means, labelled = [], []
    for index, draft in enumerate(batch):
        for start, end, *labels in draft.people:
            means.append(people[index, start:end].mean(0))
            labelled.append(labels)
    if means:
        scores, labels_of = torch.stack(means), torch.tensor(labelled)
        kinds, scopes = len(KINDS), len(KINDS) + len(SCOPES)
        loss = loss + 0.5 * _of_choice(scores[:, :kinds], labels_of[:, 0])
        loss = loss + 0.25 * _of_choice(scores[:, kinds:scopes], labels_of[:, 1])
        loss = loss + 0.25 * _of_choice(scores[:, scopes:], labels_of[:, 2])
    return loss


def _of_tags(scores: Tensor, tags: Tensor) -> Tensor:
    if not bool((tags >= 0).any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)


def _of_choice(scores: Tensor, wanted: Tensor) -> Tensor:
    if not bool((wanted >= 0).any()):
        return scores.sum() * 0
    return functional.cross_entropy(scores, wanted, ignore_index=UNKNOWN)


def _of_flags(scores: Tensor, wanted: Tensor) -> Tensor:
    known = (wanted != UNKNOWN).float()
    losses = functional.binary_cross_entropy_with_logits(
        scores, wanted.clamp(min=0).float(), reduction="none"
    )
    return (losses * known).sum() / known.sum().clamp(min=1)
