"""Posts to claims and matches: screen, parse, understand, judge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from linter.claims.model import Claim, Understanding
from linter.documents.post import Post
from linter.findings import Mark, Match
from linter.reader.network import ReaderError
from linter.screen import Screen
from linter.settings import Settings
from linter.text import Span
from linter.windows import Window, windows

if TYPE_CHECKING:
    from linter.claims.extract import Lexicons
    from linter.rulebook import Policy, Reading, Rulebook

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Failure:
    """A post that could not be analysed, and why: a fault of ours, reported, not raised."""

    reason: str


class Examined(NamedTuple):
    """What one post claims, and the matches of the rules in it."""

    claims: list[Claim]
    matches: list[Match]

    @classmethod
    def joined(cls, parts: Sequence[Examined]) -> Examined:
        """One post again of its windows."""
        return cls(
            [claim for part in parts for claim in part.claims],
            [match for part in parts for match in part.matches],
        )


class Analyser:
    """Understands and judges posts under one set of settings.

    spaCy, the pipeline and the rulebook are loaded when first needed: a tree whose every post
    the screen lets pass never imports spaCy.
    """

    def __init__(self, settings: Settings, *, screened: bool = True) -> None:
        self.settings = settings
        self.screened = screened

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules in force."""
        from linter.ruling import load_rulebook

        return load_rulebook(self.settings)

    @cached_property
    def policy(self) -> Policy:
        """The policy in force, with the user's own numbers."""
        from linter.ruling import load_policy

        return load_policy(self.settings)

    @cached_property
    def screen(self) -> Screen:
        """The test that a post must pass to be parsed for findings."""
        from linter.triggers import triggers

        return Screen(triggers(self.rulebook, self.settings))

    @cached_property
    def lexicons(self) -> Lexicons:
        """The word lists, with the user's own words."""
        from linter.own_words import extended

        return extended(self.settings.lexicon)

    @cached_property
    def pipeline(self) -> Any:
        """The spaCy pipeline; the reader, which every short post needs as well, is loaded with it.

        Raises:
            PipelineError: a pipeline that is missing, broken or unfit.
            ReaderError: weights that are missing or damaged.
        """
        from linter.language.pipeline import load
        from linter.reader.network import load as load_reader

        load_reader()
        return load(self.settings.pipeline)

    def judge(self, posts: Sequence[Post]) -> list[list[Match] | Failure]:
        """The matches of each post, in offsets of its text, or why there are none to be had."""
        tried: Counter[int] = Counter()

        def work(window: Window, doc: Any) -> list[Match]:
            return self._advised(window, doc, tried)

        return self._gathered(posts, self._wanted(posts), work)

    def _wanted(self, posts: Sequence[Post]) -> list[int]:
        """Which posts can hold a finding."""
        return [
            index for index in _english(posts) if not self.screened or self._admits(posts[index])
        ]

    def _admits(self, post: Post) -> bool:
        """Whether a post must be parsed.

        Of an article, only what may count people or be read as a post of its own is.
        """
        if not post.article:
            return self.screen.admits(post.text)
        from linter.claims.heard.passages import may_tell

        return may_tell(post.text, self.lexicons.people)

    def understand(self, posts: Sequence[Post]) -> list[list[Claim] | Failure]:
        """The claims of each post, in offsets of its text."""
        return self._gathered(posts, _english(posts), self._claimed)

    def examine(self, posts: Sequence[Post]) -> list[Examined | Failure]:
        """The claims and the matches of each post, in offsets of its text; no suggestions."""
        wanted = frozenset(self._wanted(posts))

        def work(window: Window, doc: Any) -> list[Examined]:
            return [self._examined(window, doc, window.post in wanted)]

        found = self._gathered(posts, _english(posts), work)
        return [each if isinstance(each, Failure) else Examined.joined(each) for each in found]

    def _gathered(
        self,
        posts: Sequence[Post],
        wanted: Iterable[int],
        work: Callable[[Window, Any], Iterable[_T]],
    ) -> list[list[_T] | Failure]:
        """What `work` finds in the windows of the wanted posts; one that fails loses no other."""
        results: list[list[_T] | Failure] = [[] for _ in posts]
        for window, outcome in self._parsed([(index, posts[index]) for index in wanted]):
            found = results[window.post]
            if isinstance(found, Failure):
                continue
            if isinstance(outcome, Failure):
                results[window.post] = outcome
                continue
            try:
                found.extend(work(window, outcome))
            except ReaderError:
                raise  # No post can be judged without the reader.
            except Exception as error:  # One post must never take the run with it.
                results[window.post] = _failure(error)
        return results

    def _claimed(self, window: Window, doc: Any) -> list[Claim]:
        claims = self._understood(doc, window).claims
        return [shift_claim(claim, window.offset) for claim in claims]

    def _examined(self, window: Window, doc: Any, wanted: bool) -> Examined:
        reading = self._reading(window, doc)
        claims = [shift_claim(each, window.offset) for each in reading.understanding.claims]
        found = self._judged(window, reading) if wanted else []
        return Examined(claims, [_shifted(match, window.offset) for match in found])

    def _judged(self, window: Window, reading: Reading) -> list[Match]:
        if window.article and not reading.understanding.claims:
            # Longer prose is judged by what it claims of people, not by loose words.
            return []
        return self.rulebook.judge(reading, self.policy)

    def _advised(self, window: Window, doc: Any, tried: Counter[int]) -> list[Match]:
        """The matches in a window, with suggestions. tried: how many were judged of each post."""
        from linter.rulebook.rewrite import TRIES, with_suggestions

        reading = self._reading(window, doc)

        def again(text: str) -> list[Match]:
            tried[window.post] += 1
            rewritten = window._replace(text=text, blocks=())
            return self.rulebook.judge(self._reading(rewritten, self.pipeline(text)), self.policy)

        left = TRIES - tried[window.post]
        found = with_suggestions(self._judged(window, reading), reading, again, left)
        return [_shifted(match, window.offset) for match in found]

    def _reading(self, window: Window, doc: Any) -> Reading:
        from linter.rulebook.reading import reading_of

        understanding = self._understood(doc, window)
        return reading_of(doc, window.text, window.blocks, understanding, window.article)

    def _understood(self, doc: Any, window: Window) -> Understanding:
        from linter.claims.extract import extract
        from linter.own_words import spared

        understanding = extract(doc, window.blocks, self.lexicons, article=window.article)
        return spared(understanding, doc, self.settings.lexicon)

    def _parsed(self, posts: Sequence[tuple[int, Post]]) -> Iterator[tuple[Window, Any]]:
        cut: list[Window] = []
        for index, post in posts:
            try:
                cut.extend(windows(index, post, self.lexicons.people))
            except ReaderError:
                raise  # No post can be judged without the reader.
            except Exception as error:  # As below: one article must never take the run with it.
                yield Window(index, 0, post.text, post.blocks), _failure(error)
        if not cut:
            return
        texts = [window.text for window in cut]
        pipeline = self.pipeline  # Not inside the try: a pipeline that is missing ends the run.
        try:
            yield from zip(cut, list(pipeline.pipe(texts)), strict=True)
        except Exception:
            # Some text of the batch broke the parser: one by one, to lose only that one.
            for window in cut:
                try:
                    yield window, pipeline(window.text)
                except Exception as error:
                    yield window, _failure(error)


def _english(posts: Sequence[Post]) -> Iterator[int]:
    """Which posts are read at all: those in another language are not."""
    return (index for index, post in enumerate(posts) if not post.foreign)


def _failure(error: Exception) -> Failure:
    return Failure(f"{type(error).__name__}: {error}")


def _shift(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _shifted(match: Match, offset: int) -> Match:
    if not offset:
        return match
    return replace(
        match,
        span=_shift(match.span, offset),
        related=tuple(Mark(_shift(mark.span, offset), mark.message) for mark in match.related),
        basis=tuple(_shift(number, offset) for number in match.basis),
    )


def shift_claim(claim: Claim, offset: int) -> Claim:
    """The same claim in a text that begins `offset` characters earlier."""
    if not offset:
        return claim
    behaviour = claim.behaviour
    return replace(
        claim,
        span=_shift(claim.span, offset),
        cohort=replace(claim.cohort, span=_shift(claim.cohort.span, offset)),
        behaviour=behaviour and replace(behaviour, span=_shift(behaviour.span, offset)),
        narrowing=tuple(d._replace(span=_shift(d.span, offset)) for d in claim.narrowing),
        topics=tuple(t._replace(span=_shift(t.span, offset)) for t in claim.topics),
    )
