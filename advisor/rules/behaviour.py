"""Where the model has to do it better: what a prompt can say, and what has to be shown by examples."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import ALWAYS, is_, lacks
from advisor.rules.needs import ACT, EASY, GENERAL, HUNDRED, LEARN, PUSHED, REASON, SORT, WRITTEN_TASKS, falls_short
from advisor.rules.rule import Beside, Choose, Rule, Step, Support
from advisor.verdict import Approach

EASY_MANNER = (
    (is_(s.GAP, "manner") | (is_(s.GAP, "untried", UNSURE) & is_(s.SECOND_GAP, "manner")))
    & EASY
    & lacks(s.SECOND_GAP, "facts", "grounding", "accuracy", "language")
)

SAID = (
    Rule(
        "what_can_be_said_is_prompted",
        EASY_MANNER & (lacks(s.TASK, *WRITTEN_TASKS) | lacks(s.KNOWLEDGE, "documents", "live")),
        (Choose(Approach.PROMPTING),),
        "What you want can be said in a few sentences, and what you can say, a prompt can say.",
        ("seed-glossary",),
    ),
    Rule(
        "works_well_enough",
        is_(s.GAP, "enough"),
        (Choose(Approach.PROMPTING),),
        "It works well enough today, so there is no gap for training to close.",
        ("openai-accuracy", "seed-business"),
    ),
    Rule(
        "safety_is_kept_around_the_model",
        is_(s.SAFETY, "yes") & lacks(s.TASK, "sort"),
        (Choose(Approach.PROMPTING),),
        "Safety is kept by guardrails around the model and clear rules in the prompt; tuning can wear it down.",
        ("qi-2023", "microsoft-when"),
    ),
)

SHOWN = (
    Rule(
        "tools_not_training",
        ACT & lacks(s.GAP, "calls", "accuracy", "manner"),
        (Choose(Approach.TOOL_USE),),
        "Models of today call a few well-described tools well; it takes tools, not training.",
        ("anthropic-agents", "tool-search-2025"),
    ),
    Rule(
        "wrong_tools_called",
        ACT | is_(s.GAP, "calls"),
        (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
        "It calls the wrong tools: fewer, searched for and better described come first, then examples of right calls.",
        ("microsoft-when", "anthropic-agents", "tool-search-2025"),
    ),
    Rule(
        "sorting_is_narrow",
        SORT & lacks(s.GAP, "untried"),
        (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
        "Sorting into fixed categories is narrow: a small model learns it from examples, and at volume it pays.",
        ("seed-glossary", "google-tuning", "bucher-2024"),
    ),
    Rule(
        "checkable_reasoning",
        REASON,
        (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
        "A strong model that thinks comes first; answers that can be checked give training a clear signal after that.",
        ("openai-rft", "microsoft-skill"),
    ),
    Rule(
        "rare_language_needs_examples",
        falls_short("language"),
        (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
        "Models have read little of a rare language or a code of your own, and examples are how they learn it.",
        ("meta-2024", "microsoft-when"),
    ),
    Rule(
        "tuning_does_not_make_smarter",
        GENERAL,
        (Choose(Approach.PROMPTING),),
        "Fine-tuning specialises a model; it does not make a weak one smarter. A stronger model and a good prompt do.",
        ("seed-business",),
    ),
    Rule(
        "shown_not_described",
        LEARN | is_(s.TASK, "extract", "perceive"),
        (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
        "Behaviour that is easier to show than to describe is what fine-tuning is good at.",
        ("seed-glossary", "husain-2024"),
    ),
)

DEFAULT = Rule(
    "prompting_covers_most",
    ALWAYS,
    (Choose(Approach.PROMPTING, Approach.FINE_TUNING),),
    "Prompting with a strong model covers most needs, costs least and is easily undone.",
    ("seed-glossary", "seed-business"),
)

_OTHERS_THAT_SORT = frozenset({Approach.PROMPTING, Approach.FINE_TUNING, Approach.DISTILLATION})
SUPPORTING = (
    Rule(
        "thousands_of_labels",
        SORT & is_(s.LABELLED_EXAMPLES, "2000_plus"),
        (
            Beside(Approach.CLASSIFIER),
            Step(
                "Train a small classifier on the labels that you have: a day of somebody who programs, and no bill. "
                "Keep 500 of them out of it, score it and your best prompt on these same 500, and keep the better.",
                before=True,
                beside=_OTHERS_THAT_SORT,
            ),
        ),
        "With thousands of labels a small classifier is the cheapest and soonest thing to try; nothing is bought.",
        ("bucher-2024", "setfit-2022", "encoders-2026", "house"),
    ),
    Rule(
        "classifier_beside",
        SORT & lacks(s.LABELLED_EXAMPLES, "2000_plus"),
        (
            Beside(Approach.CLASSIFIER),
            Step(
                "Train a small classifier on the same labels, some fifty of each, and keep that if it does as well.",
                beside=_OTHERS_THAT_SORT,
            ),
        ),
        "A small classifier learns the same labels and is quickly built: whatever else sorts has it to beat.",
        ("bucher-2024", "pecher-2024", "setfit-2022", "encoders-2026"),
    ),
    Rule(
        "good_examples_and_a_gap",
        HUNDRED & is_(s.LABEL_QUALITY, "verified") & PUSHED,
        (Support(),),
        "You have well-labelled examples of exactly this, and prompting alone has not closed the gap.",
        ("seed-glossary", "seed-business", "openai-sft"),
    ),
)
