"""Terms about answering from your own material, and about acting in your systems."""

from __future__ import annotations

from advisor.glossary.term import OnApproach, OnFact, Term
from advisor.verdict import Approach

_RAG = OnApproach(Approach.RAG)
_TOOLS = OnApproach(Approach.TOOL_USE)

RETRIEVAL = (
    Term(
        "rag",
        "RAG (retrieval-augmented generation)",
        "Before the model answers, a search finds the passages that matter in your material, and they go into the "
        "prompt. Answers can name their source, each person's permissions can be kept, and a changed document counts "
        "within minutes. It is how a model gets to know your facts.",
        ("lewis-2020", "aws-rag", "seed-business"),
        also=("rag", "retrieval", "retrieval augmented generation", "retrieval-augmented generation"),
        bears_on=_RAG,
        related=("embedding", "chunking", "reranking"),
    ),
    Term(
        "embedding",
        "Embedding",
        "A list of numbers that stands for the meaning of a text, so that texts of similar meaning lie close "
        "together. It is what makes search by meaning possible, and a simple classifier too. It costs very little.",
        ("anthropic-contextual-retrieval", "setfit-2022"),
        also=("vector", "text embedding", "embedding model"),
        bears_on=_RAG,
        related=("vector_database", "rag", "classifier"),
    ),
    Term(
        "vector_database",
        "Vector database",
        "A database that finds the embeddings closest to that of a question. Small amounts of text need no special "
        "product; your present database may do it. Search by meaning alone misses names and numbers, so keep keyword "
        "search beside it.",
        ("anthropic-contextual-retrieval", "pinecone-prices"),
        also=("vector db", "vector store", "vector search"),
        bears_on=_RAG,
        related=("embedding", "hybrid_search"),
    ),
    Term(
        "chunking",
        "Chunking",
        "Cutting documents into passages small enough to be found and read. Too small, and they lose their context; "
        "too large, and they bury the answer. A line on where each passage comes from, added to it, helps the search "
        "a lot.",
        ("anthropic-contextual-retrieval",),
        also=("chunk", "text splitting"),
        bears_on=_RAG,
        related=("rag", "reranking"),
    ),
    Term(
        "hybrid_search",
        "Hybrid search",
        "Searching by keyword and by meaning at once, and merging what both find. Keywords catch names, codes and "
        "numbers, meaning catches other wording. Together, with a line of context on every passage, they were seen to "
        "miss half as much as meaning alone.",
        ("anthropic-contextual-retrieval",),
        also=("keyword search", "bm25", "semantic search"),
        bears_on=_RAG,
        related=("reranking", "vector_database"),
    ),
    Term(
        "reranking",
        "Reranking",
        "A second, more careful look at what the search has found, which puts the best passages first. It is one of "
        "the cheapest ways to better answers from your own material.",
        ("anthropic-contextual-retrieval",),
        also=("rerank", "reranker", "re-ranking"),
        bears_on=_RAG,
        related=("hybrid_search", "rag"),
    ),
    Term(
        "citation",
        "Citation",
        "The passage that an answer rests on, shown with it, so that a person can check. Retrieval can show it "
        "because it knows what it found. What a model has in its weights comes from nowhere that it could name.",
        ("aws-rag", "owasp-llm02"),
        also=("grounding", "grounded answer", "source citation"),
        bears_on=OnFact("access"),
        related=("rag", "hallucination"),
    ),
    Term(
        "tool_use",
        "Tool use (function calling)",
        "The model may call functions that you define: look up an order, run a query, book a slot. Live figures come "
        "from the system that holds them, which no training can match. Begin with calls that only read, and have a "
        "person confirm those that write.",
        ("anthropic-agents",),
        also=("tool use", "function calling", "tool calling", "tools", "function call", "mcp"),
        bears_on=_TOOLS,
        related=("agent", "structured_outputs", "prompt_injection"),
    ),
    Term(
        "agent",
        "Agent",
        "A model that works in a loop: it picks a tool, looks at the result and decides what to do next, until the "
        "job is done. It suits work whose steps cannot be laid down beforehand. One call with retrieval is often "
        "enough, and cheaper and easier to test.",
        ("anthropic-agents",),
        also=("ai agent", "agentic ai", "agentic"),
        bears_on=_TOOLS,
        related=("tool_use", "guardrails"),
    ),
)
