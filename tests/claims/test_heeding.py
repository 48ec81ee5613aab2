"""Claims held against an impression that is given, so that no weights decide these tests."""

from dataclasses import replace

import pytest

from linter.claims.context import Context, Lexicons
from linter.claims.extract import understand
from linter.claims.grammar import find_claims
from linter.claims.heard import confidence
from linter.claims.heard.heeding import heed, heed_statements
from linter.claims.heard.presumed import clear, presume
from linter.claims.model import Claim, Interval, Kind, Scope, Unit
from linter.documents.post import Block
from linter.language.pipeline import load
from linter.reader.model import Mention, Sort
from linter.text import Span

from .impressions import PRIVATE, PUBLIC, USERS, heeded, impression


def test_people_that_the_reader_takes_for_things_are_no_claim() -> None:
    text = "53 riders finished the course."
    assert heeded(text, impression(text, {"53 riders": (Sort.PEOPLE, 0.9)}))
    thing = {"53 riders": (Sort.OTHER, 0.9)}
    assert heeded(text, impression(text, thing, clean=0.5)) == []
    assert heeded(text, impression(text, thing, clean=0.49, block=0.5)), "something is in it"


@pytest.mark.parametrize(("chance", "told"), [(0.05, 0), (0.3, 1)])
def test_nobody_is_a_claim_where_the_reader_may_take_it_for_people(
    chance: float, told: int
) -> None:
    text = "Nobody on our app asked for this."
    assert len(heeded(text, impression(text, {"Nobody": (Sort.PEOPLE, chance)}))) == told


def test_staff_are_no_users_where_the_reader_says_so() -> None:
    text = "53 riders finished the course."
    assert heeded(text, impression(text, {"53 riders": (Sort.STAFF, 0.9)})) == []


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ({"private": 0.1, "public": confidence.SURE, "none": 0.1}, Kind.PUBLIC),
        ({"private": 0.45, "public": confidence.SURE - 0.01, "none": 0.0}, Kind.PRIVATE),
    ],
)
def test_kind_is_the_readers_from_a_sure_word_on(kinds: dict[str, float], kind: Kind) -> None:
    text = "53 of you watched it on Sunday."
    (claim,) = heeded(text, impression(text, {"53 of you": (Sort.PEOPLE, 0.9)}, kinds=kinds))
    assert claim.behaviour is not None
    assert claim.behaviour.kind is kind


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("The collar logged its owner at the gate.", "its", 0),
        ("The collar logged your dog at the gate.", "your", 1),
        ("@harlequin.dave has given our disco two stars.", "@harlequin.dave", 1),
        ("Yes, 4B did ring down for a ninth mat.", "4B", 1),
        ("The collar logged Table six at noon.", "Table six", 1),
        ("The lady slept in the ‘quiet’ at five.", "’ at", 0),
    ],
)
def test_scraps_of_phrases_name_nobody(text: str, words: str, told: int) -> None:
    one = {words: (Sort.SINGLE, 0.9)}
    read = impression(text, one, families={"singled-out": 0.9}, clean=0.4, block=0.4)
    assert len([c for c in heeded(text, read) if c.cohort.text == words]) == told


def test_overlooked_people_are_added_with_the_number_that_grammar_reads() -> None:
    text = "About sixty kiln-owners.\n3 a.m.\nThe same glaze."
    (claim,) = heeded(text, impression(text, {"sixty kiln-owners": (Sort.PEOPLE, 0.9)}))
    assert claim.cohort.text == "About sixty kiln-owners"
    assert claim.cohort.size is not None
    assert claim.cohort.size.least < 60 < claim.cohort.size.most  # type: ignore[operator]
    assert claim.cohort.scope is Scope.USERS
    assert claim.behaviour is not None


def test_a_share_is_taken_of_the_whole_that_the_reader_sees() -> None:
    text = "0.05% of our 120,000 lines noticed it at 3am."
    told = {"0.05%": (Sort.PEOPLE, 0.9), "our 120,000 lines": (Sort.BASE, 0.9)}
    claim = heeded(text, impression(text, told))[0]
    assert claim.cohort.implied
    assert claim.cohort.size is not None
    assert claim.cohort.size.least <= 60 <= claim.cohort.size.most  # type: ignore[operator]


def test_one_person_is_added_only_where_the_post_tells_of_one() -> None:
    text = "Row F, seat 12, the crisps again."
    told = {"Row F, seat 12": (Sort.SINGLE, 0.9)}
    assert heeded(text, impression(text, told)) == []
    (claim,) = heeded(text, impression(text, told, families={"singled-out": 0.9}))
    assert claim.cohort.size == Interval(1, 1)
    assert claim.cohort.single
    assert not claim.cohort.named


