"""Terms explained in our own words, each with its sources, a file a theme."""

from __future__ import annotations

from advisor.glossary.data_terms import DATA
from advisor.glossary.method_terms import METHODS
from advisor.glossary.model_terms import MODELS
from advisor.glossary.prompt_terms import PROMPTS
from advisor.glossary.retrieval_terms import RETRIEVAL
from advisor.glossary.safety_terms import SAFETY
from advisor.glossary.term import Bearing, OnApproach, OnFact, OnMethod, OnTraining, Term
from advisor.glossary.tuning_terms import TUNING
from advisor.verdict import Approach

__all__ = [
    "BY_TERM",
    "OF_APPROACH",
    "THEMES",
    "Bearing",
    "OnApproach",
    "OnFact",
    "OnMethod",
    "OnTraining",
    "Term",
    "named",
]

THEMES: dict[str, tuple[Term, ...]] = {
    "Fine-tuning": TUNING,
    "Other ways to train": METHODS,
    "Data and tests": DATA,
    "Prompting": PROMPTS,
    "Your own material and systems": RETRIEVAL,
    "Models": MODELS,
    "Safety, and doing without": SAFETY,
}
BY_TERM: dict[str, Term] = {term.id: term for terms in THEMES.values() for term in terms}

OF_APPROACH: dict[Approach, Term] = {
    term.bears_on.approach: term
    for term in map(
        BY_TERM.__getitem__,
        ("prompting", "long_context", "rag", "tool_use", "fine_tuning", "distillation", "raft", "classifier",
         "plain_code"),
    )
    if isinstance(term.bears_on, OnApproach)
}  # fmt: skip
"""The term that each approach is itself; others only belong to it."""


def named(words: str) -> Term | None:
    """The term that `words` name, in any case, number or hyphenation; None where the glossary has none."""
    return _BY_NAME.get(_plain(words))


def _plain(words: str) -> str:
    bare = words.lower().replace("-", " ").replace("(", " ").replace(")", " ").split()
    while bare and bare[0] in ("a", "an", "the", "our", "my", "your"):
        bare = bare[1:]
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in bare)


_BY_NAME: dict[str, Term] = {_plain(name): term for term in BY_TERM.values() for name in (term.name, *term.also)}
