"""Terms about keeping a model within bounds, and about doing without one."""

from __future__ import annotations

from advisor.glossary.term import OnApproach, Term
from advisor.verdict import Approach

SAFETY = (
    Term(
        "guardrails",
        "Guardrails",
        "Checks around a model, before and after it, that stop what must not happen: forbidden topics, private data, "
        "answers without a source. They are code and rules, so they hold whatever the model says. Fine-tuning "
        "replaces none of them, and can weaken the ones built into a model.",
        ("microsoft-when", "qi-2023"),
        also=("guard rails", "safety filter", "content filter"),
        related=("prompt_injection", "structured_outputs"),
    ),
    Term(
        "prompt_injection",
        "Prompt injection",
        "Text that the model reads, in a document, a web page or a message, tells it to do something that you never "
        "asked for. No prompt and no training stops this for certain. Limit what the model may do and see, and let a "
        "person confirm whatever matters.",
        ("owasp-llm01",),
        also=("jailbreak", "jailbreaking"),
        related=("guardrails", "tool_use", "rag"),
    ),
    Term(
        "classifier",
        "Classifier",
        "A small model that only sorts: into topics, yes or no, urgent or not. It learns from a few hundred labels, "
        "answers in milliseconds and costs next to nothing to run. For fixed categories it often does as well as a "
        "large language model, or better.",
        ("bucher-2024", "setfit-2022", "pecher-2024"),
        also=("small classifier", "text classifier", "setfit"),
        bears_on=OnApproach(Approach.CLASSIFIER),
        related=("labelled_example", "embedding", "baseline"),
    ),
    Term(
        "plain_code",
        "Plain code",
        "A rule, a look-up table, a search or a sum that a programmer writes down, with tests. Where the logic is "
        "fixed it is exact, free to run and easy to audit. No model should be trained to do what code can do.",
        ("anthropic-agents",),
        also=("rules engine", "regex", "business rules", "deterministic code"),
        bears_on=OnApproach(Approach.PLAIN_CODE),
        related=("classifier", "tool_use"),
    ),
)