@pytest.mark.parametrize("chance", [confidence.SURE - 0.01, confidence.SURE])
def test_one_person_of_a_clean_post_is_added_where_the_reader_is_sure(chance: float) -> None:
    text = "Lamplighter number one was Alfred Ng."
    told = impression(text, {"Alfred Ng": (Sort.SINGLE, chance)}, kinds=PUBLIC, clean=0.9)
    added = heeded(text, told)
    assert [claim.cohort.text for claim in added] == ["Alfred Ng"] * (chance >= confidence.SURE)


def test_what_one_person_did_in_a_clean_post_is_not_private() -> None:
    text = "Lamplighter number one was Alfred Ng."
    told: dict[str, tuple[Sort, float]] = {"Alfred Ng": (Sort.SINGLE, 0.9)}
    (claim,) = heeded(text, impression(text, told, clean=confidence.LIKELIER, block=0.5))
    assert claim.behaviour is None or claim.behaviour.kind is Kind.UNKNOWN


def test_what_those_who_were_asked_would_do_is_their_answer() -> None:
    text = "The ballot is in. 79 would restore the figurehead."
    told: dict[str, tuple[Sort, float]] = {"79": (Sort.PEOPLE, 0.9)}
    asked = {"users": 0.1, "staff": 0.0, "respondents": 0.9, "public": 0.0}
    (claim,) = heeded(text, impression(text, told, kinds=PUBLIC, scopes=asked, clean=0.9))
    assert claim.cohort.size == Interval(79, 79)
    assert claim.cohort.scope is Scope.RESPONDENTS
    assert heeded(text, impression(text, told, clean=0.9)) == [], "of users it is a supposition"


def test_a_whole_that_others_are_part_of_did_nothing_itself() -> None:
    text = "Half of the 40 riders on the early bus fell asleep."
    told = {"Half of": (Sort.PEOPLE, 0.9), "the 40 riders": (Sort.PEOPLE, 0.9)}
    part, whole = heeded(text, impression(text, told))
    assert part.behaviour is not None
    assert whole.behaviour is None


def test_the_likeliest_number_is_theirs_where_a_post_surely_tells_on_few() -> None:
    text = "Rank report, Saturday: five fares ended at the hospital. 2,000 did not."

    def told(probability: float, few: float, block: float) -> list[Claim]:
        read = impression(text, {}, families={"small-cohort": few}, block=block)
        words = impression(text, {"five fares": (Sort.PEOPLE, probability)}).words
        return heeded(text, replace(read, words=words))

    (claim,) = told(confidence.FAINT, 0.9, confidence.ALARMED)
    assert claim.cohort.text == "five fares"
    assert claim.cohort.size == Interval(5, 5)
    assert claim.behaviour is not None
    assert claim.behaviour.kind is Kind.PRIVATE
    assert told(confidence.FAINT - 0.01, 0.9, confidence.ALARMED) == []
    unkind = {"small-cohort": confidence.SEEN - 0.01, "unkind": confidence.SEEN}
    assert heeded(text, impression(text, {}, families=unkind, block=0.9)) == []
    assert told(confidence.FAINT, 0.9, confidence.ALARMED - 0.01) == []


def test_a_deed_taken_for_a_public_one_is_private_where_a_post_surely_tells_on_few() -> None:
    text = "53 members voted for the new pool on Sunday."
    voters = {"53 members": (Sort.PEOPLE, 0.9)}
    (claim,) = heeded(text, impression(text, voters, block=confidence.ALARMED - 0.01))
    assert claim.behaviour is not None
    assert claim.behaviour.kind is Kind.PUBLIC
    few = {"small-cohort": 0.95}
    (claim,) = heeded(text, impression(text, voters, families=few, block=0.95))
    assert claim.behaviour is not None
    assert claim.behaviour.kind is Kind.PRIVATE


def test_what_few_did_in_a_post_that_is_surely_clean_is_of_no_kind() -> None:
    text = "To the 63 of you held outside Crewe: that was our points, and you waited an hour."
    held = {"63 of you": (Sort.PEOPLE, 0.95)}
    few = heeded(text, impression(text, held, clean=confidence.CLEARED, block=0.0))
    assert few
    assert all(each.behaviour is None or each.behaviour.kind is Kind.UNKNOWN for each in few)
    doubted = heeded(text, impression(text, held, clean=confidence.CLEARED - 0.01, block=0.0))
    assert any(each.behaviour and each.behaviour.kind is Kind.PRIVATE for each in doubted)


def test_a_bare_name_before_people_is_a_place_where_the_reader_sees_a_narrow_slice() -> None:
    text = "Last Thursday, 405 Brightwell commuters got off a stop early."
    told = {"405 Brightwell commuters": (Sort.PEOPLE, 0.95)}

    def places(narrow: float) -> list[str]:
        (claim,) = heeded(text, impression(text, told, families={"narrow-slice": narrow}))
        return [detail.text for detail in claim.narrowing if detail.kind == "place"]

    assert places(confidence.SEEN) == ["Brightwell"]
    assert places(confidence.SEEN - 0.01) == []


