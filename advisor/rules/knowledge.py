"""The knowledge need: where the facts should come from. Ordered rows; the first that holds chooses."""

from __future__ import annotations

from advisor import slots as s
from advisor.conditions import is_
from advisor.facts import UNSURE
from advisor.rules.needs import ANSWERS, CHEAPER, DOCUMENTS, LIVE, PRACTICE
from advisor.rules.rule import Choose, Rule
from advisor.verdict import Approach

# Behaviour that is easy to describe was asked for on its own terms, and R-10 answers it.
FACTS_IN_PLAY = ANSWERS | CHEAPER | PRACTICE | is_(s.GOAL, UNSURE)
OWN_DOCUMENTS = ANSWERS & is_(s.KNOWLEDGE, "documents", UNSURE)

KNOWLEDGE = (
    Rule(
        "R-04",
        (FACTS_IN_PLAY & LIVE) | (ANSWERS & is_(s.QUERY_SCOPE, "counts")),
        (Choose(Approach.TOOL_USE),),
        "Live data, totals and actions come from calling your systems; indexed text and weights are always behind.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "R-03",
        OWN_DOCUMENTS & is_(s.ACCESS, "permissions"),
        (Choose(Approach.RAG),),
        "Where people may see different things, retrieval can filter by permission before the model reads anything.",
        ("aws-rag", "owasp-llm02"),
    ),
    Rule(
        "R-06",
        OWN_DOCUMENTS & is_(s.QUERY_SCOPE, "whole_document"),
        (Choose(Approach.LONG_CONTEXT),),
        "Questions take in whole documents, of which retrieval finds only pieces; a long prompt holds all of one.",
        ("aws-rag", "anthropic-contextual-retrieval"),
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
        OWN_DOCUMENTS | (FACTS_IN_PLAY & DOCUMENTS),
        (Choose(Approach.RAG),),
        "Retrieval looks the facts up when they are needed, so answers stay current and can show their source.",
        ("seed-glossary", "seed-business", "aws-rag", "ovadia-2023", "soudani-2024"),
    ),
)
