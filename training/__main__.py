"""The recipe: `python -m training --treebank DIR --entities DIR --out DIR`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from linter.language import tokens
from training import corpus
from training.finish import finish

HERE = Path(__file__).parent


def main() -> None:
    """Train from the command line's paths and leave the finished model in --out."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument(
        "--treebank", type=Path, required=True, help="folder of UD_English-EWT's CoNLL-U files"
    )
    options.add_argument(
        "--entities", type=Path, required=True, help="folder of the UNER and WNUT-17 files"
    )
    options.add_argument("--drafts", type=Path, help="a file of drafts to learn from as well")
    options.add_argument(
        "--work", type=Path, required=True, help="folder for the run's checkpoints"
    )
    options.add_argument(
        "--out", type=Path, required=True, help="folder that the finished model replaces"
    )
    options.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help="override the recipe"
    )
    args = options.parse_args()
    overrides: dict[str, Any] = {
        "paths.treebank": str(args.treebank),
        "paths.entities": str(args.entities),
        "paths.drafts": str(args.drafts) if args.drafts else None,
    }
    overrides |= dict(_setting(text) for text in args.set)
    train(overrides, args.work)
    finish(args.work / "model-best", args.out)


def _setting(text: str) -> tuple[str, Any]:
    import srsly  # type: ignore[import-untyped]

    key, _, value = text.partition("=")
    try:
        return key, srsly.json_loads(value)
    except ValueError:
        return key, value


def train(overrides: dict[str, Any], work: Path) -> None:
    """Run spaCy's training loop with recipe.cfg and overrides, leaving the best in `work`."""
    from spacy import util
    from spacy.training.initialize import init_nlp
    from spacy.training.loop import train as run

    _prepare()
    config = util.load_config(HERE / "recipe.cfg", overrides=overrides, interpolate=False)
    nlp = init_nlp(config)
    work.mkdir(parents=True, exist_ok=True)
    run(nlp, work)


def _prepare() -> None:
    from thinc.api import NumpyOps, set_current_ops

    # The wheel of blis for x86 may hold no kernels but its slow generic ones; numpy's are three
    # times as fast.
    set_current_ops(NumpyOps(use_blis=False))
    tokens.register()
    corpus.register()


if __name__ == "__main__":
    main()
