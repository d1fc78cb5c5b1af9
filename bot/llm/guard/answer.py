"""Whether a draft gives the verdict's answer - yes, not yet or no - in its first sentence, and no other anywhere."""

from __future__ import annotations

import re

from advisor.verdict import FineTuning
from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.approaches import MENTIONS, TUNING
from bot.llm.guard.polarity import LEAVES_OPEN, TRIGGER, negated
from bot.llm.guard.text import clauses, folded, pieces, quoted

_ANSWER = {
    FineTuning.YES: re.compile(r"\byes\b"),
    FineTuning.NOT_YET: re.compile(r"\bnot yet\b"),
    FineTuning.NO: re.compile(r"(?:\A|[.;:] )no\b(?= ?[,.:;—–]|,? fine)"),
}
_SAID = {FineTuning.YES: "yes", FineTuning.NOT_YET: "not yet", FineTuning.NO: "no"}


def wrong_answer(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections where the first sentence does not give the verdict's answer, or any sentence gives another."""
    mine = brief.verdict.headline.fine_tuning
    texts = [folded(sentence.text) for sentence in draft.sentences]
    found = []
    if not texts or not _gives(mine, texts[0]):
        found.append(f"The first sentence has to give the answer in these words: {_SAID[mine]}.")
    for sentence, text in zip(draft.sentences, texts, strict=True):
        others = [other for other in FineTuning if other is not mine]
        if any(_gives_another(other, piece, mine) for other in others for piece in pieces(text)):
            found.append(f"{quoted(sentence.text)} gives another answer than {_SAID[mine]}.")
    return tuple(found)


def _gives(answer: FineTuning, text: str) -> bool:
    if _ANSWER[answer].search(text):
        return True
    return answer is FineTuning.NO and any(negated(one) for one in clauses(text) if MENTIONS[TUNING].search(one))


def _gives_another(other: FineTuning, text: str, mine: FineTuning) -> bool:
    """That the answer may later become yes is what the plan itself says of not yet."""
    if other is FineTuning.YES and mine is FineTuning.NOT_YET and LEAVES_OPEN.search(text) and TRIGGER.search(text):
        return False
    return bool(_ANSWER[other].search(text))
