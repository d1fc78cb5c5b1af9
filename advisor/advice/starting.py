"""What somebody can start on Monday: a first action for their own fault, on cases of their own.

Chosen by what falls short, and by the words in which they said so. It decides nothing: a misread word costs a less
fitting tip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from advisor.advice.faults import FAULTS
from advisor.advice.gaps import BY_LABELS, BY_RULE, GAPS
from advisor.advice.start import CASES, Start
from advisor.facts import UNSURE, Facts
from advisor.rules.conditions import holds
from advisor.slots import GAP, SECOND_GAP, SLOTS, TASK
from advisor.verdict import Approach, FineTuning, Headline

_BY_APPROACH = {Approach.CLASSIFIER: BY_LABELS, Approach.PLAIN_CODE: BY_RULE}
_SAID = frozenset({"untried", UNSURE, "facts", "grounding", "manner", "accuracy", "exactness"})
"""What falls short where their words may name it more closely: a bill, a search or a machine says enough."""


def start_for(headline: Headline, facts: Facts) -> str:
    """The first action in words, for whoever is not to tune now; empty where tuning is the answer."""
    if headline.fine_tuning is FineTuning.YES:
        return ""
    start = _BY_APPROACH.get(headline.approach) or next(_fitting(facts))
    cases = CASES[facts.band(TASK.id) or UNSURE]
    return f"On Monday ({start.takes}): take {cases}. {start.do} It worked if {start.worked}."


def _fitting(facts: Facts) -> Iterator[Start]:
    """The first actions that fit, best first: by their words, by what falls short, by what falls short besides."""
    bands = {slot.id: UNSURE for slot in SLOTS} | facts.bands()
    gap, besides = bands[GAP.id], bands[SECOND_GAP.id]
    if gap in _SAID:
        for words in _words(facts):
            yield from _holding(FAULTS, bands, words)
    if gap in ("untried", UNSURE) and besides != UNSURE:
        yield from _holding(GAPS[besides], bands)
    yield from _holding(GAPS[gap], bands)


def _holding(starts: tuple[Start, ...], bands: Mapping[str, str], words: str = "") -> Iterator[Start]:
    fits = (start for start in starts if holds(start.when, bands))
    return (start for start in fits if re.search(start.said, words, re.IGNORECASE))


def _words(facts: Facts) -> Iterator[str]:
    """The words that tell what falls short, then those that tell what it is to do: many say both in one breath."""
    return (fact.words for slot in (GAP, SECOND_GAP, TASK) if (fact := facts.get(slot.id)))
