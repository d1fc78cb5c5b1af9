"""Whether a draft advises what the verdict does: its approach named and not spoken against, and no other recommended.

Prose is judged clause by clause. A clause speaks for an approach if it names it, has a word that advises, and is not
negated. That is coarse and errs towards objecting: an objection costs one more try, wrong advice costs the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.verdict import Approach, FineTuning
from advisor.wording import SHORT_NAMES
from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.approaches import MENTIONS, TUNING, against_tuning, own, to_name
from bot.llm.guard.polarity import (
    COMPARES,
    DISMISSES,
    HESITATES,
    LEAVES_OPEN,
    NOTHING_AGAINST,
    ORDERS_TUNING,
    PRAISES,
    REJECTS,
    SET_ASIDE,
    TRIGGER,
    URGES,
    advises,
    negated,
)
from bot.llm.guard.text import clauses, folded, phrases, quoted

REPEATED = 20
"""Characters from which on a clause that stands in what was given counts as repeated, and not as chance."""
_LABELS: dict[str, str] = {approach.value: name for approach, name in SHORT_NAMES.items()}
_NOTHING_AGAINST = re.compile(rf"{NOTHING_AGAINST} (?:\w+ ){{0,4}}?(?:{MENTIONS[TUNING].pattern})")


def wrong_approach(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections where the first sentence does not name the verdict's approach, or any sentence speaks against it."""
    headline = brief.verdict.headline
    first = folded(draft.sentences[0].text) if draft.sentences else ""
    found = []
    if not all(MENTIONS[name].search(first) for name in to_name(headline)):
        found.append(f"The first sentence has to name the approach: {SHORT_NAMES[headline.approach]}.")
    for sentence in draft.sentences:
        whole = clauses(folded(sentence.text))
        if any(_against(clause, brief) for clause in (*whole, *(part for one in whole for part in phrases(one)))):
            found.append(f"{quoted(sentence.text)} speaks against the verdict.")
    return tuple(found)


def _against(clause: str, brief: Brief) -> bool:
    headline = brief.verdict.headline
    mine = [MENTIONS[name].pattern for name in own(headline)]
    rejected = any(re.search(rf"\b{REJECTS} (?:\w+ ){{0,2}}?(?:{pattern})", clause) for pattern in mine)
    named = (re.search(pattern, clause) for pattern in mine)
    dismissed = any(found and DISMISSES.search(clause, found.end()) for found in named)
    if against_tuning(headline):
        return rejected or dismissed
    opposed = bool(MENTIONS[TUNING].search(clause)) and negated(clause) and advises(clause)
    return rejected or dismissed or opposed or bool(HESITATES.search(clause))


def other_advice(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to every other approach that a sentence speaks for; the verdict's alternative may be compared."""
    return tuple(
        f"{quoted(sentence.text)} recommends {', '.join(others)}; the verdict does not."
        for sentence in draft.sentences
        if (others := list(dict.fromkeys(_advised(folded(sentence.text), brief))))
    )


def _advised(text: str, brief: Brief) -> Iterator[str]:
    mine = own(brief.verdict.headline)
    given = folded("\n".join(brief.lines))
    # What the rules say themselves may be repeated, whatever it sounds like.
    for clause in (clause for clause in _judged(text, mine) if clause not in given or len(clause) < REPEATED):
        for name, mention in MENTIONS.items():
            if name == TUNING and against_tuning(brief.verdict.headline):
                if _for_tuning(clause, text, brief):
                    yield name
            elif name not in (*mine, TUNING) and mention.search(clause) and _for_other(clause, name, brief):
                yield _LABELS.get(name, name)


def _judged(text: str, mine: tuple[str, ...]) -> Iterator[str]:
    """The phrases of the text, and each clause as a whole where no word of advice in it can be for our approach."""
    for clause in clauses(text):
        parts = phrases(clause)
        yield from parts
        if len(parts) > 1 and not any(MENTIONS[name].search(clause) for name in mine):
            yield clause


def _for_tuning(clause: str, text: str, brief: Brief) -> bool:
    headline = brief.verdict.headline
    if headline.approach is Approach.CLASSIFIER:
        # A classifier is trained as well.
        clause = re.sub(r"\btrain(?:s|ed|ing)?\b(?! (?:an? |the |your |our )?(?:\w+ )?(?:model|llm))", " ", clause)
    if _NOTHING_AGAINST.search(clause):
        return True
    bare = _without_set_aside(clause, TUNING)
    if not MENTIONS[TUNING].search(bare) or negated(bare):
        return False
    later = headline.fine_tuning is FineTuning.NOT_YET and TRIGGER.search(text) and LEAVES_OPEN.search(clause)
    if later and not URGES.search(clause):
        return False
    return advises(bare) or bool(ORDERS_TUNING.match(bare))


def _for_other(clause: str, name: str, brief: Brief) -> bool:
    bare = _without_set_aside(clause, name)
    if not MENTIONS[name].search(bare) or negated(bare):
        return False
    alternative = brief.verdict.alternative
    if alternative is not None and alternative.value == name and COMPARES.search(clause):
        return False
    known = folded(" ".join((*brief.reasons.values(), *brief.steps)))
    return advises(bare) or bool(PRAISES.search(bare) and not MENTIONS[name].search(known))


def _without_set_aside(clause: str, name: str) -> str:
    """The clause without mentions that only say what is not taken: "rather than retrieval"."""
    return re.sub(rf"\b{SET_ASIDE} (?:\w+ ){{0,2}}?(?:{MENTIONS[name].pattern})", " ", clause)
