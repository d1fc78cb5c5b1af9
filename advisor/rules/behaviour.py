"""The behaviour need: what a prompt can say, what has to be shown, and what a small classifier does better."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_, lacks
from advisor.rules.needs import (
    BEHAVIOUR,
    CLASSIFY,
    FORMAT,
    GROUNDED,
    HUNDRED,
    OWN_LANGUAGE,
    PRACTICE,
    QUALITY,
    REASONING,
    STUCK,
    TOOLS,
    TUNABLE,
    WRONG_CALLS,
)
from advisor.rules.rule import Choose, Earn, Rule, Step, Support, Veto
from advisor.verdict import Approach

MILLISECONDS = is_(s.LATENCY, "fast", "instant") | is_(s.HARDWARE, "cpu_only")

BASELINE = "R-23-baseline"
"""The row that names a small classifier beside whatever else is said."""

ANSWERED = (
    Rule(
        "R-32",
        BEHAVIOUR & is_(s.SAFETY, "yes"),
        (Veto(), Choose(Approach.PROMPTING)),
        "Safety is kept by guardrails around the model and clear rules in the prompt; tuning can wear it down.",
        ("qi-2023", "microsoft-when"),
    ),
    Rule(
        "R-10",
        BEHAVIOUR & is_(s.DESCRIBABLE, "easy") & lacks(s.DOMAIN_GAP, "own_language"),
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
        "R-34",
        CLASSIFY & HUNDRED & MILLISECONDS,
        (Veto(), Choose(Approach.CLASSIFIER)),
        "In so little time, or on ordinary processors, a small classifier on your labels sorts as well as a big model.",
        ("bucher-2024", "pecher-2024", "setfit-2022"),
    ),
    Rule(
        "R-23",
        CLASSIFY & HUNDRED & is_(s.VOLUME, "over_100k"),
        (Veto(), Choose(Approach.CLASSIFIER)),
        "At this volume a small classifier on your labels sorts as well, in milliseconds, without a language model.",
        ("bucher-2024", "pecher-2024", "house"),
    ),
)

EARNED = (
    Rule(
        "R-48",
        GROUNDED,
        (Earn(Approach.RAG_AND_FINE_TUNING),),
        "It has to be shown, and it rests on your documents, so it would be trained with retrieved text.",
        ("raft-2024", "grounded-2024", "seed-business"),
    ),
    Rule(
        "R-30",
        (BEHAVIOUR | FORMAT) & OWN_LANGUAGE,
        (Earn(Approach.FINE_TUNING),),
        "Models have read little of a rare language or a code of your own, and examples are how they learn it.",
        ("meta-2024", "microsoft-when"),
    ),
    Rule(
        "R-26",
        REASONING,
        (Earn(Approach.FINE_TUNING),),
        "Answers that can be checked give training a clear signal, on skills that the model already has in part.",
        ("openai-rft", "microsoft-skill"),
    ),
    Rule(
        "R-21",
        PRACTICE,
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
        "R-11-tune",
        FORMAT & STUCK,
        (Earn(Approach.FINE_TUNING),),
        "Structured output was not enough, and a format can be learnt from examples of it.",
        ("microsoft-when", "openai-sft"),
    ),
    Rule(
        "R-25",
        TOOLS & WRONG_CALLS,
        (Earn(Approach.FINE_TUNING), Choose(Approach.TOOL_USE)),
        "It keeps calling the wrong tools: fewer and better described ones come first, then examples of right calls.",
        ("microsoft-when", "anthropic-agents"),
    ),
)

SUPPORTING = (
    Rule(
        "R-22-volume",
        CLASSIFY & is_(s.VOLUME, "10k_to_100k", "over_100k"),
        (Support(),),
        "Narrow classification at high volume is the case in which tuning most often pays.",
        ("seed-glossary",),
    ),
    Rule(
        "R-20",
        QUALITY & HUNDRED & is_(s.LABEL_QUALITY, "verified") & STUCK,
        (Support(),),
        "You have well-labelled examples of exactly this, and prompting alone has not closed the gap.",
        ("seed-glossary", "seed-business", "openai-sft"),
    ),
)

STEPS = (
    Rule(
        BASELINE,
        CLASSIFY & HUNDRED & lacks(s.VOLUME, "over_100k"),
        (Step("Train a small classifier on the same labels as a baseline; if it does as well, keep that instead."),),
        "With 100 labels or more, a small classifier is a day's work and often matches a language model.",
        ("bucher-2024", "pecher-2024", "setfit-2022"),
    ),
    Rule(
        "R-12",
        QUALITY & is_(s.LABELLED_EXAMPLES, "under_100"),
        (Step("Put every good example you have into a cached prompt."),),
        "Many examples in the prompt use what you have today, and come close to what training would do with it.",
        ("many-shot-2024",),
    ),
    Rule(
        "R-13",
        QUALITY & is_(s.PROMPTING, "basic") & is_(s.EVAL_SET, "20_plus"),
        (Step("Let an optimiser rewrite the prompt against your evaluation set."),),
        "With an evaluation set, an optimiser finds better prompts by itself, for far less than a tuning project.",
        ("gepa-2025",),
    ),
    Rule(
        "R-43",
        is_(s.ERROR_COST, "high"),
        (Step("Keep a person in the loop, and set the accuracy you need from what a mistake costs."),),
        "Where a mistake costs a lot, what is good enough is a sum, and somebody has to check.",
        ("openai-accuracy",),
    ),
    Rule(
        "R-42",
        is_(s.SENSITIVITY, "regulated") | is_(s.RESIDENCY, "region", "own_machines"),
        (Step("Keep the data where they may be: an open model you host, or a service in your region under contract."),),
        "Regulated or bound data narrow where a model may run, whether it is tuned or not.",
        ("databricks-tuning", "microsoft-overview"),
    ),
    Rule(
        "R-50",
        TUNABLE & is_(s.PROVIDER, "cloud"),
        (
            Step(
                "Check the price of serving before you train: a tuned model can bill by the hour, or at a higher rate."
            ),
        ),
        "What a cloud charges to serve a tuned model differs widely, and some tuned models take no batches.",
        ("vertex-tuned-serving", "microsoft-overview"),
    ),
)
BEHAVIOUR_ROWS = (*ANSWERED, *EARNED, *SUPPORTING, *STEPS)
