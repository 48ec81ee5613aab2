"""What longer prose must show before a number in it is one of users.

Articles count editors, vendors, interviewees and examples by the handful; what only a log can
tell, or what is said to the readers themselves, is about users.
"""

from __future__ import annotations

from linter.claims.deeds import Deed, Role
from linter.claims.mention import Mention
from linter.claims.model import Kind
from linter.claims.quantities.quantity import Form
from linter.claims.scope import verb_sense
from linter.lexicons import Lexicon

MANY = 1000
"""From so many people on, an article need not show that they are users. A house choice."""


def shown_in_prose(
    mention: Mention, deed: Deed | None, addressed: bool, kind: Kind, behaviours: Lexicon
) -> bool:
    """Whether an article's words show that a small number counts users and what they did."""
    size = mention.quantity.plausible
    if (
        addressed
        or mention.quantity.form is not Form.COUNT
        or size.most is None
        or size.most >= MANY
    ):
        return True
    if mention.quantity.vague or kind is Kind.UNKNOWN:
        # "several users": a manner of speaking.
        return False
    if mention.sense in ("user", "account", "household", "who", "you") and deed is not None:
        return (
            deed.told
            and deed.role is not Role.UNDERGOES
            and (verb_sense(deed.verb, behaviours) in ("core", "public") or mention.possessed)
        )
    return mention.sense in ("public", "respondent")


def of_everybody(mention: Mention, deed: Deed | None, addressed: bool, behaviours: Lexicon) -> bool:
    """Whether an article speaks of people at large: nothing makes them the writer's users."""
    if addressed or mention.possessed or mention.sense not in ("person", "job", "minor"):
        return False
    return deed is None or verb_sense(deed.verb, behaviours) != "core"
