"""The trained networks, run by ONNX Runtime: pieces in, probabilities out.

Trained offline (`python -m training.reader`, docs/reader.md) on the drafts of corpus/train, at 8
bits a weight: a quick one, from the sentence encoder MiniLM-L6, reads every text; a careful one of
eight times its cost, from MPNet, those that the quick one is not sure are harmless, and then the
mean of both counts, the careful one's word more. One thread, one text at a time: the same text
gives the same numbers whatever is read beside it, and processes share the cores.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.reader.pieces import Pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Floats = NDArray[np.float32]

MODEL = Path(__file__).parent / "model"
QUICK = MODEL / "quick.onnx"
CAREFUL = MODEL / "careful.onnx"
LABELS = MODEL / "labels.json"
HARMLESS = 0.999
"""Probability of a clean post from which the quick network's word is enough: a house choice. Above
it lie 97% of 282 parts of real posts, and 29% of the 2,297 drafts of dev and holdout, 11 of them
not clean."""
CAREFUL_WEIGHT = 0.7
"""Weight of the careful network's probabilities beside the quick one's, set on dev."""
LONGEST = 384
"""Most pieces of a text that the network is given at once; it knows 512 places."""


class ReaderError(Exception):
    """The reader's weights are missing or damaged; the message is for the user."""


class Labels(NamedTuple):
    """The names of the network's outputs, in their order."""

    mentions: tuple[str, ...]
    acts: tuple[str, ...]
    kinds: tuple[str, ...]
    scopes: tuple[str, ...]
    families: tuple[str, ...]
    topics: tuple[str, ...]
    verdicts: tuple[str, ...]


class Outputs(NamedTuple):
    """Probabilities for one text of n pieces.

    mentions: n × (1 + 2 a sort: outside, then begin and inside of each); acts: the same of acts;
    people: n × (kinds, scopes, not addressed and addressed), unnormalised; families, topics,
    verdicts: one a name.
    """

    mentions: Floats
    acts: Floats
    people: Floats
    families: Floats
    topics: Floats
    verdicts: Floats


@lru_cache(maxsize=1)
def labels() -> Labels:
    """The names of what the shipped network gives."""
    names = json.loads(LABELS.read_text(encoding="utf-8"))
    return Labels(**{field: tuple(names[field]) for field in Labels._fields})


@lru_cache(maxsize=2)
def _session(weights: Path) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        return onnxruntime.InferenceSession(
            str(weights), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # ONNX Runtime raises almost anything over a damaged file
        raise ReaderError(
            f"discreet's reader in {weights} can't be loaded: {error}; reinstall discreet"
        ) from error


def load() -> None:
    """Loads the quick network, so that damaged weights end a run before it begins.

    The careful one is loaded when a text first asks for it.

    Raises:
        ReaderError: the weights cannot be used.
    """
    _session(QUICK)


def run(pieces: Pieces) -> Outputs:
    """The networks' outputs for at most `LONGEST` pieces. Raises ReaderError."""
    quick = _outputs(QUICK, pieces)
    if quick.verdicts[labels().verdicts.index("clean")] >= HARMLESS:
        return quick
    careful = _outputs(CAREFUL, pieces)
    return Outputs(
        *(
            (1 - CAREFUL_WEIGHT) * one + CAREFUL_WEIGHT * other
            for one, other in zip(quick, careful, strict=True)
        )
    )


def _outputs(weights: Path, pieces: Pieces) -> Outputs:
    import numpy as np

    found = _session(weights).run(
        None,
        {
            "ids": np.array([pieces.ids], dtype=np.int64),
            "shapes": np.array([pieces.shapes], dtype=np.int64),
        },
    )
    return Outputs(*(output[0] for output in found))
