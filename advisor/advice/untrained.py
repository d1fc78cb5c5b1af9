"""Advice for approaches that train no language model and search nothing."""

from __future__ import annotations

from advisor.advice.hint import Advice, Hint
from advisor.verdict import Approach

PROMPTING = Advice(
    Approach.PROMPTING,
    "Says what you want in words and examples with each request; a change takes minutes.",
    "It is part of every other approach, and its score is the one to beat.",
    risks=(
        Hint("Scores stop rising and you take that for the limit, when a stronger model was never tried.",
             ("anthropic-prompting", "openai-accuracy")),
        Hint("The prompt grows until its rules contradict each other.", ("openai-accuracy", "house")),
        Hint("A new version of the model behaves differently, and nobody notices.", ("openai-accuracy",)),
    ),
    mistakes=(
        Hint("Vague rules in place of clear criteria and examples.", ("anthropic-prompting",)),
        Hint("No examples in the prompt.", ("le-scao-2021",)),
        Hint("Judging by the smallest model alone.", ("anthropic-prompting",)),
        Hint("Begging for valid JSON in words when structured outputs can enforce it.", ("arize-2026",)),
    ),
)  # fmt: skip

LONG_CONTEXT = Advice(
    Approach.LONG_CONTEXT,
    "Has all your material in front of it with every request; no search to build.",
    "It fits up to about 500 pages that everybody may see.",
    risks=(
        Hint("Answers get worse as the prompt gets longer.", ("liu-2023",)),
        Hint("Each request pays in full whenever the cache has gone cold.", ("anthropic-contextual-retrieval",)),
        Hint("Whoever asks can be told anything that is in there.", ("owasp-llm02",)),
    ),
    mistakes=(
        Hint("Testing with short prompts only.", ("liu-2023", "openai-accuracy")),
        Hint("Putting what changes before what does not, so that nothing is cached.",
             ("anthropic-contextual-retrieval",)),
        Hint("Documents without dates, so that the old and the new version both count.", ("house",)),
    ),
)  # fmt: skip

CLASSIFIER = Advice(
    Approach.CLASSIFIER,
    "Sorts by your labels in milliseconds, for next to nothing a request.",
    "It needs fixed categories, some 100 labels or more, and nothing to write.",
    risks=(
        Hint("What comes in drifts away from what it learnt.", ("bucher-2024", "house")),
        Hint("A new category appears, and it has no word for it.", ("house",)),
        Hint("Its confidence is not the chance of being right until you have checked that it is.", ("house",)),
    ),
    mistakes=(
        Hint("Never comparing it with a prompted model on the same cases.", ("bucher-2024",)),
        Hint("No threshold below which a person or a model decides.", ("house",)),
    ),
)

PLAIN_CODE = Advice(
    Approach.PLAIN_CODE,
    "Is exact, tested and free to run.",
    "It needs logic that somebody can write down.",
    risks=(Hint("The rules change and the code does not.", ("house",)),),
    mistakes=(
        Hint("Training a model to do what a table, a query or a sum can do.", ("anthropic-agents",)),
        Hint("Growing ever more exceptions instead of handing the hard cases to a person.", ("house",)),
    ),
)