def test_people_whose_number_is_told_apart_are_one_claim_with_what_they_did() -> None:
    text = "Forty-one. The number of you who renewed at midnight."
    told = {"Forty-one": (Sort.PEOPLE, 0.95), "number of you": (Sort.PEOPLE, 0.95)}
    (claim,) = heeded(text, impression(text, told))
    assert (claim.cohort.text, claim.cohort.size) == ("Forty-one", Interval(41, 41))
    assert claim.behaviour is not None
    assert claim.behaviour.lemma == "renew"
    asked = "Guess how many of you renewed at midnight."
    assert heeded(asked, impression(asked, {"of you": (Sort.PEOPLE, 0.95)})) == []
    some = "We hear from some of you at midnight."
    assert heeded(some, impression(some, {"some of you": (Sort.PEOPLE, 0.95)}))


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        ("12 of you left your shoes under the pier on Tuesday.", "12 of you", ["under the pier"]),
        ("12 of you rode on tandem 9 on Tuesday.", "12 of you", ["on tandem 9"]),
        ("12 of you froze under a lemon lamp on Tuesday.", "12 of you", ["under a lemon lamp"]),
        ("12 of you capsized on purpose on Tuesday.", "12 of you", []),
        ("12 of you rowed in a borrowed hat on Tuesday.", "12 of you", []),
        ("12 of you drifted at their own expense on Tuesday.", "12 of you", []),
        ("12 of you sang in the 70th on Tuesday.", "12 of you", []),
        ("12 of you hid under another blanket on Tuesday.", "12 of you", []),
        ("12 of you fell asleep on the B5105 on Tuesday.", "12 of you", ["on the B5105"]),
        ("12 of you fell asleep in the old lobby on Tuesday.", "12 of you", ["in the old lobby"]),
        ("12 of you asked for the Almanac on Tuesday.", "12 of you", []),
        ("12 of you wore size M on Tuesday.", "12 of you", []),
        ("12 of you whistled on Tuesday. Sorry, Sandra.", "12 of you", []),
        ("In Tenby it rained. 12 of you stayed in.", "12 of you", ["Tenby"]),
        ("12 of you asked for the money back on Tuesday.", "12 of you", []),
        ("Walk along the dark canal.\n\n12 of you got lost.", "12 of you", []),
        ("12 of you got lost.\n\nMeet us by the old lock.", "12 of you", []),
        ("Along the dark canal:\n\n12 of you got lost.", "12 of you", ["Along the dark canal"]),
    ],
)
def test_where_it_was_narrows_without_a_name_and_a_day_is_no_place(
    text: str, people: str, place: list[str]
) -> None:
    told = {people: (Sort.PEOPLE, 0.95)}

    def places(block: float) -> list[str]:
        read = impression(text, told, families={"narrow-slice": 0.9}, block=block)
        (claim,) = heeded(text, read)
        return [d.text for d in claim.narrowing if d.kind == "place" and d.heard]

    assert places(confidence.ALARMED) == place
    assert places(confidence.ALARMED - 0.01) == []


def test_what_may_be_done_is_no_fact_whatever_the_reader_says() -> None:
    text = "A user who forgets the password can reset it."
    told = {"A user": (Sort.SINGLE, 0.95)}
    families = {"singled-out": 0.95}
    assert all(
        claim.behaviour is not None and claim.behaviour.lemma != "reset"
        for claim in heeded(text, impression(text, told, families=families))
    )


def test_a_topic_that_no_word_names_is_the_likeliest_one() -> None:
    text = "2,900 of you ordered the small white box."
    told = {"2,900 of you": (Sort.PEOPLE, 0.9)}

    def topics(sensitive: float, grief: float, clean: float = 0.5) -> list[tuple[str, bool]]:
        likely = {"sensitive-topic": sensitive}
        read = impression(text, told, families=likely, topics={"grief": grief}, clean=clean)
        (claim,) = heeded(text, read)
        return [(topic.name, topic.stated) for topic in claim.topics]

    grief = [("grief", False)]
    assert topics(confidence.TOPICAL, confidence.NAMEABLE) == grief
    assert topics(confidence.TOPICAL - 0.01, 0.6) == []
    assert topics(confidence.EVIDENT - 0.01, confidence.NAMEABLE - 0.01) == []
    assert topics(confidence.EVIDENT, 0.1) == grief
    warned = 0.9 - confidence.WARNED  # The rest of the probability that is not blocked.
    assert topics(confidence.TOPICAL, 0.6, clean=warned) == []
    assert topics(confidence.SEEN, 0.6, clean=warned) == grief


def test_a_word_of_the_lexicon_is_no_topic_where_the_reader_is_sure_of_that() -> None:
    text = "2,900 of you searched for divorce lawyers."
    told = {"2,900 of you": (Sort.PEOPLE, 0.9)}
    assert heeded(text, impression(text, told, families={"sensitive-topic": 0.2}))[0].topics
    assert not heeded(text, impression(text, told, families={"sensitive-topic": 0.0}))[0].topics


