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
        (Train("retrieval-aware supervised fine-tuning with LoRA"),),
        "The examples hold retrieved text, distractors and questions it does not answer, or it learns to ignore it.",
        ("raft-2024", "openai-accuracy"),
    ),
    Rule(
        "R-26-reward",
        REASONING & is_(s.GRADER, "automatic") & lacks(s.BASE_SKILL, "none"),
        (Train("reinforcement fine-tuning with your check as the grader"),),
        "An automatic check can reward what is right; calibrate it so that the base model fails a quarter to a half.",
        ("openai-rft", "microsoft-skill"),
    ),
    Rule(
        "R-27",
        BEHAVIOUR & is_(s.PREFERENCE_PAIRS, "500_plus"),
        (Train("supervised fine-tuning with LoRA, then preference tuning (DPO) on your pairs"),),
        "Pairs of a better and a worse answer teach taste, once supervised tuning has taught the task.",
        ("openai-methods", "microsoft-skill"),
    ),
    Rule(
        "R-38",
        CHEAPER,
        (Train("supervised fine-tuning of a small model with LoRA, on a strong model's checked answers"),),
        "A narrow task at high volume lets a small model copy a strong one.",
        ("aws-nova", "house"),
    ),
    Rule(
        "R-33",
        ALWAYS,
        (Train("supervised fine-tuning with LoRA"),),
        "LoRA trains a small part of the model, costs less, and matches full tuning up to about 100,000 examples.",
        ("lora-2025", "seed-glossary"),
    ),
)
