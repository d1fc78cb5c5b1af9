"""Where it stands who sells tuning, and until when."""

from __future__ import annotations

from advisor.sources.source import Source

MARKET_SOURCES = (
    Source(
        "openai-shutdown",
        "OpenAI shutdown notice",
        "OpenAI, notice of 14 October 2026 on GPT-4o and GPT-4.1, as mirrored and re-checked by others",
        "w3cschool's mirror of OpenAI's deprecations; a check on dev.to",
        "2026-10-27",
        "tuned GPT-4o and GPT-4.1 models end with their bases on 14 January 2027",
    ),
    Source(
        "microsoft-retirements",
        "Microsoft retirement dates",
        "Microsoft, Model retirement schedule",
        "MicrosoftDocs/azure-ai-docs, concepts-model-retirement-schedule",
        "2026-04-23",
        "until when Azure tunes the GPT-4.1 family, and until when tuned models answer there",
    ),
    Source(
        "microsoft-retirements-later",
        "Microsoft dates, later",
        "Microsoft, Model retirement schedule, a later state kept by somebody else",
        "a public project that keeps the table",
        "2026-11",
        "the GPT-4.1 bases listed as deprecated on 14 October 2026",
    ),
    Source(
        "gemini-tuning",
        "Gemini API on tuning",
        "Google, Model tuning in the Gemini API",
        "ai.google.dev/gemini-api/docs/model-tuning",
        "2026-11",
        "no tunable model in the Gemini API or AI Studio since May 2025",
    ),
    Source(
        "vertex-retirements",
        "Gemini retirements",
        "Retiring Gemini models, as two authors report them",
        "dev.to, two lists of retiring models",
        "2026-11",
        "the Gemini 2.5 family leaving Vertex AI on 20 October 2026",
    ),
    Source(
        "bedrock-tuning",
        "Amazon Bedrock on tuning",
        "AWS, Fine-tuning models in Amazon Bedrock",
        "docs.aws.amazon.com/bedrock, custom-model-fine-tuning",
        "2026-11",
        "which models Bedrock tunes; tuned Nova models served by the token",
    ),
    Source(
        "cohere-tuning",
        "Cohere on tuning",
        "Cohere, Fine-tuning, deprecated",
        "docs.cohere.com, fine-tuning",
        "2025-09-15",
        "no fine-tuning at Cohere since 15 September 2025",
    ),
    Source(
        "mistral-tuning",
        "Mistral on tuning",
        "Mistral, Fine-tuning, deprecated",
        "docs.mistral.ai/resources/deprecated/finetuning.md",
        "2026-11",
        "Mistral lists its fine-tuning as deprecated",
    ),
    Source(
        "databricks-tuning",
        "Databricks on tuning",
        "Databricks, Foundation Model Fine-tuning",
        "learn.microsoft.com/azure/databricks, foundation-model-training",
        "2026-08-14",
        "Foundation Model Fine-tuning removed on 14 August 2026",
    ),
    Source(
        "open-tuning-tools",
        "TRL and Unsloth",
        "Hugging Face TRL and Unsloth, their documentation",
        "github.com/huggingface/trl, docs.unsloth.ai",
        "2026-11",
        "supervised, preference and reinforcement tuning of open models on one's own machines",
    ),
)
