"""The trained networks, run by ONNX Runtime: pieces in, probabilities out.

Trained offline (`python -m training.reader`, docs/reader.md) on the drafts of corpus/train, at 8
bits a weight: a quick one, from the sentence encoder MiniLM-L6, reads every text; a careful one of
five times its cost, from MPNet, those that the quick one is not sure are harmless, and then the
mean of both counts, the careful one's word more. It reads the parts of a longer text beside one
another. One thread, one text at a time: the same text gives the same numbers whatever was read
before it, and processes share the cores.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from linter.reader.pieces import Pieces, extents

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
CAREFUL_WEIGHT = 0.9
"""Weight of the careful network's probabilities beside the quick one's, set on dev."""
_PIECED = 3
"""How many of the outputs are of each piece; the others are of a text, or of a part."""
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
    # ONNX Runtime sends its maker reports on runs, unless this is set before it is imported.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
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
    quick = _quickly([pieces])[0]
    if _is_harmless(quick):
        return quick
    return _mean(quick, _outputs(CAREFUL, [pieces])[0])


def run_together(whole: Pieces, parts: Sequence[Pieces]) -> tuple[Outputs, list[Outputs]]:
    """The outputs for a text, and for each of its parts as its neighbours make it sound.

    whole, parts: the pieces of the text, and those of its parts, at most `LONGEST` together. The
    outputs for the text are of all the parts' pieces. The careful network reads all parts at once,
    the quick one each by itself: the mean of both knows what neighbours explain, and what a part
    says without them. Raises ReaderError.
    """
    quick, *each = _quickly([whole, *parts])
    if all(map(_is_harmless, (quick, *each))):
        return _joined(each, quick[_PIECED:]), each
    careful, *inside = _outputs(CAREFUL, parts)
    each = list(map(_mean, each, inside))
    return _joined(each, list(map(_mix, quick[_PIECED:], careful[_PIECED:]))), each


def run_beside(parts: Sequence[Pieces]) -> list[Outputs]:
    """The outputs for each part of a longer text as its neighbours make it sound.

    parts: at most `LONGEST` pieces together. As in `run_together`, where nothing is asked of the
    text as a whole. Raises ReaderError.
    """
    each = _quickly(parts)
    if all(map(_is_harmless, each)):
        return each
    return list(map(_mean, each, _outputs(CAREFUL, parts)[1:]))


def _quickly(parts: Sequence[Pieces]) -> list[Outputs]:
    """The quick network's outputs for each part by itself."""
    return [_outputs(QUICK, [part])[0] for part in parts]


def _joined(parts: Sequence[Outputs], whole: Sequence[Floats]) -> Outputs:
    """What is said of the pieces of all parts, and of the whole of them."""
    import numpy as np

    pieced = [np.concatenate([part[kind] for part in parts]) for kind in range(_PIECED)]
    return Outputs(*pieced, *whole)


def _is_harmless(quick: Outputs) -> bool:
    return bool(quick.verdicts[labels().verdicts.index("clean")] >= HARMLESS)


def _mean(quick: Outputs, careful: Outputs) -> Outputs:
    return Outputs(*map(_mix, quick, careful))


def _mix(quick: Floats, careful: Floats) -> Floats:
    return (1 - CAREFUL_WEIGHT) * quick + CAREFUL_WEIGHT * careful


def _outputs(weights: Path, parts: Sequence[Pieces]) -> list[Outputs]:
    """A network's outputs for parts read together: those of all, then, of several, of each."""
    import numpy as np

    places = extents([part.ids for part in parts])
    number = places[0][1]
    shares = np.zeros((1, len(places), number), dtype=np.float32)
    owners = np.zeros((1, number), dtype=np.int64)
    for row, (start, end) in enumerate(places):
        shares[0, row, start:end] = 1 / (end - start)
        owners[0, start:end] = start  # The parts come behind the whole.
    found = _session(weights).run(
        None,
        {
            "ids": np.array([[each for part in parts for each in part.ids]], dtype=np.int64),
            "shapes": np.array([[each for part in parts for each in part.shapes]], dtype=np.int64),
            "firsts": np.array([[start for start, _ in places]], dtype=np.int64),
            "shares": shares,
            "owners": owners,
        },
    )
    pieced, whole = ([each[0] for each in half] for half in (found[:_PIECED], found[_PIECED:]))
    return [
        Outputs(*(each[start:end] for each in pieced), *(each[row] for each in whole))
        for row, (start, end) in enumerate(places)
    ]