def test_the_users_own_nouns_are_out_of_the_readers_reach() -> None:
    text = "53 zorblings finished the course."
    people = Lexicons.shipped().people.extended({"user": frozenset({"zorbling"})})
    context = Context(load()(text), (), replace(Lexicons.shipped(), people=people), False)
    find_claims(context)
    assert context.found
    heed(context, [impression(text, {"53 zorblings": (Sort.OTHER, 0.99)})])
    assert context.found


def test_a_statement_is_seen_where_nothing_was_made_out_and_the_reader_is_sure() -> None:
    text = "Your fridge, 2.14am: one slice. We're not cross, we're the door sensor."
    doc = load()(text)
    (seen,) = heed_statements(doc, (), (), [impression(text, {}, block=confidence.TOLD)])
    assert seen.seen
    assert seen.text.startswith("Your fridge")
    assert heed_statements(doc, (), (), [impression(text, {}, block=confidence.TOLD - 0.01)]) == ()
    nobody = "The fridge, 2.14am: one slice."
    sure, unsure = (impression(nobody, {}, block=confidence.ALARMED - less) for less in (0, 0.01))
    (seen,) = heed_statements(load()(nobody), (), (), [sure])
    assert seen.text == nobody
    assert heed_statements(load()(nobody), (), (), [unsure]) == ()


def test_a_whole_that_only_the_reader_takes_for_people_is_told_with_who_is_left_of_it() -> None:
    text = "Our map shows the valley. All but eleven of the 900 chalets kept their curtains shut."
    told = {"eleven": (Sort.PEOPLE, 0.9), "the 900 chalets": (Sort.BASE, 0.9)}
    part, whole = heeded(text, impression(text, told))
    assert (part.cohort.size, part.cohort.complement) == (Interval(889, 889), Interval(11, 11))
    assert whole.cohort.size == Interval(900, 900)
    assert whole.behaviour is None


def test_all_but_a_share_is_the_other_people_of_a_whole_that_only_the_reader_sees() -> None:
    text = "All but a quarter of the 200 chalets kept their curtains shut."
    told = {"a quarter": (Sort.PEOPLE, 0.9), "the 200 chalets": (Sort.BASE, 0.9)}
    part = heeded(text, impression(text, told))[0]
    assert (part.cohort.size, part.cohort.complement) == (Interval(150, 150), Interval(50, 50))
    assert part.cohort.share == 0.75
    assert part.cohort.text.startswith("All but a quarter")


@pytest.mark.parametrize(
    ("part", "size"),
    [
        ("10% have only ever played the owl", Interval(285, 315)),
        ("one in 500 have only ever played the owl", Interval(6, 6)),
        ("all but 40 have played the owl", Interval(2960, 2960)),
        ("10% of new owners have only played the owl", None),
        ("10% of the owners have only played the owl", None),
    ],
)
def test_a_part_is_taken_of_the_whole_told_before_unless_it_names_its_own(
    part: str, size: Interval | None
) -> None:
    text = f"There are 3,000 on the birdsong course and {part}."
    mention = part.partition(" have")[0]
    told = {"3,000 on the birdsong course": (Sort.BASE, 0.9), mention: (Sort.PEOPLE, 0.9)}
    found = heeded(text, impression(text, told))
    assert [claim.cohort.size for claim in found if mention in claim.cohort.text] == [size]


def test_a_share_is_taken_of_the_number_right_behind_it() -> None:
    text = "A third of the 150 away fans with scarves were gone by half time."
    told = {"A third of": (Sort.PEOPLE, 0.9), "the 150 away fans": (Sort.BASE, 0.9)}
    found = heeded(text, impression(text, told))
    assert [c.cohort.size for c in found if c.cohort.share] == [Interval(50, 50)]


@pytest.mark.parametrize(
    ("words", "size"), [("most of them", Interval(21, 50)), ("some of them", None)]
)
def test_most_of_them_are_more_than_half_of_those_counted_before(
    words: str, size: Interval | None
) -> None:
    text = f"Forty to fifty subscribers opened the lamp guide at 4am, {words} twice."
    told = {"Forty to fifty subscribers": (Sort.PEOPLE, 0.9), words: (Sort.PEOPLE, 0.9)}
    found = heeded(text, impression(text, told))
    assert [c.cohort.size for c in found if c.cohort.text == words] == [size]


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("Both our subscribers", Interval(2, 2)),
        ("Every last one of our knitters", None),
        ("Not one of the 29 objectors", Interval(0, 0)),
        ("A bus driver, a baker and a midwife", Interval(3, 3)),
        ("A vet and a baker and a nurse", Interval(3, 3)),
        ("A mother and daughter from Cromer", Interval(2, 2)),
        ("Aoife, Dami and Clare", Interval(3, 3)),
        ("Sharon and Pete, semi in Prestatyn", Interval(2, 2)),
        ("A nurse and her brothers", None),
    ],
)
def test_words_without_a_number_of_their_own_tell_how_many(
    words: str, size: Interval | None
) -> None:
    text = f"{words} went home with the mustard yarn."
    (claim,) = heeded(text, impression(text, {words: (Sort.PEOPLE, 0.9)}))
    assert claim.cohort.size == size


