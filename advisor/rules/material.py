"""Where the answer rests on material of their own: in the prompt, looked up, or asked of a system."""

from __future__ import annotations

from advisor import slots as s
from advisor.facts import UNSURE
from advisor.rules.conditions import is_, lacks
from advisor.rules.needs import (
    ACT,
    ANSWER,
    DOCUMENTS,
    FEW,
    FITS,
    HAVE_RETRIEVAL,
    LIVE,
    NO_GAP,
    ONE_PROMPT,
    TONE,
    WHOLE_TEXT,
    WRITTEN,
    falls_short,
)
from advisor.rules.rule import Choose, Rule, Support
from advisor.verdict import Approach

FACTS = falls_short("facts")
RESTS_ON_FACTS = (
    is_(s.GAP, "facts")
    | (NO_GAP & is_(s.SECOND_GAP, "facts"))
    | ((ANSWER | WHOLE_TEXT | is_(s.TASK, "draft", "converse", "search", "general")) & NO_GAP)
)
"""Their facts are what is missing, or nothing was tried yet on work that may rest on them."""
WRITING = is_(s.TASK, "draft", "transform", "converse", "code", "general", UNSURE)
LEARNT = ("manner", "accuracy", "language", "grounding")
SHOWN = is_(s.GAP, "accuracy", "language", "grounding") | (is_(s.GAP, "manner") & lacks(s.DESCRIBABLE, "easy"))
"""What a sentence in the prompt does not set right."""
EXACT = is_(s.GAP, "exactness")
FACTS_TOO = (is_(s.SECOND_GAP, "facts") & SHOWN) | (
    DOCUMENTS & NO_GAP & is_(s.SECOND_GAP, "manner") & lacks(s.DESCRIBABLE, "easy")
)
"""Both their facts are missing and the writing falls short."""

LOOKED_UP = frozenset({Approach.RAG, Approach.LONG_CONTEXT, Approach.TOOL_USE})

MATERIAL = (
    Rule(
        "whole_text_into_the_prompt",
        (WHOLE_TEXT & (NO_GAP | is_(s.GAP, "retrieval"))) | (is_(s.GAP, "retrieval") & ONE_PROMPT),
        (Choose(Approach.LONG_CONTEXT),),
        "The work takes in one whole text, of which retrieval finds only pieces; a long prompt holds all of it.",
        ("aws-rag", "anthropic-contextual-retrieval"),
    ),
    Rule(
        "live_data_is_asked_for",
        ((LIVE | ACT) & lacks(s.GAP, "manner", "grounding") & (FACTS | ANSWER | NO_GAP | is_(s.TASK, "code")))
        | (is_(s.KNOWLEDGE, "live") & TONE),
        (Choose(Approach.TOOL_USE),),
        "What changes by the minute has to be asked of the system that holds it; a trained model knows only yesterday.",
        ("anthropic-agents", "house"),
    ),
    Rule(
        "small_corpus_into_the_prompt",
        (ANSWER | RESTS_ON_FACTS) & DOCUMENTS & FITS & lacks(s.GAP, *LEARNT),
        (Choose(Approach.LONG_CONTEXT),),
        "Everything fits a cached prompt and changes slowly, so there is no retrieval pipeline to build.",
        ("anthropic-contextual-retrieval",),
    ),
    Rule(
        "grammar_into_the_prompt",
        DOCUMENTS & falls_short("language") & (is_(s.TASK, "code") | (WRITING & FITS & FEW)),
        (Choose(Approach.LONG_CONTEXT),),
        "A language's grammar or documentation in the prompt teaches more than training on the little that is there.",
        ("many-shot-2024", "anthropic-contextual-retrieval", "house"),
    ),
    Rule(
        "quote_the_passage",
        is_(s.GAP, "grounding") & ONE_PROMPT,
        (Choose(Approach.PROMPTING),),
        "All of the text is in front of it: have it quote the passage, or say there is none, and check the quote.",
        ("anthropic-contextual-retrieval", "house"),
    ),
    Rule(
        "passages_found_but_misused",
        is_(s.GAP, "grounding") & HAVE_RETRIEVAL,
        (Choose(Approach.PROMPTING, Approach.RAG_AND_FINE_TUNING),),
        "Retrieval finds the right passages and they are misused, which practice with retrieved text can teach.",
        ("raft-2024", "grounded-2024", "openai-accuracy"),
    ),
    Rule(
        "test_the_search_first",
        is_(s.GAP, "grounding"),
        (Choose(Approach.RAG, Approach.RAG_AND_FINE_TUNING),),
        "First it has to be known whether the right passage is found; then practice with it can teach its use.",
        ("raft-2024", "grounded-2024", "openai-accuracy"),
    ),
    Rule(
        "wrong_passages_found",
        is_(s.GAP, "retrieval") | (NO_GAP & is_(s.SECOND_GAP, "retrieval")),
        (Choose(Approach.RAG),),
        "The search finds the wrong passages, and no tuning of the writer mends that: mend the search.",
        ("openai-accuracy", "anthropic-contextual-retrieval", "seed-business"),
    ),
    Rule(
        "retrieval_then_manner",
        (WRITTEN & FACTS_TOO)
        | (ANSWER & is_(s.GAP, "accuracy") & lacks(s.KNOWLEDGE, "none") & lacks(s.RETRIEVAL, "basic", "tuned")),
        (Choose(Approach.RAG, Approach.RAG_AND_FINE_TUNING),),
        "It needs your facts and has to learn how to write: retrieval first, then training on top of it.",
        ("raft-2024", "grounded-2024", "seed-business"),
    ),
    Rule(
        "manner_on_top_of_retrieval",
        WRITTEN & DOCUMENTS & (is_(s.GAP, "accuracy") | (is_(s.GAP, "manner") & lacks(s.DESCRIBABLE, "easy"))),
        (Choose(Approach.PROMPTING, Approach.RAG_AND_FINE_TUNING),),
        "The facts stay in your documents; what falls short is the writing, to be trained on top of retrieval.",
        ("raft-2024", "grounded-2024", "seed-business"),
    ),
    Rule(
        "facts_are_looked_up",
        (FACTS & lacks(s.GAP, *LEARNT))
        | (ANSWER & EXACT)
        | (DOCUMENTS & RESTS_ON_FACTS)
        | ((DOCUMENTS | FACTS) & TONE)
        | (ANSWER & lacks(s.KNOWLEDGE, "none") & NO_GAP),
        (Choose(Approach.RAG),),
        "Retrieval looks the facts up when they are needed, so answers stay current and can show their source.",
        ("seed-glossary", "seed-business", "aws-rag", "ovadia-2023", "soudani-2024"),
    ),
)

KNOWLEDGE = (
    Rule(
        "no_facts_in_weights",
        is_(s.GAP, "facts") | (NO_GAP & (ANSWER | FACTS)),
        (Support(of=LOOKED_UP),),
        "Training holds no facts reliably: they go stale in the model, and a model trained on new ones invents more.",
        ("seed-glossary", "seed-business", "ovadia-2023", "gekhman-2024", "mecklenburg-2024", "aws-rag"),
    ),
)
"""Why facts are not trained in, beside whatever they are looked up by."""
