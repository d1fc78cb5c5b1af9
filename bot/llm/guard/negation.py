"""Whether a sentence is on the side of its reason: negated where that is, no surer, and taking nothing lightly."""

from __future__ import annotations

import re

from bot.llm.guard.text import Reworded, clauses, folded, quoted, stems

_NEGATES = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|cannot|hardly|rarely|without|against|avoid\w*|skip\w*|"
    r"premature|refus\w+|unnecessary|needless|pointless|unlikely|lacks?|lacking|missing|seldom|worse|"
    r"leav\w+ out|instead of|rather than)\b|n't\b"
)
_SURE = re.compile(
    r"\b(?:will|won't|shall|going to|always|never|every time|definitely|certain(?:ly|ty)?|surely|guarant\w+|"
    r"undoubtedly|(?:no|without(?: a)?|beyond(?: a)?) doubt|for sure|(?:sure|bound|certain|destined) to|proven?|proves|"
    r"perfect\w*|flawless\w*|risk-?free|fool-?proof|complete(?:ly)?|entirely|fully|totally|absolutely|inevitabl\w+|promis\w+|"
    r"ensur\w+|assur\w+|eliminat\w+|solves?|cures?|fix(?:es)?|unquestionabl\w+|obvious\w*|clearly|impossible|"
    r"dramatic\w*|massive\w*|huge\w*|vast\w*|all your problems|no risk\w*|zero risk|must)\b|'ll\b"
)
_HEDGES = re.compile(r"\b(?:may|might|could|often|mostly|usually|about|some|many|most|nearly|can)\b")
_PLAYS_DOWN = re.compile(
    r"\b(?:optional|(?:can|could|may|might) skip|skip the|never mind|don't worry|not matter|no need for|plenty|ample|"
    r"overrated|can wait|not urgent|suffic\w+|leave (?:it|the model) (?:alone|as))\b"
)


def other_side(said: Reworded) -> str:
    """An objection where what says the reason is negated and the reason is not, or the other way round.

    What only repeats the quote - "you have no labels" - may be negated for itself.
    """
    own, reason = clauses(folded(said.own)), clauses(folded(said.reason))
    nearest = max(own, key=lambda clause: _shared(clause, said.reason), default="")
    meant = max(reason, key=lambda clause: _shared(clause, nearest), default="")
    theirs = f"{said.words} {said.means}"
    without = " ".join(clause for clause in own if _shared(clause, said.reason) >= _shared(clause, theirs))
    whole = _negated(folded(said.reason))
    if _negated(nearest) == _negated(meant) or whole in (_negated(without), _negated(folded(said.text))):
        return ""
    return "it says no where its reason does not, or the other way round"


def surer(said: Reworded) -> str:
    """An objection to words that promise more than the reason does."""
    given = {found[0] for line in said.given for found in _SURE.finditer(folded(line))}
    sure = [found[0] for found in _SURE.finditer(folded(said.own)) if found[0] not in given]
    return f"it is surer than its reason: {', '.join(sure)}" if sure else ""


def unhedged(said: Reworded) -> str:
    """An objection to a "may" that is gone."""
    had, has = _HEDGES.search(folded(said.reason)), _HEDGES.search(folded(said.own))
    return f"its reason says {quoted(had[0])}" if had and not has else ""


def plays_down(said: Reworded) -> str:
    """An objection to words that make light of what the reason asks for."""
    found = _PLAYS_DOWN.search(folded(said.own))
    return f"it makes light of the matter: {quoted(found[0])}" if found and found[0] not in folded(said.reason) else ""


def _shared(clause: str, line: str) -> int:
    return len(stems([clause]) & stems([line]))


def _negated(text: str) -> bool:
    """Whether it is negated: an odd number of times, for two negations are none."""
    return len(_NEGATES.findall(text)) % 2 == 1
