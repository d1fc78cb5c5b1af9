"""Caps: what fine-tuning has to wait for. Each that holds is a task, and the answer is at most "not yet"."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_, lacks
from advisor.facts import UNSURE
from advisor.rules.needs import (
    ANSWERS,
    BEHAVIOUR,
    BETTER,
    CHEAPER,
    GROUNDED,
    MISUSED,
    PRACTICE,
    QUALITY,
    REASONING,
    TUNABLE,
)
from advisor.rules.rule import Cap, Rule

TRIED_CAPS = (
    Rule(
        "G-02",
        BETTER & is_(s.PROMPTING, "none", "basic", UNSURE),
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
        "R-14",
        QUALITY & is_(s.MODEL_TRIED, "small"),
        (Cap("Try the same prompt on a strong model before training a small one.", "a try with a strong model"),),
        "Only a small model was tried, and a stronger one may do it today with nothing to build.",
        ("seed-business", "house-break-even"),
    ),
    Rule(
        "R-24-cheap",
        CHEAPER & is_(s.CHEAP_MODEL, "untested", UNSURE),
        (
            Cap(
                "Run your cases on the cheapest models, with the stable part of the prompt first so that it is cached.",
                "a cheaper model, tested and short of the goal",
            ),
        ),
        "Caching and a cheaper model are the savings to beat, and they have not been tested.",
        ("house-break-even", "house"),
    ),
    Rule(
        "G-04",
        GROUNDED & lacks(s.RETRIEVAL, "short"),
        (Cap("Build retrieval first and tune its search, then see what is still wrong.", "tuned retrieval"),),
        "It also needs your documents, and tuning the retrieval is cheaper than tuning the model.",
        ("seed-business", "raft-2024", "openai-accuracy"),
    ),
)

DATA_CAPS = (
    Rule(
        "G-06",
        BETTER & is_(s.LABELLED_EXAMPLES, "none", "under_100", UNSURE),
        (Cap("Collect at least 100 checked examples of exactly what you want.", "100 examples or more"),),
        "Below about 100 examples, a better prompt beats training.",
        ("seed-glossary", "google-tuning", "pecher-2024"),
    ),
    Rule(
        "R-08-data",
        ANSWERS & MISUSED & is_(s.LABELLED_EXAMPLES, "100_to_499"),
        (Cap("Collect 500 examples that hold the retrieved text as well.", "500 examples with their retrieved text"),),
        "To learn the use of retrieved text takes hundreds of examples that hold it, distractors included.",
        ("grounded-2024", "raft-2024"),
    ),
    Rule(
        "G-13",
        REASONING & lacks(s.GRADER, "automatic") & is_(s.LABELLED_EXAMPLES, "100_to_499"),
        (
            Cap(
                "Write an automatic check of an answer, or collect 500 worked examples.",
                "an automatic check, or 500 worked examples",
            ),
        ),
        "Without a fixed check there is no reward to train on, and this few examples do not teach reasoning.",
        ("openai-rft", "microsoft-skill"),
    ),
    Rule(
        "G-14",
        REASONING & is_(s.BASE_SKILL, "none") & lacks(s.LABELLED_EXAMPLES, "500_to_1999", "2000_plus"),
        (
            Cap(
                "Teach the skill first: 500 worked examples, or a stronger base model.", "a base that succeeds at times"
            ),
        ),
        "Reinforcement refines a skill that is there; a model that never succeeds earns no reward to learn from.",
        ("openai-methods", "openai-rft"),
    ),
    Rule(
        "R-29",
        BEHAVIOUR & is_(s.OUTPUT, "translation") & lacks(s.LABELLED_EXAMPLES, "2000_plus"),
        (Cap("Collect several thousand translated segments.", "several thousand segments"),),
        "One or two thousand segments have made translators worse; gains came with several thousand.",
        ("vieira-2024",),
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
        "G-16",
        TUNABLE & is_(s.PERSONAL_DATA, "kept"),
        (Cap("Take personal data out of the examples before anything is trained.", "examples without personal data"),),
        "A tuned model can give away what it was trained on, and erasing it means training again.",
        ("owasp-llm02", "house"),
    ),
)

PEOPLE_CAPS = (
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
        "R-41",
        TUNABLE & lacks(s.SKILL, "some"),
        (Cap("Find somebody who can tune and test a model, in the house or hired.", "the skills to tune and test"),),
        "Managed services and LoRA lower the bar, but data, tests and training still take somebody who knows how.",
        ("seed-business", "aws-rag"),
    ),
    Rule(
        "N-05",
        TUNABLE & is_(s.BUDGET, "none"),
        (Cap("Set a budget: people's time for data and tests is most of it.", "a budget"),),
        "Labelling, tests and upkeep are the bill, far more than training, and there is no budget for them.",
        ("house-break-even", "seed-business"),
    ),
    Rule(
        "R-44",
        TUNABLE & is_(s.DEADLINE, "days"),
        (Cap("Ship a prompted version now; tune later if it falls short.", "more time than days"),),
        "It is needed within days, and data, tests and training take weeks.",
        ("google-tuning", "house"),
    ),
    Rule(
        "R-35",
        (PRACTICE | CHEAPER) & is_(s.LATENCY, "instant"),
        (Cap("Measure the fastest model you could serve yourself.", "a model that is measured to be fast enough"),),
        "A tenth of a second is less than a language model across a network usually takes, tuned or not.",
        ("house",),
    ),
    Rule(
        "R-47",
        CHEAPER & is_(s.TEACHER_TERMS, "forbidden"),
        (Cap("Find a strong model whose terms let you train on its answers.", "a teacher that may be copied"),),
        "The terms of the strong model forbid training another one on its answers.",
        ("house",),
    ),
)

UNKNOWN_CAPS = (
    Rule(
        "N-01",
        is_(s.GOAL, UNSURE),
        (Cap("Name one thing the model should do better, and how you would notice.", "one clear goal"),),
        "Until it is clear what should get better, no method can be the right one.",
        ("house", "openai-accuracy"),
    ),
    Rule(
        "N-02",
        CHEAPER & is_(s.KNOWLEDGE, UNSURE),
        (
            Cap(
                "Find out whether good answers need facts of your own; those would come from retrieval.",
                "no need for facts of your own",
            ),
        ),
        "If good answers need facts of your own, retrieval comes before any training, and savings do not change that.",
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

CAPS = (*TRIED_CAPS, *DATA_CAPS, *PEOPLE_CAPS, *UNKNOWN_CAPS)