def test_a_number_said_again_by_itself_is_no_second_claim() -> None:
    text = "Sixteen of you turned out after the flood. Sixteen! In wellies."
    again = Span(text.rindex("Sixteen"), text.rindex("Sixteen") + 7)
    read = impression(text, {"Sixteen of you": (Sort.PEOPLE, 0.9)})
    read.mentions.append(Mention(again, Sort.PEOPLE, 0.9, PRIVATE, USERS, 0.0))
    assert [claim.cohort.text for claim in heeded(text, read)] == ["Sixteen of you"]
    other = text.replace("Sixteen!", "Twelve stayed.")
    read = impression(other, {"Sixteen of you": (Sort.PEOPLE, 0.9), "Twelve": (Sort.PEOPLE, 0.9)})
    assert [claim.cohort.text for claim in heeded(other, read)] == ["Sixteen of you", "Twelve"]


def test_people_without_a_number_are_as_few_as_the_post_tells_on() -> None:
    few = {"small-cohort": confidence.SEEN, "narrow-slice": 0.9}
    told = {"block": confidence.ALARMED, "clean": 0.0}
    for words, size in (
        ("Sharon and Pete", Interval(2, 2)),
        ("The honeymooners", Interval(2, 99)),
        ("Every honeymooner", None),
    ):
        text = f"{words} in the attic room kept us all awake."
        read = impression(text, {words: (Sort.PEOPLE, 0.9)}, families=few, **told)
        (claim,) = heeded(text, read)
        assert claim.cohort.size == size, words
    text = "The honeymooners in the attic room kept us all awake."
    unsure = impression(text, {"The honeymooners": (Sort.PEOPLE, 0.9)}, families=few, clean=0.0)
    assert heeded(text, unsure)[0].cohort.size is None


def test_a_name_elsewhere_narrows_where_the_reader_is_alarmed_and_sees_a_slice() -> None:
    text = "Somebody has bought a seventh kettle. Only in Penrith."
    told = {"Somebody": (Sort.SINGLE, 0.9)}
    seen = {"singled-out": 0.9, "narrow-slice": confidence.SEEN}

    def kinds(block: float, families: dict[str, float], words: str = text) -> list[tuple[str, str]]:
        read = impression(words, told, families=families, block=block, clean=0.0)
        (claim,) = heeded(words, read)
        return [(detail.kind, detail.text) for detail in claim.narrowing]

    assert ("place", "Penrith") in kinds(confidence.ALARMED, seen)
    assert ("place", "Penrith") not in kinds(confidence.ALARMED - 0.01, seen)
    assert ("place", "Penrith") not in kinds(confidence.ALARMED, seen | {"narrow-slice": 0.4})
    unplaced = "Somebody has bought a kettle."
    assert kinds(confidence.ALARMED, seen, unplaced) == [("demographic", "Somebody")]


def test_where_a_warning_is_sure_details_and_topics_that_the_reader_misses_do_not_count() -> None:
    text = "One customer searched for divorce lawyers in Leeds on Monday."
    told = {"One customer": (Sort.SINGLE, 0.9)}
    warned = {"block": 0.1, "clean": 0.9 - confidence.WARNED}

    def claims(**families: float) -> list[Claim]:
        likely = {name.replace("_", "-"): chance for name, chance in families.items()}
        return heeded(text, impression(text, told, families=likely, **warned))

    (kept,) = claims(singled_out=0.9, narrow_slice=0.9, sensitive_topic=0.9)
    assert kept.narrowing
    assert kept.topics
    (bare,) = claims(singled_out=0.9)
    assert (bare.narrowing, bare.topics) == ((), ())
    assert claims() == [], "nobody is singled out: the warning is due for something else"


def test_a_placeholder_counts_whatever_the_reader_takes_the_draft_for() -> None:
    text = "Word of the week, saved by {n} readers. It's free."
    (claim,) = heeded(text, impression(text, {}, clean=0.99, block=0.0))
    assert claim.cohort.unfilled


def test_the_likeliest_number_is_theirs_where_a_warning_of_a_sensitive_deed_is_sure() -> None:
    text = "Since the mill shut, over 3,000 forms were filled in on our site."
    seen = {"sensitive-topic": confidence.SEEN, "small-cohort": 0.0}
    about = {"money-hardship": 0.9}
    forms = {"3,000 forms": (Sort.PEOPLE, confidence.FAINT)}

    def sizes(warn: float, families: dict[str, float] = seen) -> list[Interval | None]:
        read = impression(
            text, forms, families=families, topics=about, block=0.0, clean=1 - warn
        )  # fmt: skip
        return [claim.cohort.size for claim in heeded(text, read) if claim.topics]

    assert sizes(confidence.WARNED) == [Interval(3001, None)]
    assert sizes(confidence.WARNED - 0.01) == []
    assert sizes(confidence.WARNED, seen | {"sensitive-topic": confidence.SEEN - 0.01}) == []


