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
    options.add_argument(
        "--drafts", type=Path, default=HERE / "drafts.conllu", help="our own annotated drafts"
    )
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
        "paths.drafts": str(args.drafts) if args.drafts.exists() else None,
    }
    overrides |= dict(_setting(text) for text in args.set)
    train(overrides, args.work / "first")
    refine(args.work / "first" / "model-best", args.work / "second")
    finish(args.work / "second" / "model-best", args.out)


def _setting(text: str) -> tuple[str, Any]:
    import srsly  # type: ignore[import-untyped]

    key, _, value = text.partition("=")
    try:
        return key, srsly.json_loads(value)
    except ValueError:
        return key, value


SECOND_ROUND: dict[str, Any] = {
    "corpora.train.seed": 8,
    "corpora.train.passes": 4,
    "training.max_steps": 1400,
    "training.eval_frequency": 200,
    "training.batcher.size.start": 1200,
    "training.batcher.size.stop": 1200,
    "training.optimizer.learn_rate.initial_rate": 0.0012,
    "training.optimizer.learn_rate.warmup_steps": 100,
    "training.optimizer.learn_rate.total_steps": 1400,
}
"""What the second round changes in recipe.cfg: other variations, and the rate up and down again."""


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


def refine(start: Path, work: Path) -> None:
    """Go on training the pipeline saved in `start` for a shorter round, SECOND_ROUND."""
    from spacy import util
    from spacy.training.loop import train as run

    _prepare()
    nlp = util.load_model_from_path(start)
    # spaCy forgets the way from edits to labels when it loads, and would learn label 0 for every
    # word.
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    lemmatizer.tree2label = {tree: label for label, tree in enumerate(lemmatizer.labels)}
    for key, value in SECOND_ROUND.items():
        *sections, name = key.split(".")
        section: Any = nlp.config
        for part in sections:
            section = section[part]
        section[name] = value
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
