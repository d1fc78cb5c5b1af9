"""Whether a draft advises what the verdict does: its approach named and not spoken against, and no other recommended.

Prose is judged clause by clause. A clause speaks for an approach if it names it, has a word that advises, and is not
negated. That is coarse and errs towards objecting: an objection costs one more try, wrong advice costs the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.saying.wording import SHORT_NAMES
from advisor.verdict import Approach, FineTuning
from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.approaches import MENTIONS, TUNING, against_tuning, own, to_name
from bot.llm.guard.polarity import (
    COMPARES,
    CRITICISES,
    DISMISSES,
    DISPARAGES,
    HESITATES,
    LEAVES_OPEN,
    NOTHING_AGAINST,
    PRAISES,
    REJECTS,
    SET_ASIDE,
    TRIGGER,
    URGES,
    advises,
    negated,
    quotes,
    repeats,
    without_asides,
)
from bot.llm.guard.text import clauses, folded, phrases, quoted

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
    if quotes(clause, brief.lines):
        return False
    headline = brief.verdict.headline
    mine = [MENTIONS[name].pattern for name in own(headline)]
    rejected = any(re.search(rf"\b{REJECTS} (?:\w+ ){{0,2}}?(?:{pattern})", clause) for pattern in mine)
    named = [found for pattern in mine if (found := re.search(pattern, clause))]
    dismissed = any(DISMISSES.search(clause, found.end()) for found in named)
    spoken_ill_of = named and DISPARAGES.search(clause) and not negated(clause)
    if rejected or dismissed or (spoken_ill_of and not repeats(clause, brief.lines)):
        return True
    return not against_tuning(headline) and _holds_back(clause, brief)


def _holds_back(clause: str, brief: Brief) -> bool:
    """Whether the clause speaks against fine-tuning, where the verdict is for it."""
    if HESITATES.search(clause):
        return True
    opposed = MENTIONS[TUNING].search(clause) and "," not in clause and negated(clause)
    return bool(opposed and (advises(clause) or PRAISES.search(clause))) and not repeats(clause, brief.lines)


def other_advice(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to every other approach that a sentence speaks for; the verdict's alternative may be compared."""
    return tuple(
        f"{quoted(sentence.text)} recommends {', '.join(others)}; the verdict does not."
        for sentence in draft.sentences
        if (others := list(dict.fromkeys(_advised(folded(sentence.text), brief))))
    )


def _advised(text: str, brief: Brief) -> Iterator[str]:
    mine = own(brief.verdict.headline)
    for clause in clauses(text):
        for part in _parts(clause, mine):
            if repeats(part, brief.lines):
                continue
            # Of a clause as a whole, only what it favours is sure: its phrases were looked at one by one.
            known = repeats(clause, brief.lines) or (part == clause and "," in clause)
            for name in MENTIONS:
                if name == TUNING and against_tuning(brief.verdict.headline):
                    spoken_for = _for_tuning(part, text, brief, known=known)
                else:
                    spoken_for = name not in (*mine, TUNING) and _for_other(part, name, brief, known=known)
                if spoken_for:
                    yield _LABELS.get(name, name)


def _parts(clause: str, mine: tuple[str, ...]) -> list[str]:
    """The phrases of a clause, and the whole of it where no word of advice in it can be for our approach."""
    whole = "," in clause and not any(MENTIONS[name].search(clause) for name in mine)
    return [*phrases(clause), *([clause] if whole else ())]


def _for_tuning(clause: str, text: str, brief: Brief, *, known: bool) -> bool:
    headline = brief.verdict.headline
    if MENTIONS[Approach.CLASSIFIER].search(clause) or headline.approach is Approach.CLASSIFIER:
        # A classifier is trained as well.
        clause = re.sub(r"\btrain(?:s|ed|ing)?\b(?! (?:an? |the |your |our )?(?:\w+ )?(?:model|llm))", " ", clause)
    if _NOTHING_AGAINST.search(clause):
        return True
    bare = _without_set_aside(without_asides(clause), TUNING)
    if not MENTIONS[TUNING].search(bare) or negated(bare):
        return False
    later = headline.fine_tuning is FineTuning.NOT_YET and TRIGGER.search(text) and LEAVES_OPEN.search(clause)
    if later and not URGES.search(clause):
        return False
    return _favours(bare) or not (known or CRITICISES.search(bare))


def _for_other(clause: str, name: str, brief: Brief, *, known: bool) -> bool:
    bare = _without_set_aside(without_asides(clause), name)
    if not MENTIONS[name].search(bare) or negated(bare):
        return False
    alternative = brief.verdict.alternative
    if alternative is not None and alternative.value == name and COMPARES.search(clause):
        return False
    return _favours(bare) or not (known or CRITICISES.search(bare))


def _favours(clause: str) -> bool:
    """Whether the clause advises or praises; what it praises is only sure within one phrase."""
    return advises(clause) or bool("," not in clause and PRAISES.search(clause))


def _without_set_aside(clause: str, name: str) -> str:
    """The clause without mentions that only say what is not taken: "rather than retrieval"."""
    return re.sub(rf"\b{SET_ASIDE} (?:\w+ ){{0,3}}?(?:{MENTIONS[name].pattern})", " ", clause)