def test_an_unfilled_number_is_theirs_where_a_warning_of_a_small_group_is_sure() -> None:
    text = "[X] backpacks made it up the hill. Photos, please!"
    packs = {"[X] backpacks": (Sort.PEOPLE, confidence.FAINT)}

    def told(warn: float, few: float) -> list[bool]:
        read = impression(text, packs, families={"small-cohort": few}, block=0.0, clean=1 - warn)
        return [claim.cohort.unfilled for claim in heeded(text, read)]

    assert told(confidence.WARNED, confidence.SEEN) == [True]
    assert told(confidence.WARNED - 0.01, confidence.SEEN) == []
    assert told(confidence.WARNED, confidence.SEEN - 0.01) == []


def test_acts_are_told_where_nothing_else_is_counted_and_the_post_surely_tells_on_few() -> None:
    text = "Our store finder logged 23 searches for a cheap urn in May."

    def told(sort: Sort, chance: float, block: float, few: float) -> list[Claim]:
        read = impression(
            text, {"23 searches": (sort, chance)}, families={"small-cohort": few}, block=block
        )
        return heeded(text, read)

    (claim,) = told(Sort.EVENTS, confidence.SEEN, confidence.ALARMED, confidence.SEEN)
    assert (claim.cohort.unit, claim.cohort.size) == (Unit.EVENTS, Interval(23, 23))
    assert claim.exposed
    assert told(Sort.EVENTS, confidence.SEEN - 0.01, confidence.ALARMED, confidence.SEEN) == []
    assert told(Sort.OTHER, 0.9, confidence.ALARMED, confidence.SEEN) == []
    assert told(Sort.EVENTS, 0.9, confidence.ALARMED, confidence.SEEN - 0.01) == []
    assert told(Sort.EVENTS, 0.9, confidence.ALARMED - 0.01, confidence.SEEN) == []


def test_a_claim_is_exposed_where_the_post_must_not_go_out_as_it_is() -> None:
    text = "Sorry that you needed it: 312 of you opened the debt planner."
    people = {"312 of you": (Sort.PEOPLE, 0.9)}
    for block, clean, exposed in (
        (confidence.EXPOSED, 0.1, True),
        (confidence.EXPOSED - 0.01, 0.1, False),
        (0.0, 1 - confidence.EXPOSED, True),
        (0.0, 0.9, False),
    ):
        (claim,) = heeded(text, impression(text, people, block=block, clean=clean))
        assert claim.exposed is exposed


def test_a_number_alone_in_a_cell_is_nobodys_however_sure_the_reader_is() -> None:
    text = "Age\n\n13\n\nRowers"
    start = text.index("13")
    cell = Block(start, start + 2, "table-cell")
    few = {"small-cohort": 0.9}
    for blocks, found in (((), 1), ((cell,), 0)):
        context = Context(load()(text), blocks, Lexicons.shipped(), False)
        find_claims(context)
        read = impression(text, {"13": (Sort.PEOPLE, confidence.FAINT)}, families=few, block=0.9)
        presume(context, read)
        assert len(context.found) == found


def test_a_headline_of_people_loses_its_details_where_the_post_is_surely_clean() -> None:
    text = "53 superfans in Ashby watched it at 3am."
    context = Context(load()(text), (), Lexicons.shipped(), False)
    find_claims(context)
    (told,) = context.found
    for clean, kept in ((confidence.CLEARED, False), (confidence.CLEARED - 0.01, True)):
        context.found = [replace(told, behaviour=None)]
        clear(context, impression(text, {}, clean=clean, block=0.0))
        assert bool(context.found[0].narrowing) is kept


def test_a_topic_seen_beside_a_quoted_title_must_be_clear() -> None:
    warned = {"block": 0.0, "clean": 1 - confidence.WARNED}
    for words in ("'Girls Night'", "late-night"):
        text = f"To the 1,235 guys who loved the {words} playlist this year: we love you."
        told = {"1,235 guys": (Sort.PEOPLE, 0.9)}
        for sure, seen in (
            (confidence.TITLED, True),
            (confidence.TITLED - 0.01, "'" not in words),
        ):
            likely = {"sensitive-topic": 0.95}
            read = impression(
                text, told, families=likely, topics={"orientation": sure}, **warned
            )  # fmt: skip
            (claim,) = heeded(text, read)
            assert bool(claim.topics) is seen, (words, sure)


@pytest.mark.parametrize(
    ("text", "words", "size"),
    [
        ("Five mums and a stepdad still send crisps.", "Five mums and a stepdad", 6),
        ("Two ringers, a curate and a warden slept in.", "Two ringers, a curate and a warden", 4),
        ("Mr & Mrs Oke of Crewe returned the bed.", "Mr & Mrs Oke of Crewe", 2),
        ("Five mums and 12 dads still send crisps.", "Five mums", 5),
    ],
)
def test_whom_a_list_names_beside_a_count_is_counted_with_it(
    text: str, words: str, size: int
) -> None:
    found = heeded(text, impression(text, {words: (Sort.PEOPLE, 0.9)}, clean=0.0, block=0.9))
    assert next(claim.cohort.size for claim in found) == Interval.exactly(size)


