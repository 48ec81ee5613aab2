"""Loading the spaCy pipeline: our own, in `model/` beside this file, or one that the user names.

Most of a single check is spent here, so start-up was measured (2 cores of an AMD EPYC, Python
3.11, spaCy 3.8):

- `import spacy` takes 0.55 s, of which 0.25 s goes to its command line (typer, requests, weasel,
  jinja2). Nothing here needs that, so it is kept out of the import; see `_import_spacy`.
- The English tokenizer takes 0.15 s to build, its long ranges of letters and 1,300 exceptions;
  ours 0.03 s.
- A vocabulary of all words seen in training takes 0.04 s to read; ours holds the labels and lemma
  pieces only.
- Python's collector runs 40 times while modules load and finds nothing; it is paused meanwhile.
- thinc imports torch where that is installed, which takes seconds. It can't be kept out without
  breaking other users of thinc in the process, so it is left alone: install discreet into an
  environment of its own.

And speed: the blis package's wheel for x86 multiplies matrices with generic code. numpy's own
OpenBLAS is three times as fast for our sizes, 12,000 tokens a second in place of 8,300, as long as
it keeps to one thread; with two, it falls to 4,600. See `_fast_matrices`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from linter.language import tokens

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parent / "model"
"""The folder of the trained weights that are shipped with the package."""

# The caller splits long texts; this only keeps spaCy from refusing one it was not split for (in
# characters).
MAX_LENGTH = 100_000_000


class PipelineError(Exception):
    """The spaCy pipeline is missing, broken or unfit; the message is for the user."""


def load(name_or_path: str | None = None) -> Language:
    """The pipeline, loaded at the first call and kept for the process.

    With no argument, our own. Otherwise the name of an installed spaCy package or the path of a
    saved pipeline with Universal Dependencies labels; it keeps its weights and gets our tokenizer.
    Raises PipelineError.
    """
    return _load(name_or_path)


@lru_cache(maxsize=4)
def _load(name_or_path: str | None) -> Language:
    with _collector_paused():
        _import_spacy()
        tokens.register()
        with _fast_matrices():
            nlp = _load_own() if name_or_path is None else _load_named(name_or_path)
    nlp.max_length = MAX_LENGTH
    return nlp


def _load_own() -> Language:
    from spacy.util import load_model_from_path

    if not (MODEL / "config.cfg").is_file():
        raise PipelineError(f"discreet's own language model is missing from {MODEL}: reinstall it")
    try:
        return load_model_from_path(MODEL)
    except Exception as error:  # spaCy raises almost anything over a damaged file
        raise PipelineError(
            f"discreet's own language model in {MODEL} can't be loaded: {error}"
        ) from error


def _load_named(name_or_path: str) -> Language:
    from spacy.util import load_model

    try:
        nlp: Language = load_model(name_or_path)
    except OSError as error:
        raise PipelineError(
            f"the spaCy pipeline {name_or_path!r} is no installed package and no folder"
        ) from error
    except Exception as error:  # as above
        raise PipelineError(
            f"the spaCy pipeline {name_or_path!r} can't be loaded: {error}"
        ) from error
    _check(nlp, name_or_path)
    if not isinstance(nlp.tokenizer, tokens.PostTokenizer):
        nlp.tokenizer = tokens.PostTokenizer(nlp.vocab)
    return nlp


def _check(nlp: Language, name: str) -> None:
    """Raise PipelineError unless the pipeline gives parts of speech, lemmas and UD dependencies."""
    given = set(nlp.pipe_names)
    missing = [
        what
        for what, makers in (
            ("a tagger or morphologizer", {"tagger", "morphologizer"}),
            ("a lemmatizer", {"lemmatizer", "trainable_lemmatizer"}),
            ("a parser", {"parser"}),
        )
        if not given & makers
    ]
    if missing:
        raise PipelineError(f"the spaCy pipeline {name!r} lacks {' and '.join(missing)}")
    parser: Any = nlp.get_pipe("parser")
    if not {"obl", "obj"} <= set(parser.labels):
        raise PipelineError(
            f"the spaCy pipeline {name!r} does not give Universal Dependencies: its parser knows no"
            " 'obl' and 'obj' (spaCy's own English pipelines, en_core_web_*, don't)"
        )


@contextmanager
def _fast_matrices() -> Iterator[None]:
    """Models made in the block multiply by numpy, if its OpenBLAS was loaded with one thread."""
    from thinc.api import get_current_ops, use_ops

    if _threads_at_import == "1" and get_current_ops().name == "numpy":
        with use_ops("numpy", use_blis=False):
            yield
    else:
        yield


_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
_threads_at_import: str | None = None


def _import_numpy() -> None:
    """Import numpy with one thread, if it is not there yet and nobody asked for another number."""
    # OpenBLAS reads the number once in a process, and so do we.
    global _threads_at_import
    if _threads_at_import is not None:
        return
    asked = next((os.environ[name] for name in _THREADS if name in os.environ), None)
    if asked is not None or "numpy" in sys.modules:
        _threads_at_import = asked
    else:
        os.environ[_THREADS[0]] = _threads_at_import = "1"
    try:
        import numpy  # noqa: F401
    finally:
        if asked is None:  # processes started later may want all cores
            os.environ.pop(_THREADS[0], None)


def _import_spacy() -> None:
    """Import spaCy without its command line, which stays importable for whoever wants it later."""
    _import_numpy()
    if "spacy" in sys.modules:
        return
    command_line = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    command_line["spacy.cli.info"].info = _info  # type: ignore[attr-defined]
    sys.modules.update(command_line)
    try:
        import spacy  # noqa: F401
    finally:
        for name, empty in command_line.items():
            if sys.modules.get(name) is empty:
                del sys.modules[name]


def _info(*args: Any, **kwargs: Any) -> Any:
    """What `spacy.info` is in our process: the real one, imported when it is called."""
    from spacy.cli.info import info

    return info(*args, **kwargs)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Run the block without garbage collection, if it was on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
