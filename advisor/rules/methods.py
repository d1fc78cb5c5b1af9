"""How to tune where tuning is the answer. Of the rows that hold, the first one counts."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import ALWAYS, is_, lacks
from advisor.rules.needs import BEHAVIOUR, CHEAPER, GROUNDED, REASONING
from advisor.rules.rule import Rule, Train

METHODS = (
    Rule(
        "R-49",
        GROUNDED,
        (
            Train(
                "retrieval-aware supervised fine-tuning with LoRA",
                "Tune with LoRA on those examples, and measure each part on its own.",
            ),
        ),
        "The examples hold retrieved text, distractors and questions it does not answer, or it learns to ignore it.",
        ("raft-2024", "openai-accuracy"),
    ),
    Rule(
        "R-26-reward",
        REASONING & is_(s.GRADER, "automatic") & lacks(s.BASE_SKILL, "none"),
        (
            Train(
                "reinforcement fine-tuning with your check as the grader",
                "Pilot reinforcement tuning under a cost limit, judge it by another check, stop after two flat runs.",
            ),
        ),
        "An automatic check can reward what is right; calibrate it so that the base model fails a quarter to a half.",
        ("openai-rft", "microsoft-skill"),
    ),
    Rule(
        "R-27",
        BEHAVIOUR & is_(s.PREFERENCE_PAIRS, "500_plus"),
        (
            Train(
                "supervised fine-tuning with LoRA, then preference tuning (DPO) on your pairs",
                "Tune on the best answers first, then on the pairs, and let people compare blind.",
            ),
        ),
        "Pairs of a better and a worse answer teach taste, once supervised tuning has taught the task.",
        ("openai-methods", "microsoft-skill"),
    ),
    Rule(
        "R-38",
        CHEAPER,
        (
            Train(
                "supervised fine-tuning of a small model with LoRA, on a strong model's checked answers",
                "Check that the provider's terms allow training on its answers, then tune a small model with LoRA.",
            ),
        ),
        "A narrow task at high volume lets a small model copy a strong one.",
        ("aws-nova", "house"),
    ),
    Rule(
        "R-33",
        ALWAYS,
        (
            Train(
                "supervised fine-tuning with LoRA",
                "Pilot supervised tuning with LoRA on a small model: one variable a run, at most three flat runs.",
            ),
        ),
        "LoRA trains a small part of the model, costs less, and matches full tuning up to about 100,000 examples.",
        ("lora-2025", "seed-glossary"),
    ),
)