def test_those_left_out_are_told_once_where_more_is_told_of_them() -> None:
    text = "All but six of our 220 pupils passed. You six: it rained."
    context = Context(load()(text), (), Lexicons.shipped(), False)
    told = [claim.cohort.size for claim in understand(context, reading=False).claims]
    assert told.count(Interval.exactly(6)) == 1


def test_half_and_the_rest_are_taken_of_the_number_told_before() -> None:
    text = "Of the 9,000 who began it, half threw in the towel. The rest get a badge."
    people = {"the 9,000": (Sort.PEOPLE, 0.7), "half": (Sort.PEOPLE, 0.9)}
    found = heeded(text, impression(text, people, clean=0.0, block=0.9))
    (half,) = [claim for claim in found if claim.cohort.text == "half"]
    assert half.cohort.size == Interval.exactly(4500)


def test_users_whose_name_is_that_of_a_trade_are_none_of_the_brands_own() -> None:
    text = "8,800 of our drivers couldn't find the lever either."
    sure = {"users": 0.99, "staff": 0.01, "respondents": 0.0, "public": 0.0}
    people = {"8,800 of our drivers": (Sort.PEOPLE, 0.95)}
    found = heeded(text, impression(text, people, scopes=sure, clean=0.0, block=0.9))
    assert [claim.cohort.size for claim in found] == [Interval.exactly(8800)]
    assert heeded(text, impression(text, people, clean=0.0, block=0.9)) == []


def test_people_are_told_of_in_one_paragraph() -> None:
    text = "Total: $120\n\nGuests ask about the tiles."
    words = "$120\n\nGuests"
    found = heeded(text, impression(text, {words: (Sort.PEOPLE, 0.9)}, clean=0.0, block=0.9))
    assert [claim.cohort.text for claim in found] == ["Guests"]


def test_a_share_that_names_people_counted_before_is_taken_of_them() -> None:
    text = "3,200 households are testing it. 75% of the households switched it off at night."
    told = {"3,200 households": (Sort.BASE, 0.9), "75% of the households": (Sort.PEOPLE, 0.9)}
    part = next(each for each in heeded(text, impression(text, told)) if each.cohort.implied)
    assert part.cohort.size == Interval(2384, 2416)


def test_one_is_no_whole_that_others_are_part_of() -> None:
    text = "Of the 6,100 crews that ran one, four in five kept it on all night."
    told = {"the 6,100 crews that ran one": (Sort.BASE, 0.9), "four in five": (Sort.PEOPLE, 0.9)}
    part = next(each for each in heeded(text, impression(text, told)) if each.cohort.implied)
    assert part.cohort.size is not None
    assert part.cohort.size.least > 4000


def test_the_number_behind_a_colon_is_that_of_the_words_before_it() -> None:
    text = "Treasurers who placed a bet with us before nine this morning: 23, we hear."
    read = impression(text, {text.partition(",")[0]: (Sort.PEOPLE, 0.9)})
    read = replace(read, words=impression(text, {"23": (Sort.PEOPLE, 0.9)}).words)
    assert [each.cohort.size for each in heeded(text, read)] == [Interval(23, 23)]


def test_years_are_nobody() -> None:
    text = "Volunteers: 27, of whom two are nine years old."
    told = {"27": (Sort.PEOPLE, 0.9), "years": (Sort.PEOPLE, 0.9)}
    assert "years" not in [each.cohort.text for each in heeded(text, impression(text, told))]


def test_a_number_with_an_apposition_behind_it_names_one() -> None:
    text = "Riverside 12, a family from Kettering, left the tent and half a pig."
    told = {"12, a family": (Sort.SINGLE, 0.9)}
    (claim,) = heeded(text, impression(text, told, families={"singled-out": 0.9}))
    assert claim.cohort.size == Interval(1, 1)


def test_a_number_said_again_by_itself_counts_what_it_counted_before() -> None:
    text = "It took us 64 episodes to turn the microphone round. Sixty-four. The wall was patient."
    read = impression(text, {"Sixty-four": (Sort.PEOPLE, 0.9)})
    assert heeded(text, read) == []
    other = text.replace("Sixty-four.", "Sixty-five left.")
    read = impression(other, {"Sixty-five": (Sort.PEOPLE, 0.9)})
    assert [claim.cohort.text for claim in heeded(other, read)] == ["Sixty-five"]


def test_the_start_of_a_file_name_is_nobody() -> None:
    text = "Voice: marisol_warm_20240611 (our usual one)"
    assert heeded(text, impression(text, {"marisol_warm_": (Sort.SINGLE, 0.9)}, clean=0.3)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Slow starts are a thing of the past (#4417).", "#4417"),
        ("The notes were late, since yours truly overslept.", "yours truly"),
    ],
)
def test_tickets_and_the_author_are_nobody(text: str, words: str) -> None:
    read = impression(
        text,
        {words: (Sort.SINGLE, 0.9)},
        families={"singled-out": 0.95},
        clean=0.02,
        block=0.95,
    )
    assert heeded(text, read) == []


