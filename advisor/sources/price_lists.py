"""Where the prices come from."""

from __future__ import annotations

from advisor.sources.source import Source

PRICE_SOURCES = (
    Source(
        "openai-models",
        "OpenAI model pages",
        "OpenAI, model pages of GPT-6 Luna and GPT-5.6 Luna",
        "developers.openai.com/api/docs/models",
        "2026-11",
        "token prices of the Luna models; no tuning on them",
    ),
    Source(
        "litellm-gpt-6",
        "LiteLLM on GPT-6",
        "LiteLLM, GPT-6 Sol and Luna",
        "docs.litellm.ai/blog/gpt_6_sol_luna",
        "2026-09-29",
        "token prices of the Sol models",
    ),
    Source(
        "anthropic-models",
        "Anthropic model pages",
        "Anthropic, Models overview",
        "platform.claude.com/docs/about-claude/models",
        "2026-10-07",
        "token prices of the Claude 5.5 models; the long window at a flat price",
    ),
    Source(
        "genai-prices",
        "genai-prices",
        "Pydantic, genai-prices",
        "github.com/pydantic/genai-prices",
        "2026-08-21",
        "list prices of older and hosted open models, and of embeddings",
    ),
    Source(
        "together-tuning",
        "Together tuning prices",
        "Together, Fine-tuning pricing, as transcribed by a third party",
        "docs.together.ai/docs/fine-tuning/pricing",
        "2026",
        "LoRA tuning by the token, and the minimum of a job",
    ),
    Source(
        "fireworks-tuning",
        "Fireworks",
        "Fireworks, Fine-tuning and dedicated deployments, as captured by a third party",
        "docs.fireworks.ai",
        "2026-10-08",
        "LoRA tuning by the token; tuned models are served on dedicated GPUs only",
    ),
    Source(
        "tinker-tuning",
        "Tinker prices",
        "Thinking Machines, Tinker prices, as quoted by a third party",
        "a public project that keeps the price list",
        "2026-03-08",
        "LoRA tuning by the token",
    ),
    Source(
        "vertex-tuning-prices",
        "Vertex tuning prices",
        "Google Vertex AI, tuning prices, as quoted by two independent projects",
        "public projects that quote the price list",
        "2026-11",
        "supervised tuning of Gemini 3.1 Flash-Lite; tuned Gemini 3 models bill one and a half times the base",
    ),
    Source(
        "microsoft-tuning-cost",
        "Microsoft tuning cost",
        "Microsoft Foundry, Manage the cost of fine-tuning",
        "MicrosoftDocs/azure-ai-docs, how-to-fine-tuning-cost-management",
        "2026-03-19",
        "an example training rate; hosting by the hour, idle or not",
    ),
    Source(
        "gpu-rent",
        "GPU rent survey",
        "Data Receipts, GPU pricing",
        "github.com/datareceipts/data-receipts, 109-gpu-pricing",
        "2026-11-09",
        "what a GPU costs an hour at five providers",
    ),
    Source(
        "pinecone-prices",
        "Pinecone prices",
        "Pinecone's plans, as taken apart by Flexprice",
        "docs.flexprice.io",
        "2026-11-04",
        "the least a production vector database costs a month",
    ),
)
