"""Caps: what tuning has to wait for. Each that holds is a task, and the answer is at most "not yet".

What is known to be missing holds tuning back. Of what is only not known, prompting, examples, evaluation, error
analysis and where it may run do; the rest is a risk that is named beside a yes (`risks`).
"""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import ACT, COPYING, FEW, GRADED, GROUNDED, LEARNING, MONEY, NO_GAP, REASON, SORT, falls_short
from advisor.rules.rule import Cap, Rule, Step
from advisor.verdict import Approach

TRIED = (
    Rule(
        "prompting_not_pushed",
        lacks(s.PROMPTING, "short", "enough"),
        (
            Cap(
                "Take prompting as far as it goes: a strong model, clear criteria, 20 or more examples in the prompt.",
                "prompting taken as far as it goes",
                of=LEARNING,
            ),
        ),
        "Prompting is the cheapest lever and has not been pushed yet; one good prompt is worth hundreds of examples.",
        ("seed-glossary", "seed-business", "le-scao-2021", "google-tuning"),
    ),
    Rule(
        "character_not_written_down",
        is_(s.GAP, "manner") & is_(s.TASK, "converse", "general", UNSURE) & lacks(s.DESCRIBABLE, "hard"),
        (
            Cap(
                "Write down what a good result looks like, with today's failures beside it: that is the prompt.",
                "behaviour that has to be shown rather than told",
                of=LEARNING,
            ),
        ),
        "A character can nearly always be put into words, and what is put into words goes into the prompt.",
        ("seed-glossary",),
    ),
    Rule(
        "no_gap_measured",
        NO_GAP,
        (
            Cap(
                "Build it with a prompt, and measure what falls short.",
                "a gap that was measured",
                of=LEARNING,
            ),
        ),
        "Training closes a gap that was measured; nothing is known to fall short yet.",
        ("openai-accuracy", "seed-business"),
    ),
    Rule(
        "cheap_models_not_tried",
        is_(s.CHEAP_MODEL, "untested", UNSURE),
        (
            Cap(
                "Run your cases on the cheapest models, with the stable part of the prompt first so that it is cached.",
                "a cheaper model, tested and short of the goal",
                of=COPYING,
            ),
        ),
        "Caching and a cheaper model are the savings to beat, and they have not been tested.",
        ("house-break-even", "house"),
    ),
    Rule(
        "no_strong_model_works",
        lacks(s.STRONG_MODEL, "works"),
        (Cap("Find a strong model and a prompt that do the job.", "a strong model that does the job", of=COPYING),),
        "A small model copies a strong one, mistakes included, so one that does the job comes first.",
        ("aws-nova", "aws-distillation"),
    ),
    Rule(
        "retrieval_not_tuned",
        lacks(s.RETRIEVAL, "tuned") & lacks(s.GAP, "grounding"),
        (Cap("Tune the search, then see what is still wrong.", "tuned retrieval", of=GROUNDED),),
        "It also needs your documents, and tuning the retrieval is cheaper than tuning the model.",
        ("seed-business", "raft-2024", "openai-accuracy"),
    ),
    Rule(
        "tuned_model_disappointed",
        is_(s.TUNED_MODEL, "disappoints"),
        (
            Cap(
                "Read 50 failures of the tuned model: is it the data, the task or the prompt?",
                "the reason why the last tuning failed",
            ),
        ),
        "A tuning that disappointed is the best evidence there is, and the same data would train the same model again.",
        ("husain-2024", "microsoft-skill"),
    ),
    Rule(
        "labels_disagree",
        SORT & is_(s.CLASSES, "overlap"),
        (
            Cap(
                "Say for each category what it does not cover, with examples from the border, until two people agree.",
                "categories that people agree on",
            ),
        ),
        "Where people file the same input differently, a model learns the disagreement.",
        ("microsoft-skill", "house"),
    ),
)

TOOLS = (
    Rule(
        "tools_overlap",
        (ACT | falls_short("calls")) & lacks(s.TOOL_SET, "pruned"),
        (
            Cap(
                "Cut the tools down, say of each when not to call it, and let the model search for them.",
                "few, well-described tools",
                of=LEARNING,
            ),
        ),
        "Most wrong calls come from tools that overlap; searching for tools alone took right calls from 49 % to 74 %.",
        ("tool-search-2025", "microsoft-when"),
    ),
)

