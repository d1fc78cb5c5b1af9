"""Advice for approaches that bring in your own material or systems."""

from __future__ import annotations

from advisor.advice.hint import Advice, Hint
from advisor.verdict import Approach

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
