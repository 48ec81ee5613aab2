"""How sure the reader must be for its word to count, in probabilities: house choices.

Set on corpus/dev, which the reader never learned from (docs/reader.md).
"""

DOUBTED = 0.12
"""Probability of people below which the reader takes words for something else."""
SEEN = 0.5
"""Probability from which the reader adds people that grammar overlooked."""
SURE = 0.65
"""Probability from which the reader's word on scope and kind overrules grammar's."""
NEARLY_CERTAIN = 0.98
"""The same where grammar knows the deed for one done before others."""
LIKELIER = 0.5
"""Probability from which a post is likelier clean than not."""
HARMLESS = 0.9
"""Probability of a clean post from which the reader must be surer of people that it adds."""
CLEARED = 0.6
"""Probability of a clean post from which nothing that few people did in it is taken for private."""
ALARMED = 0.7
"""Probability of a blocked post from which grammar's "if" and "may" are not believed, and somebody
is made out if nobody has been."""
WARNED = 0.7
"""Probability of a warning from which its likeliest reason suffices, and more than a warning needs
more than a suspicion."""
EXPOSED = 0.5
"""Probability of a blocked post, or of a warning, from which acts in it count as people do."""
FAINT = 0.15
"""Probability of people that the likeliest words of such a post must have."""
NEARLY_ALL = 0.1
"""Share of a whole that may be left over where a count before it is said to be part of it."""
TOLD = 0.4
"""Probability of a blocked post from which something is told of whoever it speaks to."""
TOPICAL = 0.35
"""Probability from which the reader sees a sensitive topic that no word names."""
NAMEABLE = 0.22
"""Probability that the likeliest topic of such a post must have, unless it is `EVIDENT`."""
TITLED = 0.9
"""The same where what was done holds a quoted title."""
EVIDENT = 0.9
"""Probability from which a post is sensitive, whichever the topic."""
REASONED = 0.7
"""The same where a warning is due and nothing else explains it."""
UNTOPICAL = 0.03
"""Probability below which it takes a word of the lexicon for something harmless."""