DATA = (
    Rule(
        "too_few_examples",
        FEW & (lacks(s.TASK, "reason") | lacks(s.GRADER, "automatic")),
        (
            Cap("Collect at least 100 checked examples of exactly what you want.", "100 examples or more", of=LEARNING),
            Step(
                "Put every good example you have into the prompt; ten well-chosen ones do much.",
                beside=frozenset({Approach.PROMPTING}),
            ),
        ),
        "Below about 100 examples, a better prompt beats training.",
        ("seed-glossary", "google-tuning", "pecher-2024", "many-shot-2024"),
    ),
    Rule(
        "too_few_problems",
        GRADED & FEW & lacks(s.LOGS, "kept"),
        (
            Cap(
                "Collect 200 problems or more; their answers are not needed.",
                "200 problems to practise on",
                of=LEARNING,
            ),
        ),
        "Training on results needs problems and the check, not worked answers: 200 problems or more.",
        ("microsoft-training-types", "aws-rft-data"),
    ),
    Rule(
        "too_few_requests",
        lacks(s.LABELLED_EXAMPLES, "500_to_1999", "2000_plus") & lacks(s.LOGS, "kept"),
        (Cap("Keep 500 real requests or more with the strong model's answers.", "500 real requests", of=COPYING),),
        "A small model is taught on real requests: some 500 or more, whose answers a strong model writes.",
        ("aws-distillation", "aws-nova"),
    ),
    Rule(
        "examples_lack_retrieved_text",
        lacks(s.LABELLED_EXAMPLES, "500_to_1999", "2000_plus"),
        (
            Cap(
                "Collect 500 examples that hold the retrieved text as well.",
                "500 examples with their retrieved text",
                of=GROUNDED,
            ),
        ),
        "To learn the use of retrieved text takes hundreds of examples that hold it, distractors included.",
        ("grounded-2024", "raft-2024"),
    ),
    Rule(
        "no_check_of_answers",
        REASON & lacks(s.GRADER, "automatic") & lacks(s.LABELLED_EXAMPLES, "500_to_1999", "2000_plus"),
        (
            Cap(
                "Write a check of an answer, in code or as a rubric, or collect 500 worked examples.",
                "a check of an answer, or 500 worked examples",
                of=LEARNING,
            ),
        ),
        "Without a check there is no reward to train on, and so few examples do not teach reasoning.",
        ("openai-rft", "microsoft-skill", "aws-rft-judge"),
    ),
    Rule(
        "too_few_translated_segments",
        is_(s.OUTPUT, "translation") & lacks(s.LABELLED_EXAMPLES, "2000_plus"),
        (Cap("Collect several thousand translated segments.", "several thousand segments", of=LEARNING),),
        "One study of an 8B translator: one or two thousand segments made it worse. Weak evidence, and all there is.",
        ("vieira-2024",),
    ),
    Rule(
        "no_evaluation_set",
        lacks(s.EVAL_SET, "20_plus"),
        (Cap("Put together a test set: 20 to 50 real cases with the right answer.", "a test set of real cases"),),
        "Without an evaluation set nobody can tell whether training made things better or worse.",
        ("openai-accuracy", "openai-sft", "husain-2024"),
    ),
    Rule(
        "failures_not_read",
        lacks(s.FAILURES_READ, "yes"),
        (
            Cap(
                "Read 50 to 100 failures one by one and name their kinds: many end in a better prompt or cleaner data.",
                "an error analysis (failures read one by one and named)",
            ),
        ),
        "What training would have to mend is found by reading failures, not by a score.",
        ("husain-2024", "openai-accuracy"),
    ),
    Rule(
        "examples_not_checked",
        lacks(s.LABEL_QUALITY, "verified"),
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
        "personal_data_in_examples",
        is_(s.PERSONAL_DATA, "kept"),
        (Cap("Take personal data out of the examples before anything is trained.", "examples without personal data"),),
        "A tuned model can give away what it was trained on, and erasing it means training again.",
        ("owasp-llm02", "house"),
    ),
)

PEOPLE = (
    Rule(
        "no_owner",
        is_(s.OWNER, "none"),
        (Cap("Name an owner: base models retire, and somebody has to tune and test again.", "an owner after launch"),),
        "A tuned model has to be redone when its base model or your need changes, and nobody owns that.",
        ("seed-business", "microsoft-skill"),
    ),
    Rule(
        "task_still_changes",
        is_(s.STABILITY, "changing"),
        (Cap("Let the task settle, and keep it in the prompt meanwhile.", "a task that stays the same"),),
        "While the task keeps changing, every change means training again.",
        ("microsoft-skill", "seed-business"),
    ),
    Rule(
        "no_skill_to_tune",
        is_(s.SKILL, "none"),
        (Cap("Find somebody who can tune and test a model, in the house or hired.", "the skills to tune and test"),),
        "Managed services and LoRA lower the bar, but data, tests and training still take somebody who knows how.",
        ("seed-business", "aws-rag"),
    ),
    Rule(
        "no_budget",
        is_(s.BUDGET, "none"),
        (Cap("Set a budget: people's time for data and tests is most of it.", "a budget"),),
        "Labelling, tests and upkeep are the bill, far more than training, and there is no budget for them.",
        ("house-break-even", "seed-business"),
    ),
    Rule(
        "deadline_within_days",
        is_(s.DEADLINE, "days"),
        (Cap("Ship a prompted version now; tune later if it falls short.", "more time than days"),),
        "It is needed within days, and data, tests and training take weeks.",
        ("google-tuning", "house"),
    ),
    Rule(
        "teacher_terms_forbid",
        is_(s.TEACHER_TERMS, "forbidden"),
        (
            Cap(
                "Find a strong model whose terms let you train on its answers.",
                "a teacher that may be copied",
                of=COPYING,
            ),
        ),
        "The terms of the strong model forbid training on its answers.",
        ("microsoft-skill", "house"),
    ),
)

CAPS = (*TRIED, *TOOLS, *DATA, *PEOPLE, *MONEY)
