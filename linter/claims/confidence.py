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
ALARMED = 0.9
"""Probability of a blocked post from which grammar's "if" and "may" are not believed."""
NEARLY_ALL = 0.1
"""Share of a whole that may be left over where a count before it is said to be part of it."""
TOLD = 0.6
"""Probability of a blocked post from which something is told of whoever it speaks to."""
TOPICAL = 0.3
"""Probability from which the reader sees a sensitive topic that no word names."""
UNTOPICAL = 0.03
"""Probability below which it takes a word of the lexicon for something harmless."""
