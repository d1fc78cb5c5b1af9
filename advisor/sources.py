"""Where each rule and figure comes from. `house` marks our own reasoning and is shown as such."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """One source: who says it, where, as of when (ISO date, month or year), and what it supports here.

    `short` names it in a chat message, `title` wherever there is room.
    """

    id: str
    short: str
    title: str
    where: str
    date: str
    supports: str


_SOURCES = (
    Source(
        "seed-glossary",
        "house glossary",
        "House glossary: fine-tuning",
        "the glossary entry that this project started from",
        "2026",
        "when fine-tuning helps and when a better prompt does; the floor of about 100 examples",
    ),
    Source(
        "seed-business",
        "house note for business",
        "House note: what fine-tuning means for a business",
        "the note that this project started from",
        "2026",
        "retrieval for knowledge, tuning for behaviour; prompting and retrieval first; upkeep; no general uplift",
    ),
    Source(
        "openai-accuracy",
        "OpenAI accuracy guide",
        "OpenAI, Optimizing LLM accuracy",
        "platform.openai.com/docs/guides/optimizing-llm-accuracy",
        "2026-11",
        "an evaluation set of 20 or more cases before anything beyond prompting; context against behaviour",
    ),
    Source(
        "openai-sft",
        "OpenAI tuning guide",
        "OpenAI, Supervised fine-tuning guide",
        "developers.openai.com/docs/guides/supervised-fine-tuning",
        "2026-11",
        "evaluate first; good examples before many; training inputs must look like production",
    ),
    Source(
        "openai-deprecations",
        "OpenAI deprecations",
        "OpenAI, Deprecations",
        "developers.openai.com/api/docs/deprecations",
        "2026-05-07",
        "fine-tuning closed to new customers; jobs end for everybody on 6 January 2027",
    ),
    Source(
        "microsoft-when",
        "Microsoft, when to tune",
        "Microsoft, When to fine-tune",
        "MicrosoftDocs/azure-ai-docs, fine-tuning considerations",
        "2025-09-30",
        "a prompted baseline first; bad data makes a model worse than its base; no replacement for retrieval",
    ),
    Source(
        "microsoft-skill",
        "Microsoft tuning skill",
        "Microsoft, Foundry fine-tuning skill",
        "github.com/microsoft/azure-skills, skills/microsoft-foundry/finetuning",
        "2026-08-21",
        "not when the task keeps changing; 335 curated examples beat 1,576 noisy ones",
    ),
    Source(
        "microsoft-overview",
        "Microsoft Foundry",
        "Microsoft Foundry, Fine-tuning overview",
        "MicrosoftDocs/azure-ai-docs, foundry/fine-tuning/overview.md",
        "2026-10-06",
        "which tuning Azure still sells",
    ),
    Source(
        "google-tuning",
        "Google Vertex AI",
        "Google Vertex AI, Introduction to tuning",
        "docs.cloud.google.com, generative-ai/docs/models/tune-models",
        "2026-11",
        "the best prompt first; at least 100 examples; classification and extraction suit tuning",
    ),
    Source(
        "aws-nova",
        "AWS Nova guide",
        "AWS, Customising Amazon Nova",
        "docs.aws.amazon.com/nova/latest/userguide/customize-fine-tune",
        "2026-11",
        "optimise the prompt on the base first; distillation into a smaller model",
    ),
    Source(
        "aws-rag",
        "AWS on RAG",
        "AWS Prescriptive Guidance, RAG or fine-tuning",
        "docs.aws.amazon.com/prescriptive-guidance, rag-vs-fine-tuning",
        "2026-11",
        "document questions start with retrieval; tuned weights give no source reference",
    ),
    Source(
        "anthropic-contextual-retrieval",
        "Anthropic on retrieval",
        "Anthropic, Contextual retrieval",
        "anthropic.com/news/contextual-retrieval",
        "2024-09",
        "below 200,000 tokens (about 500 pages) put everything into a cached prompt",
    ),
    Source(
        "anthropic-agents",
        "Anthropic on agents",
        "Anthropic, Building effective agents",
        "anthropic.com/engineering/building-effective-agents",
        "2024-12",
        "the simplest thing that works; live systems are reached by tools",
    ),
    Source(
        "anthropic-haiku-end",
        "AWS model card",
        "AWS, model card of Claude 3 Haiku",
        "docs.aws.amazon.com/bedrock, model-card-anthropic-claude-3-haiku",
        "2026-09-10",
        "the only public way to tune a Claude model has ended",
    ),
    Source(
        "ovadia-2023",
        "Ovadia 2023",
        "Ovadia and others, Fine-tuning or retrieval?",
        "arxiv.org/abs/2312.05934",
        "2023",
        "retrieval beat tuning for known and for new facts",
    ),
    Source(
        "gekhman-2024",
        "Gekhman 2024",
        "Gekhman and others, Does fine-tuning on new knowledge encourage hallucinations?",
        "arxiv.org/abs/2405.05904",
        "2024",
        "new facts are learnt slowly and raise hallucination",
    ),
    Source(
        "raft-2024",
        "RAFT 2024",
        "Zhang and others, RAFT",
        "arxiv.org/abs/2403.10131",
        "2024",
        "training with retrieved text helps; bolting retrieval onto a tuned model hurts",
    ),
    Source(
        "le-scao-2021",
        "Le Scao 2021",
        "Le Scao and Rush, How many data points is a prompt worth?",
        "arxiv.org/abs/2103.08493",
        "2021",
        "one good prompt is worth hundreds of labelled examples",
    ),
    Source(
        "pecher-2024",
        "Pecher 2024",
        "Pecher and others, Comparing specialised small and general large models",
        "arxiv.org/abs/2402.12819",
        "2024",
        "small specialised models catch up at around 100 labelled examples",
    ),
    Source(
        "bucher-2024",
        "Bucher 2024",
        "Bucher and Martini, Fine-tuned small models still outperform zero-shot ones",
        "arxiv.org/abs/2406.08660",
        "2024",
        "tuned encoders beat prompted large models at classification from a few hundred labels",
    ),
    Source(
        "husain-2024",
        "Husain 2024",
        "Husain, Is fine-tuning still valuable?",
        "hamel.dev/blog/posts/fine_tuning_valuable.html",
        "2024",
        "no effective tuning without an evaluation system; style and syntax in narrow domains",
    ),
    Source(
        "lora-2025",
        "Thinking Machines 2025",
        "Thinking Machines, LoRA without regret",
        "thinkingmachines.ai/blog/lora",
        "2025",
        "LoRA matches full tuning at post-training sizes, at a lower cost",
    ),
    Source(
        "owasp-llm02",
        "OWASP LLM02",
        "OWASP Top 10 for LLM applications, LLM02",
        "genai.owasp.org",
        "2026-08-04",
        "weights enforce no permissions, and tuned models leak their training data more readily",
    ),
    Source(
        "house-break-even",
        "house sums",
        "Our break-even sums on dated list prices",
        "worked examples, 21 November 2026",
        "2026-11-21",
        "below roughly 10,000 requests a day a tuned model rarely pays back its fixed costs",
    ),
    Source(
        "house",
        "house",
        "Our own reasoning",
        "house",
        "2026-11-21",
        "a choice of ours, without a published source",
    ),
)

SOURCES: dict[str, Source] = {source.id: source for source in _SOURCES}
