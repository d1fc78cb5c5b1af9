"""Advice for approaches that train no model: prompts, code, and what brings in your own material or systems."""

from __future__ import annotations

from advisor.advice.hint import Advice, Hint
from advisor.verdict import Approach

PROMPTING = Advice(
    Approach.PROMPTING,
    "Says what you want in words and examples with each request; a change takes minutes.",
    "It is part of every other approach, and its score is the one to beat.",
    risks=(
        Hint("Scores stop rising and you take that for the limit, when a stronger model was never tried.",
             ("anthropic-prompting", "openai-accuracy")),
        Hint("The prompt grows until its rules contradict each other.", ("openai-accuracy", "house")),
        Hint("A new version of the model behaves differently, and nobody notices.", ("openai-accuracy",)),
    ),
    mistakes=(
        Hint("Vague rules in place of clear criteria and examples.", ("anthropic-prompting",)),
        Hint("No examples in the prompt.", ("le-scao-2021",)),
        Hint("Judging by the smallest model alone.", ("anthropic-prompting",)),
        Hint("Begging for valid JSON in words when structured outputs can enforce it.", ("arize-2026",)),
    ),
)  # fmt: skip

LONG_CONTEXT = Advice(
    Approach.LONG_CONTEXT,
    "Has all your material in front of it with every request; no search to build.",
    "It fits up to about 500 pages that everybody may see.",
    risks=(
        Hint("Answers get worse as the prompt gets longer.", ("liu-2023",)),
        Hint("Each request pays in full whenever the cache has gone cold.", ("anthropic-contextual-retrieval",)),
        Hint("Whoever asks can be told anything that is in there.", ("owasp-llm02",)),
    ),
    mistakes=(
        Hint("Testing with short prompts only.", ("liu-2023", "openai-accuracy")),
        Hint("Putting what changes before what does not, so that nothing is cached.",
             ("anthropic-contextual-retrieval",)),
        Hint("Documents without dates, so that the old and the new version both count.", ("house",)),
    ),
)  # fmt: skip

CLASSIFIER = Advice(
    Approach.CLASSIFIER,
    "Sorts by your labels in milliseconds, for next to nothing a request.",
    "It needs fixed categories, some 100 labels or more, and nothing to write.",
    risks=(
        Hint("What comes in drifts away from what it learnt.", ("bucher-2024", "house")),
        Hint("A new category appears, and it has no word for it.", ("house",)),
        Hint("Its confidence is not the chance of being right until you have checked that it is.", ("house",)),
    ),
    mistakes=(
        Hint("Never comparing it with a prompted model on the same cases.", ("bucher-2024",)),
        Hint("No threshold below which a person or a model decides.", ("house",)),
    ),
)

PLAIN_CODE = Advice(
    Approach.PLAIN_CODE,
    "Is exact, tested and free to run.",
    "It needs logic that somebody can write down.",
    risks=(Hint("The rules change and the code does not.", ("house",)),),
    mistakes=(
        Hint("Training a model to do what a table, a query or a sum can do.", ("anthropic-agents",)),
        Hint("Growing ever more exceptions instead of handing the hard cases to a person.", ("house",)),
    ),
)


RAG = Advice(
    Approach.RAG,
    "Finds the passages that matter for each request and answers from them, with their source.",
    "It is for answers that need your own documents.",
    risks=(
        Hint("The search brings the wrong passages, and the answer is wrong with a source under it.",
             ("anthropic-contextual-retrieval",)),
        Hint("The index falls behind the documents.", ("aws-rag", "house")),
        Hint("A document carries instructions, and the model obeys them.", ("owasp-llm01",)),
        Hint("People trust an answer because it cites something.", ("house",)),
    ),
    mistakes=(
        Hint("Searching by meaning alone, so that names and numbers are missed.", ("anthropic-contextual-retrieval",)),
        Hint("Passing on three passages when twenty, reranked, would hold the answer.",
             ("anthropic-contextual-retrieval",)),
        Hint("No way for it to say that the documents do not answer this.", ("raft-2024", "aws-rag")),
        Hint("One score for search and answer together, so that nobody knows which of them failed.",
             ("openai-accuracy",)),
    ),
)  # fmt: skip

TOOL_USE = Advice(
    Approach.TOOL_USE,
    "Looks live figures up in your systems, or acts there, while it answers.",
    "It is for live data, and for acting in your systems.",
    risks=(
        Hint("A call that writes does the wrong thing.", ("anthropic-agents",)),
        Hint("It goes round in circles, and every round is paid for.", ("anthropic-agents",)),
        Hint("Each call adds waiting time.", ("anthropic-agents",)),
        Hint("Text from outside talks it into a call.", ("owasp-llm01",)),
    ),
    mistakes=(
        Hint("Many tools that overlap, or are poorly described.", ("anthropic-agents", "microsoft-when")),
        Hint("More rights than the job needs.", ("owasp-llm01",)),
        Hint("No tests of which tool it picks.", ("anthropic-agents",)),
    ),
)
