"""The knowledge need: where the facts should come from. Ordered rows; the first that holds chooses."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_
from advisor.facts import UNSURE
from advisor.rules.needs import ANSWERS, BEHAVIOUR, CHEAPER, DOCUMENTS, LIVE, SHOWN_NOT_TOLD
from advisor.rules.rule import Choose, Rule
from advisor.verdict import Approach

# Behaviour that is easy to describe was asked for on its own terms, and R-10 answers it.
FACTS_IN_PLAY = ANSWERS | CHEAPER | (BEHAVIOUR & SHOWN_NOT_TOLD)

KNOWLEDGE = (
    Rule(
        "R-04",
        FACTS_IN_PLAY & LIVE,
        (Choose(Approach.TOOL_USE),),
        "Live data and actions are reached by calling your systems: indexed text and weights are always behind.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "R-03",
        ANSWERS & is_(s.KNOWLEDGE, "documents", UNSURE) & is_(s.ACCESS, "permissions"),
        (Choose(Approach.RAG),),
        "Where people may see different things, retrieval can filter by permission before the model reads anything.",
        ("aws-rag", "owasp-llm02"),
    ),
    Rule(
        "R-01",
        ANSWERS & DOCUMENTS & is_(s.CORPUS_SIZE, "small") & is_(s.VOLATILITY, "static", "monthly"),
        (Choose(Approach.LONG_CONTEXT),),
        "Everything fits a cached prompt and changes slowly, so there is no retrieval pipeline to build.",
        ("anthropic-contextual-retrieval",),
    ),
    Rule(
        "R-07",
        (ANSWERS & is_(s.KNOWLEDGE, "documents", UNSURE)) | (FACTS_IN_PLAY & DOCUMENTS),
        (Choose(Approach.RAG),),
        "Retrieval looks the facts up when they are needed, so answers stay current and can show their source.",
        ("seed-glossary", "seed-business", "aws-rag", "ovadia-2023"),
    ),
)
