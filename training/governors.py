"""How often the verb of a counted group is found: `python -m training.governors [--model DIR]`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DRAFTS = Path(__file__).parent / "governors.tsv"

_DOES = {"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "obl"}
_TELLS = {"acl", "acl:relcl"}


def main() -> None:
    """Print the drafts that come out wrong, and the count of those that come out right."""
    from linter.language.pipeline import load

    options = argparse.ArgumentParser(prog="python -m training.governors", description=__doc__)
    options.add_argument("--model", help="folder of a pipeline, if not the shipped one")
    nlp = load(options.parse_args().model)
    lines = DRAFTS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line]
    right = 0
    for text, number, people, verb in rows:
        doc = nlp(text)
        faults = check(doc, number, people, verb)
        right += not faults
        if faults:
            print(f"{text}\n    {'; '.join(faults)}")
            print("    " + " ".join(f"{t.text}/{t.pos_}>{t.head.text}:{t.dep_}" for t in doc))
    print(f"{right} of {len(rows)} right")


def check(doc: Doc, number: str, people: str, verb: str) -> list[str]:
    """What is wrong between a number, its people and their verb; "-" is not looked at."""
    count = next(token for token in doc if token.text == number)
    who = count if people == "-" else next(token for token in doc if token.text == people)
    faults = []
    if count != who and count not in _heads(who, 2) and who not in _heads(count, 2):
        faults.append(f"{number} is not tied to {people}")
    if verb != "-":
        deed = next(token for token in reversed(doc) if token.text == verb)
        if not any(_does(token, deed) for token in (who, count, *_heads(who, 2))):
            faults.append(f"{verb} is not tied to {people}")
        if deed.pos_ not in {"VERB", "AUX"}:
            faults.append(f"{verb} is {deed.pos_}")
    return faults


def _heads(token: Token, steps: int) -> list[Token]:
    heads = []
    for _ in range(steps):
        token = token.head
        heads.append(token)
    return heads


def _does(who: Token, deed: Token) -> bool:
    """Whether the tree says that the one does the other, up to a shared or a governing verb."""
    if (who.head == deed and who.dep_ in _DOES) or (deed.head == who and deed.dep_ in _TELLS):
        return True
    return deed.dep_ in {"conj", "xcomp"} and deed.head != deed and _does(who, deed.head)


if __name__ == "__main__":
    main()
