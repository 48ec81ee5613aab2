"""The least that each figure may be: CI fails when one falls below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from linter.evaluation.measure import Measures


class FloorError(ValueError):
    """A floors file that cannot be used."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One figure that fell below its floor."""

    split: str
    figure: str
    floor: float
    value: float | None

    def __str__(self) -> str:
        value = "not measured" if self.value is None else f"{self.value:.3f}"
        return f"{self.split}: {self.figure} is {value}, its floor is {self.floor:.3f}"


def figures(measures: Measures) -> dict[str, float | None]:
    """Every figure of a split by the name that a floors file uses, `claims.size.recall`."""
    table: dict[str, float | None] = {}
    for name, rate in measures.claims.items():
        table[f"claims.{name}.precision"] = rate.precision
        table[f"claims.{name}.recall"] = rate.recall
    for rule, rate in measures.rules.items():
        table[f"rules.{rule}.precision"] = rate.precision
        table[f"rules.{rule}.recall"] = rate.recall
    table["verdict.accuracy"] = (
        measures.right_verdicts / measures.records if measures.records else None
    )
    for verdict, cells in measures.verdicts.items():
        labelled = sum(cells.values())
        given = sum(row[verdict] for row in measures.verdicts.values())
        table[f"verdict.{verdict}.recall"] = cells[verdict] / labelled if labelled else None
        table[f"verdict.{verdict}.precision"] = cells[verdict] / given if given else None
    return table


def read_floors(path: Path) -> dict[str, dict[str, float]]:
    """A floors file: split → figure → least value, each from 0 to 1.

    Raises:
        FloorError: the file cannot be read, or holds anything else.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise FloorError(f"{path}: cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise FloorError(f"{path}: expected splits, each with figures and their floors")
    floors: dict[str, dict[str, float]] = {}
    for split, entries in data.items():
        if not isinstance(entries, dict):
            raise FloorError(f"{path}: {split}: expected figures and their floors")
        floors[str(split)] = {}
        for figure, floor in entries.items():
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise FloorError(f"{path}: {split}: {figure}: expected a number from 0 to 1")
            floors[str(split)][str(figure)] = float(floor)
    return floors


def shortfalls(
    floors: Mapping[str, Mapping[str, float]], parts: Sequence[Measures], path: Path
) -> list[Shortfall]:
    """Figures below their floor, among the splits that were measured.

    Raises:
        FloorError: a floor for a figure that does not exist: it would never fail.
    """
    found = []
    for measures in parts:
        table = figures(measures)
        for figure, floor in floors.get(measures.split, {}).items():
            if figure not in table:
                raise FloorError(f"{path}: {measures.split}: there is no figure {figure!r}")
            value = table[figure]
            if value is None or value < floor:
                found.append(Shortfall(measures.split, figure, floor, value))
    return found
