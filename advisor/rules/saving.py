"""Where the work is done well and has to be cheaper, faster or smaller."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import ANSWER, DOCUMENTS, HUNDRED, ONE_PROMPT, SAVE, SORT, STRONG_WORKS, WHOLE_TEXT
from advisor.rules.rule import Beside, Choose, Rule
from advisor.verdict import Approach

MILLISECONDS = is_(s.LATENCY, "fast", "instant") | is_(s.HARDWARE, "weak") | is_(s.VOLUME, "over_100k")
"""So quick, on such weak machines, or so often that a language model is out of place."""
CLOSED = lacks(s.TRIVIAL, "no") & (SAVE | MILLISECONDS)
SMALL_SORTER = SORT & ((HUNDRED & CLOSED) | (is_(s.GAP, "speed", "place") & lacks(s.TRIVIAL, "no")))
"""A list of labels that a small classifier can hold; what plainly takes understanding it cannot."""

SAVING = (
    Rule(
        "strong_model_labels_a_classifier",
        SORT & STRONG_WORKS & (is_(s.GAP, UNSURE) | (is_(s.GAP, "enough") & HUNDRED)),
        (Choose(Approach.CLASSIFIER), Beside(Approach.DISTILLATION)),
        "A strong model sorts well today, so its answers can be the labels of a small, nearly free classifier.",
        ("setfit-2022", "encoders-2026", "bucher-2024"),
    ),
    Rule(
        "small_classifier_sorts_as_well",
        SMALL_SORTER,
        (Choose(Approach.CLASSIFIER), Beside(Approach.DISTILLATION)),
        "On a closed list of labels a small classifier sorts as well, in milliseconds and at next to no cost.",
        ("bucher-2024", "pecher-2024", "setfit-2022", "encoders-2026"),
    ),
    Rule(
        "cached_prompt_is_cheap",
        (ANSWER | WHOLE_TEXT) & SAVE & DOCUMENTS & ONE_PROMPT,
        (Choose(Approach.LONG_CONTEXT),),
        "All of the material fits a cached prompt, and cached input bills at a tenth or less.",
        ("anthropic-contextual-retrieval", "house-break-even"),
    ),
    Rule(
        "retrieved_passages_are_cheap",
        (ANSWER | WHOLE_TEXT)
        & SAVE
        & DOCUMENTS
        & lacks(s.RETRIEVAL, "basic", "tuned")
        & (lacks(s.STRONG_MODEL, "works") | is_(s.SECOND_GAP, "facts")),
        (Choose(Approach.RAG),),
        "A few retrieved passages cost less than a long prompt; and facts belong outside the model, cheap or not.",
        ("seed-glossary", "seed-business", "aws-rag"),
    ),
    Rule(
        "small_model_copies_a_strong_one",
        SAVE,
        (Choose(Approach.PROMPTING, Approach.DISTILLATION),),
        "What a strong model does well, a small one can learn from its answers: cheaper, faster, on weaker machines.",
        ("seed-glossary", "aws-nova", "aws-distillation", "house-break-even"),
    ),
)
