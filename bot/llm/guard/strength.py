"""How sure a draft sounds: no surer than the rules that it rests on, and taking nothing lightly that they ask for."""

from __future__ import annotations

import re

from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.polarity import PLAYS_DOWN
from bot.llm.guard.text import folded, pieces, quoted, stems

_SURE = re.compile(
    r"\b(?:will|won't|shall|going to|always|never|every time|definitely|certain(?:ly|ty)?|surely|guarant\w+|"
    r"undoubtedly|(?:no|without(?: a)?|beyond(?: a)?) doubt|for sure|(?:sure|bound|certain|destined) to|proven?|proves|"
    r"perfect\w*|flawless\w*|risk-?free|fool-?proof|complete(?:ly)?|entirely|fully|totally|absolutely|inevitabl\w+|promis\w+|"
    r"ensur\w+|assur\w+|eliminat\w+|solves?|cures?|fix(?:es)?|unquestionabl\w+|obvious\w*|clearly|impossible|"
    r"dramatic\w*|massive\w*|huge\w*|vast\w*|hallucination-free|all your problems|no risk\w*|zero risk)\b|'ll\b"
)


def plays_down(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to words that make light of what the verdict asks for."""
    given = folded("\n".join(brief.lines))
    return tuple(
        f"{quoted(sentence.text)} makes light of what the verdict asks for: {quoted(found[0])}."
        for sentence in draft.sentences
        if (found := PLAYS_DOWN.search(folded(sentence.text))) and found[0] not in given
    )


def promises(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to words that promise, but where a rule or the plan uses them of the same matter."""
    return tuple(
        f"{quoted(sentence.text)} promises more than the rules do: {', '.join(sure)}."
        for sentence in draft.sentences
        if (sure := [word for piece in pieces(sentence.text) for word in _surer(folded(piece), brief)])
    )


def _surer(text: str, brief: Brief) -> list[str]:
    said = dict.fromkeys(found[0] for found in _SURE.finditer(text))
    return [word for word in said if not any(_uses(folded(line), word, text) for line in brief.lines)]


def _uses(line: str, word: str, text: str) -> bool:
    """Whether the line has the word, and shares another with the text."""
    return bool(re.search(rf"\b{re.escape(word)}\b", line)) and bool((stems([line]) & stems([text])) - stems([word]))
