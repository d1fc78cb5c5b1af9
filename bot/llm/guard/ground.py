"""Whether a draft keeps to the matter: its language, its names, and nothing said to anybody but the asker."""

from __future__ import annotations

import re

from bot.llm.brief import Brief
from bot.llm.draft import Draft
from bot.llm.guard.text import folded, pieces, quoted, stems
from bot.llm.language import language_of, reads_as

# A third: a sentence of one's own needs words of its own, and one about something else has none of ours.
SHARED = 1 / 3

_NAME = re.compile(r"(?<![.:;]\s)(?<!\A)(?<=[ (/\"“-])[A-Z][\w-]*")
_NO_NAMES = frozenset({"I", "AI", "RAG", "LLM", "LLMs", "LoRA", "SFT", "DPO", "No", "Not", "Yes"})
_ORDERS = re.compile(
    r"\b(?:ignor\w+|disregard\w*|overrid\w+|instruct\w*|system prompt|previous (?:message|rule)s?|as an ai|"
    r"jailbreak\w*|developer mode|passwords?|passphrases?|api keys?|credentials?|credit cards?|bank\w*|click\w*|"
    r"download\w*|install\w*|e-?mail (?:me|us|your)|contact\w*|call (?:us|me)|whatsapp|telegram|transfer\w*|wire|"
    r"log ?in|verify your|reply with|repeat after|rule ids?|json|sql|curl|sudo|pwned|hacked|"
    r"i (?:was|am) (?:told|asked)|the user|the asker|the guard|the policy|my prompt)\b"
)


def wrong_language(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to sentences in another language than the asker's."""
    if not reads_as(" ".join(sentence.text for sentence in draft.sentences), brief.language):
        return (f"It is not in the language asked for ({brief.language}).",)
    return tuple(
        f"{quoted(sentence.text)} is not in the language asked for ({brief.language})."
        for sentence in draft.sentences
        if any(language_of(piece) != brief.language for piece in pieces(sentence.text))
    )


def new_names(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to names of products, people, places and months that were not given."""
    given = {*_NO_NAMES, *(word for line in brief.lines for word in re.findall(r"\w[\w-]*", line))}
    return tuple(
        f"{quoted(sentence.text)} names what was not given: {', '.join(new)}."
        for sentence in draft.sentences
        if (new := [name for name in _NAME.findall(sentence.text) if name not in given])
    )


def orders(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to talk about instructions, secrets and other things that no explanation needs."""
    given = folded(" ".join(brief.lines))
    return tuple(
        f"{quoted(sentence.text)} speaks of {quoted(found[0])}; explain the verdict and nothing else."
        for sentence in draft.sentences
        if (found := _ORDERS.search(folded(sentence.text))) and found[0] not in given
    )


def other_matters(draft: Draft, brief: Brief) -> tuple[str, ...]:
    """Objections to sentences that hardly share a word with anything given."""
    given = stems(brief.lines)
    return tuple(
        f"{quoted(sentence.text)} is about something that was not given."
        for sentence in draft.sentences
        if any(len(said & given) < SHARED * len(said) for piece in pieces(sentence.text) if (said := stems([piece])))
    )
