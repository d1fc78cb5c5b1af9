"""The behaviour need: what a prompt can say, what has to be shown, and what a small classifier does better."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_, lacks
from advisor.rules.needs import BEHAVIOUR, CLASSIFY, DOCUMENTS, SHOWN_NOT_TOLD
from advisor.rules.rule import Choose, Earn, Rule, Step, Support, Veto
from advisor.verdict import Approach

HUNDRED = is_(s.LABELLED_EXAMPLES, "100_to_499", "500_to_1999", "2000_plus")

BASELINE = "R-23-baseline"
"""The row that names a small classifier beside whatever else is said."""

BEHAVIOUR_ROWS = (
    Rule(
        "R-10",
        BEHAVIOUR & is_(s.DESCRIBABLE, "easy"),
        (Veto(), Choose(Approach.PROMPTING)),
        "What you want can be said in a few sentences, and what you can say, a prompt can say.",
        ("seed-glossary",),
    ),
    Rule(
        "R-28",
        is_(s.GOAL, "smarter"),
        (Veto(), Choose(Approach.PROMPTING)),
        "Fine-tuning specialises a model; it does not make a weak one smarter. A stronger model and a good prompt do.",
        ("seed-business",),
    ),
    Rule(
        "R-23",
        CLASSIFY & HUNDRED & is_(s.VOLUME, "over_100k"),
        (Veto(), Choose(Approach.CLASSIFIER)),
        "At this volume a small classifier on your labels sorts as well, in milliseconds, without a language model.",
        ("bucher-2024", "pecher-2024", "house"),
    ),
    Rule(
        "R-48",
        BEHAVIOUR & SHOWN_NOT_TOLD & DOCUMENTS,
        (Earn(Approach.RAG_AND_FINE_TUNING),),
        "It has to be shown rather than told and it needs your documents, so it would be trained with retrieved text.",
        ("raft-2024", "seed-business"),
    ),
    Rule(
        "R-21",
        BEHAVIOUR & SHOWN_NOT_TOLD,
        (Earn(Approach.FINE_TUNING),),
        "Behaviour that is easier to show than to describe is what fine-tuning is good at.",
        ("seed-glossary", "husain-2024"),
    ),
    Rule(
        "R-22",
        CLASSIFY,
        (Earn(Approach.FINE_TUNING),),
        "Sorting into fixed categories is narrow behaviour, which tuning can learn from examples.",
        ("seed-glossary", "google-tuning", "bucher-2024"),
    ),
    Rule(
        "R-22-volume",
        CLASSIFY & is_(s.VOLUME, "10k_to_100k", "over_100k"),
        (Support(),),
        "Narrow classification at high volume is the case in which tuning most often pays.",
        ("seed-glossary",),
    ),
    Rule(
        "R-20",
        is_(s.GOAL, "behaviour", "classify") & HUNDRED & is_(s.LABEL_QUALITY, "verified") & is_(s.PROMPTING, "short"),
        (Support(),),
        "You have well-labelled examples of exactly this, and prompting alone has not closed the gap.",
        ("seed-glossary", "seed-business", "openai-sft"),
    ),
    Rule(
        BASELINE,
        CLASSIFY & HUNDRED & lacks(s.VOLUME, "over_100k"),
        (Step("Train a small classifier on the same labels as a baseline; if it does as well, keep that instead."),),
        "With 100 labels or more, a small classifier is a day's work and often matches a language model.",
        ("bucher-2024", "pecher-2024"),
    ),
)
