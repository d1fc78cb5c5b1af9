"""Terms about getting what you want from a model by what you send it."""

from __future__ import annotations

from advisor.glossary.term import OnApproach, OnFact, Term
from advisor.verdict import Approach

_PROMPTING = OnApproach(Approach.PROMPTING)

PROMPTS = (
    Term(
        "prompting",
        "Prompting",
        "Telling a model in words, and by examples, what you want each time you use it. Nothing is trained, so a "
        "change takes minutes and survives a change of model. Done properly it means clear criteria, good examples, a "
        "strong model and a score on real cases.",
        ("anthropic-prompting", "seed-glossary", "le-scao-2021"),
        also=("prompt", "prompt engineering", "prompt design"),
        bears_on=_PROMPTING,
        related=("few_shot", "system_prompt", "prompt_optimiser"),
    ),
    Term(
        "system_prompt",
        "System prompt",
        "The part of a prompt that is the same for every request: role, rules, format, examples. It is where "
        "behaviour that can be put into words belongs. Since it never changes, it can be cached and then costs "
        "little.",
        ("anthropic-prompting", "openai-models"),
        also=("system message", "custom instructions"),
        bears_on=_PROMPTING,
        related=("prompting", "prompt_caching"),
    ),
    Term(
        "few_shot",
        "Few-shot prompting",
        "Putting a few examples of input and good answer into the prompt, often three to ten, so that the model can "
        "go by them. Without any it is called zero-shot. It is the quickest way to show what is hard to say.",
        ("le-scao-2021", "openai-accuracy"),
        also=("few shot", "few-shot", "few-shot learning", "zero-shot", "in-context learning"),
        bears_on=_PROMPTING,
        related=("many_shot", "labelled_example"),
    ),
    Term(
        "many_shot",
        "Many-shot prompting",
        "Dozens to hundreds of examples in the prompt, which long context windows and caching have made affordable. "
        "It comes close to fine-tuning with the same examples, and can be changed at once. Try it before any "
        "training.",
        ("many-shot-2024", "anthropic-contextual-retrieval"),
        also=("many shot", "many-shot", "many-shot learning"),
        bears_on=_PROMPTING,
        related=("few_shot", "prompt_caching", "fine_tuning"),
    ),
    Term(
        "long_context",
        "Long context",
        "Putting all your material into the prompt instead of searching it, which is sound up to about 500 pages. "
        "There is no search to build, and nothing can be missed by one. It costs more for each request unless the "
        "prompt is cached and traffic is steady.",
        ("anthropic-contextual-retrieval", "liu-2023"),
        also=("long-context prompting", "context stuffing"),
        bears_on=OnApproach(Approach.LONG_CONTEXT),
        related=("context_window", "prompt_caching", "rag"),
    ),
    Term(
        "prompt_caching",
        "Prompt caching",
        "The provider keeps the start of your prompt ready, so that the unchanging part costs a small share of its "
        "price each time, often a tenth or less. It needs that part first in the prompt, and steady traffic. Much of "
        "what training would save on long prompts is saved by this already.",
        ("openai-models", "anthropic-models", "anthropic-contextual-retrieval"),
        also=("caching", "cache", "cached prompt"),
        bears_on=OnFact("volume"),
        related=("system_prompt", "token", "break_even"),
    ),
    Term(
        "structured_outputs",
        "Structured outputs",
        "The model is only allowed to write what fits a schema, such as JSON with given fields, so the form is always "
        "valid. Most cases that were once tuned for their format need nothing else now. Whether the values are right "
        "is still for you to test.",
        ("arize-2026",),
        also=("structured output", "json mode", "json schema", "constrained decoding"),
        bears_on=_PROMPTING,
        related=("prompting", "tool_use"),
    ),
    Term(
        "prompt_optimiser",
        "Prompt optimiser",
        "A program that rewrites your prompt, tries each version on your scored cases and keeps what does better. It "
        "takes hours, not weeks, and needs an evaluation set. Run one before you conclude that prompting is "
        "exhausted.",
        ("gepa-2025", "google-tuning"),
        also=("prompt optimizer", "prompt optimisation", "prompt optimization", "dspy", "gepa"),
        bears_on=_PROMPTING,
        related=("evaluation_set", "prompting"),
    ),
)
