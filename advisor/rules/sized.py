"""What to do because of its size: few requests, a single pile, long inputs, two kinds of knowledge."""

from __future__ import annotations

from advisor import slots as s
from advisor.rules.conditions import is_
from advisor.rules.rule import Rule, Step
from advisor.verdict import Approach

_SMALL = is_(s.VOLUME, "under_1k", s.ONCE)

SIZED = (
    Rule(
        "send_less",
        is_(s.REQUEST_SIZE, "long") & is_(s.GAP, "cost", "speed"),
        (
            Step(
                "Send less first: cut each input down to the passages that matter, and look what else is on the bill "
                "(thinking, second tries, several passes)."
            ),
        ),
        "With long inputs most of the bill and of the waiting is what is read each time, whichever model reads it.",
        ("house-break-even",),
    ),
    Rule(
        "documents_beside_calls",
        is_(s.KNOWLEDGE, "live") & (is_(s.DOCUMENTS_TOO, "yes") | is_(s.CORPUS_SIZE, "few", "small", "large")),
        (
            Step(
                "Give it your documents beside the calls: up to some 500 pages go into the prompt whole, with the "
                "order to answer from them alone; more are searched.",
                beside=frozenset({Approach.TOOL_USE}),
            ),
        ),
        "Live data are asked for, documents are read: a model can do both for one answer.",
        ("seed-glossary", "anthropic-contextual-retrieval"),
    ),
    Rule(
        "ready_made_assistant_first",
        _SMALL & is_(s.TASK, "answer", "draft", "whole_text", "transform"),
        (
            Step(
                "Try it before anything is built: material, rules and a few of your best examples in a ready-made "
                "assistant with a business contract. Your own people put real cases to it for some weeks and check "
                "every answer; build only what that shows to be missing.",
                beside=frozenset({Approach.PROMPTING, Approach.LONG_CONTEXT, Approach.RAG, Approach.TOOL_USE}),
            ),
        ),
        "At this volume people can try it on real cases and check every answer: that costs days and a subscription.",
        ("openai-accuracy", "house-break-even"),
    ),
    Rule(
        "count_the_hours",
        is_(s.VOLUME, s.ONCE),
        (
            Step(
                "Do a first fifty with the best prompt, count the hours, and compare what is left of the pile with "
                "what any set-up takes: a one-off job may be done sooner than a project for it."
            ),
        ),
        "What is done once has no later requests that could pay back what training or building costs.",
        ("house-break-even",),
    ),
)
