"""How to tune where tuning is the answer. Of the rows that hold, the first one counts."""

from __future__ import annotations

from advisor import slots as s
from advisor.rules.conditions import ALWAYS, is_, lacks
from advisor.rules.needs import COPYING, GRADED, GROUNDED, HAVE_RETRIEVAL, WRITE
from advisor.rules.rule import Rule, Train

METHODS = (
    Rule(
        "train_with_retrieved_text",
        ALWAYS,
        (
            Train(
                "retrieval-aware supervised fine-tuning with LoRA",
                "Tune with LoRA on those examples, and measure each part on its own.",
                of=GROUNDED,
            ),
        ),
        "The examples hold retrieved text, distractors and questions it does not answer, or it learns to ignore it.",
        ("raft-2024", "openai-accuracy"),
    ),
    Rule(
        "distil_the_writer",
        HAVE_RETRIEVAL,
        (
            Train(
                "supervised fine-tuning of a small model with LoRA, on a strong model's checked answers and passages",
                "Check that the provider's terms allow it, then tune a small model on question, passages and answer.",
                of=COPYING,
            ),
        ),
        "The facts stay in retrieval; only the writer of the answer becomes smaller, so it learns with the passages.",
        ("aws-nova", "grounded-2024", "house"),
    ),
    Rule(
        "distil_a_narrow_task",
        ALWAYS,
        (
            Train(
                "supervised fine-tuning of a small model with LoRA, on a strong model's checked answers",
                "Check that the provider's terms allow training on its answers, then tune a small model with LoRA.",
                of=COPYING,
            ),
        ),
        "A narrow task lets a small model copy a strong one.",
        ("aws-nova", "aws-distillation", "house"),
    ),
    Rule(
        "reward_by_a_check",
        GRADED & lacks(s.BASE_SKILL, "none"),
        (
            Train(
                "reinforcement fine-tuning with your check as the grader",
                "Pilot reinforcement tuning under a cost limit, judge it by another check, stop after two flat runs.",
            ),
        ),
        "A check can reward what is right; calibrate it so that the base model fails a quarter to a half.",
        ("openai-rft", "microsoft-skill", "aws-rft-judge"),
    ),
    Rule(
        "preference_pairs_teach_taste",
        WRITE & is_(s.PREFERENCE_PAIRS, "500_plus"),
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
        "lora_matches_full_tuning",
        ALWAYS,
        (
            Train(
                "supervised fine-tuning with LoRA",
                "Pilot supervised tuning with LoRA on a small model: one variable a run, at most three flat runs.",
            ),
        ),
        "LoRA trains a small part of the model, costs less, and matches full tuning on small to medium sets.",
        ("lora-2025", "biderman-2024", "seed-glossary"),
    ),
)
