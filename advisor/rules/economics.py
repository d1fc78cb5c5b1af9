"""The economics need: whether training can pay itself back, what it really costs, and who is selling it."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import ALWAYS, is_
from advisor.facts import UNSURE
from advisor.rules.needs import CHEAPER
from advisor.rules.rule import Choose, Earn, Rule, Step, Veto
from advisor.verdict import Approach

LOW_VOLUME = is_(s.VOLUME, "under_1k", "1k_to_10k")

ECONOMICS = (
    Rule(
        "R-36",
        CHEAPER & LOW_VOLUME,
        (Veto(),),
        "At this volume the savings cannot pay for training and hosting; caching and a cheaper model come first.",
        ("house-break-even", "seed-business"),
    ),
    Rule(
        "R-24-passes",
        CHEAPER & is_(s.CHEAP_MODEL, "passes"),
        (Veto(),),
        "A cheaper model does the job already, and no tuned one pays for itself beside it.",
        ("house-break-even",),
    ),
    Rule(
        "R-24",
        CHEAPER & is_(s.VOLUME, "10k_to_100k", "over_100k", UNSURE),
        (Earn(Approach.DISTILLATION),),
        "At high volume, a small model trained on a strong one's answers can do the same work with a shorter prompt.",
        ("seed-glossary", "aws-nova", "house-break-even"),
    ),
    Rule(
        "R-39",
        CHEAPER,
        (
            Step(
                "Put the unchanging part of the prompt first, so that the provider caches it, and batch what can wait."
            ),
        ),
        "Cached input bills at a tenth or less of fresh input, which is the saving that costs nothing to try.",
        ("house-break-even",),
    ),
    Rule(
        "R-46",
        is_(s.VENDOR_PITCH, "yes"),
        (
            Step(
                "Ask the vendor: which measured gap can a better prompt not close, whose evaluation set shows it, "
                "and who trains again, at what price, when the base model retires?"
            ),
        ),
        "Fine-tuning sold as the answer to a general wish deserves hard questions first.",
        ("seed-glossary",),
    ),
)

DEFAULT = Rule(
    "R-05",
    ALWAYS,
    (Choose(Approach.PROMPTING),),
    "Prompting with a strong model covers most needs, costs least and is easily undone.",
    ("seed-glossary", "seed-business"),
)
