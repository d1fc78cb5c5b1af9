"""Gates: what rules fine-tuning out (veto: no) and what it has to wait for (cap: not yet, with a task)."""

from __future__ import annotations

from advisor import slots as s
from advisor.availability import Availability
from advisor.conditions import is_, lacks
from advisor.facts import UNSURE
from advisor.rules.needs import (
    ANSWERS,
    BEHAVIOUR,
    CHEAPER,
    DOCUMENTS,
    LIVE,
    OWN_FACTS,
    SHOWN_NOT_TOLD,
    TUNABLE,
)
from advisor.rules.rule import Cap, Rule, Veto

# What behaviour that is easy to describe needs is settled by R-10, whatever the readiness.
WORTH_TUNING = is_(s.GOAL, "classify", "cheaper", UNSURE) | (BEHAVIOUR & SHOWN_NOT_TOLD)

VETOES = (
    Rule(
        "G-03",
        ANSWERS | (CHEAPER & OWN_FACTS) | (BEHAVIOUR & SHOWN_NOT_TOLD & LIVE),
        (Veto(),),
        "Facts belong outside the model: in its weights they go stale, and training on new facts makes it invent more.",
        ("seed-glossary", "seed-business", "ovadia-2023", "gekhman-2024", "aws-rag"),
    ),
    Rule(
        "G-05",
        ANSWERS & is_(s.ACCESS, "citations", "permissions"),
        (Veto(),),
        "A model cannot cite what is in its weights, nor keep it from people who may not see it.",
        ("aws-rag", "owasp-llm02"),
    ),
    Rule(
        "G-11",
        WORTH_TUNING & is_(s.PROMPTING, "enough"),
        (Veto(),),
        "Prompting already does the job, so there is no gap for training to close.",
        ("openai-accuracy", "seed-business"),
    ),
)


def availability_gates(availability: tuple[Availability, ...]) -> tuple[Rule, ...]:
    """G-10 for the day's availability data: a provider that sells no tuning is a veto, an open choice a task."""
    closed = tuple(row.provider for row in availability if not row.sells_tuning)
    sources = tuple(dict.fromkeys(row.source for row in availability if not row.sells_tuning))
    sold_out = Rule(
        "G-10",
        WORTH_TUNING & is_(s.PROVIDER, *closed),
        (Veto(),),
        "The provider you are bound to sells no fine-tuning to new customers, so there is nothing to buy there.",
        sources,
    )
    open_choice = Rule(
        "N-04",
        TUNABLE & is_(s.PROVIDER, UNSURE),
        (
            Cap(
                "Settle where the model may run: several providers no longer sell fine-tuning.",
                "a provider that sells tuning",
            ),
        ),
        "Where the model may run decides whether there is any tuning to buy, and that is not settled yet.",
        ("house", *sources),
    )
    return (sold_out, open_choice)


CAPS = (
    Rule(
        "G-02",
        TUNABLE & is_(s.PROMPTING, "none", "basic", UNSURE),
        (
            Cap(
                "Take prompting as far as it goes: a strong model, clear criteria, 20 or more examples in the prompt.",
                "prompting taken as far as it goes",
            ),
        ),
        "Prompting is the cheapest lever and has not been pushed yet; one good prompt is worth hundreds of examples.",
        ("seed-glossary", "seed-business", "le-scao-2021", "google-tuning"),
    ),
    Rule(
        "G-04",
        BEHAVIOUR & SHOWN_NOT_TOLD & DOCUMENTS & lacks(s.RETRIEVAL, "short"),
        (Cap("Build retrieval first and tune its search, then see what is still wrong.", "tuned retrieval"),),
        "It also needs your documents, and tuning the retrieval is cheaper than tuning the model.",
        ("seed-business", "raft-2024", "openai-accuracy"),
    ),
    Rule(
        "G-06",
        is_(s.GOAL, "behaviour", "classify", UNSURE) & is_(s.LABELLED_EXAMPLES, "none", "under_100", UNSURE),
        (Cap("Collect at least 100 checked examples of exactly what you want.", "100 examples or more"),),
        "Below about 100 examples, a better prompt beats training.",
        ("seed-glossary", "google-tuning", "pecher-2024"),
    ),
    Rule(
        "G-01",
        TUNABLE & lacks(s.EVAL_SET, "20_plus"),
        (Cap("Put together an evaluation set: 20 to 50 real cases with the right answer.", "an evaluation set"),),
        "Without an evaluation set nobody can tell whether training made things better or worse.",
        ("openai-accuracy", "openai-sft", "husain-2024"),
    ),
    Rule(
        "G-07",
        TUNABLE & lacks(s.LABEL_QUALITY, "verified"),
        (
            Cap(
                "Have people check a sample of the examples: right, consistent, and like real inputs.",
                "checked examples",
            ),
        ),
        "A model learns the mistakes in its examples, and unchecked data can leave it worse than its base.",
        ("openai-sft", "microsoft-when", "microsoft-skill"),
    ),
    Rule(
        "G-08",
        TUNABLE & lacks(s.OWNER, "named"),
        (Cap("Name an owner: base models retire, and somebody has to tune and test again.", "an owner after launch"),),
        "A tuned model has to be redone when its base model or your need changes, and nobody owns that yet.",
        ("seed-business", "microsoft-skill"),
    ),
    Rule(
        "G-09",
        TUNABLE & lacks(s.STABILITY, "stable"),
        (Cap("Let the task settle, and keep it in the prompt meanwhile.", "a task that stays the same"),),
        "While the task keeps changing, every change means training again.",
        ("microsoft-skill", "seed-business"),
    ),
    Rule(
        "N-01",
        is_(s.GOAL, UNSURE),
        (Cap("Name one thing the model should do better, and how you would notice.", "one clear goal"),),
        "Until it is clear what should get better, no method can be the right one.",
        ("house", "openai-accuracy"),
    ),
    Rule(
        "N-02",
        ((BEHAVIOUR & SHOWN_NOT_TOLD) | CHEAPER) & is_(s.KNOWLEDGE, UNSURE),
        (
            Cap(
                "Find out whether good answers need facts of your own; those would come from retrieval.",
                "no need for facts of your own",
            ),
        ),
        "If good answers need facts of your own, retrieval comes before any training.",
        ("house", "seed-business"),
    ),
    Rule(
        "N-03",
        CHEAPER & is_(s.VOLUME, UNSURE),
        (Cap("Count the requests of a normal week: savings come only from volume.", "10,000 requests a day or more"),),
        "What training saves depends on the number of requests, and that is not known yet.",
        ("house-break-even",),
    ),
)
