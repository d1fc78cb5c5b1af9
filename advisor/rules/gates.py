"""Vetoes: what rules fine-tuning out, however ready an organisation is."""

from __future__ import annotations

from advisor import slots as s
from advisor.availability import Availability
from advisor.conditions import is_, lacks
from advisor.facts import UNSURE
from advisor.rules.needs import (
    ANSWERS,
    CHEAPER,
    FORMAT,
    LIVE,
    OWN_FACTS,
    PRACTICE,
    QUALITY,
    TOOLS,
    TUNABLE,
)
from advisor.rules.rule import Cap, Choose, Rule, Veto
from advisor.verdict import Approach

VETOES = (
    Rule(
        "G-12",
        is_(s.FIXED_RULES, "yes"),
        (Veto(), Choose(Approach.PLAIN_CODE)),
        "Fixed rules or a lookup decide it, so plain code is exact, free to run and easy to test.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "G-03",
        (ANSWERS & lacks(s.CONTEXT_USE, "misused")) | (CHEAPER & OWN_FACTS) | ((ANSWERS | PRACTICE) & LIVE),
        (Veto(),),
        "Facts belong outside the model: in its weights they go stale, and training on new facts makes it invent more.",
        ("seed-glossary", "seed-business", "ovadia-2023", "gekhman-2024", "mecklenburg-2024", "aws-rag"),
    ),
    Rule(
        "G-05",
        ANSWERS & lacks(s.CONTEXT_USE, "misused") & is_(s.ACCESS, "citations", "permissions"),
        (Veto(),),
        "A model cannot cite what is in its weights, nor keep it from people who may not see it.",
        ("aws-rag", "owasp-llm02"),
    ),
    Rule(
        "G-11",
        QUALITY & is_(s.PROMPTING, "enough"),
        (Veto(),),
        "Prompting already does the job, so there is no gap for training to close.",
        ("openai-accuracy", "seed-business"),
    ),
    Rule(
        "R-31",
        QUALITY & is_(s.BASE_SKILL, "nearly_all"),
        (Veto(),),
        "The untuned model already gets nearly all of it right, so training has no room to help.",
        ("microsoft-skill",),
    ),
    Rule(
        "G-15",
        TUNABLE & is_(s.RESIDENCY, "own_machines") & is_(s.PROVIDER, "openai", "closed", "cloud"),
        (Veto(),),
        "The data may not leave your machines, and that provider trains only on its own.",
        ("microsoft-overview", "house"),
    ),
    Rule(
        "R-11",
        FORMAT & lacks(s.PROMPTING, "short"),
        (Veto(), Choose(Approach.PROMPTING)),
        "Structured output holds a model to a format as it writes, which a prompt and a schema give you today.",
        ("arize-2026", "house"),
    ),
    Rule(
        "R-04-tools",
        TOOLS & lacks(s.TOOL_ERRORS, "wrong_calls"),
        (Veto(), Choose(Approach.TOOL_USE)),
        "Models of today call tools well: what it takes is few, well-described tools, not training.",
        ("anthropic-agents", "house"),
    ),
)


def availability_gates(availability: tuple[Availability, ...]) -> tuple[Rule, ...]:
    """G-10 for the day's availability data: a provider that sells no tuning is a veto, an open choice a task."""
    closed = tuple(row.provider for row in availability if not row.sells_tuning)
    sources = tuple(dict.fromkeys(source for row in availability if not row.sells_tuning for source in row.sources))
    sold_out = Rule(
        "G-10",
        TUNABLE & is_(s.PROVIDER, *closed),
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