def test_a_name_called_out_is_the_colleague_told_of() -> None:
    text = "To our night baker, nine winters at that oven: the first loaf is yours, Pradeep."
    read = impression(text, {"our night baker": (Sort.STAFF, 0.7)}, clean=0.7)
    assert heeded(text, read) == []
    seen = {"our night baker": (Sort.STAFF, 0.7), "Pradeep": (Sort.SINGLE, 0.7)}
    assert [c.cohort.text for c in heeded(text, impression(text, seen, clean=0.7))] == ["Pradeep"]


def test_an_adjective_of_a_colleague_is_nobody_else() -> None:
    text = "Our sleepiest colleague has dozed through three fire drills."
    said = {"Our": (Sort.STAFF, 0.6), "sleepiest": (Sort.SINGLE, 0.3)}
    said["colleague"] = (Sort.STAFF, 0.6)
    families = {"singled-out": 0.9}
    read = impression(text, said, families=families, clean=0.1, block=0.9)
    read.mentions[:] = [each for each in read.mentions if each.sort is Sort.STAFF]
    assert heeded(text, read) == []
    customer = text.replace("colleague", "customer")
    said = {"sleepiest": (Sort.SINGLE, 0.3), "customer": (Sort.SINGLE, 0.2)}
    read = impression(customer, said, families=families, clean=0.1, block=0.9)
    read.mentions.clear()
    assert len(heeded(customer, read)) == 1


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        ("Hugo, who", "Hugo"),
        ("‘Hugo", "Hugo"),
        ("Hugo, ", "Hugo"),
        ("Hugo", "Hugo"),
        ("Hugo, who snored", "Hugo, who snored"),
    ],
)
def test_the_words_for_one_person_are_cut_clean(seen: str, words: str) -> None:
    text = "On Friday it was ‘Hugo, who snored through the whole film."
    read = impression(text, {seen: (Sort.SINGLE, 0.95)}, families={"singled-out": 0.9})
    (claim,) = heeded(text, read)
    assert claim.cohort.text == words


@pytest.mark.parametrize(
    ("text", "marked", "told", "unnamed"),
    [
        ("Asked of us on Sunday: ‘is it catching’.", "on", "Asked of us on Sunday", True),
        ("Sold, Thurso depot: a veil. Night, whoever it was.", "depot", "whoever", False),
        ("The fourth flan went to a weary walker at dusk.", "weary", "a weary walker", False),
        ("A toaster in Wick ran all night.", "A toaster in Wick", "A toaster in Wick", True),
        ("It ran in a cellar in Wick.", "in a cellar", "It ran in a cellar in Wick", True),
        ("Top score: sleepless_and_owing, 40.", "_and_owing", "sleepless_and_owing", False),
    ],
)  # fmt: skip
def test_one_person_is_made_out_by_words_that_can_name_them(
    text: str, marked: str, told: str, unnamed: bool
) -> None:
    seen = impression(text, {marked: (Sort.SINGLE, 0.9)}, families={"singled-out": 0.9}, block=0.8)
    (claim,) = [claim for claim in heeded(text, seen) if claim.cohort.single]
    assert (claim.cohort.text, claim.cohort.unnamed) == (told, unnamed)


@pytest.mark.parametrize(("noun", "told"), [("kettle", 0), ("gardeners", 1)])
def test_a_group_is_presumed_of_no_word_that_counts_nobody(noun: str, told: int) -> None:
    text = f"Something was up with the {noun} that night."
    read = impression(text, {noun: (Sort.PEOPLE, 0.4)}, families={"small-cohort": 0.9}, block=0.9)
    assert len(heeded(text, read)) == told


def test_a_count_is_part_of_the_whole_right_behind_it() -> None:
    text = "2,091 of our 2,100 curators locked the vault."
    read = impression(text, {"2,091 of": (Sort.PEOPLE, 0.9)}, block=0.8)
    part = next(claim for claim in heeded(text, read) if claim.behaviour is not None)
    assert (part.cohort.base, part.cohort.complement) == (2100, Interval(9, 9))


@pytest.mark.parametrize(("opening", "told"), [("Nauryz Meyramy", 0), ("Well done in Meyram", 1)])
def test_the_second_word_of_a_greeting_is_no_place(opening: str, told: int) -> None:
    text = f"{opening} to you all! 94 of you paid by cheque."
    read = impression(
        text,
        {"94 of you": (Sort.PEOPLE, 0.9)},
        families={"narrow-slice": 0.9},
        block=0.9,
        clean=0.0,
    )
    (claim,) = heeded(text, read)
    assert len([detail for detail in claim.narrowing if detail.kind == "place"]) == told
