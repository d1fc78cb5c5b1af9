"""What practitioners and sellers say in late 2026, read in excerpt on 27 November 2026."""

from __future__ import annotations

from advisor.sources.source import Source

PRACTICE_SOURCES = (
    Source(
        "microsoft-training-types",
        "Microsoft on training types",
        "Microsoft, Foundry fine-tuning skill: training types",
        "github.com/microsoft/azure-skills, microsoft-foundry/finetuning/references/training-types.md",
        "2026",
        "reinforcement tuning takes 200 to 2,000 prompts and a grader, and no labelled answers",
    ),
    Source(
        "aws-rft-data",
        "AWS on reinforcement data",
        "AWS, Bedrock: prepare data for reinforcement fine-tuning",
        "docs.aws.amazon.com/bedrock/latest/userguide/rft-prepare-data.html",
        "2026",
        "at least 100 records; logs of past calls can serve as prompts",
    ),
    Source(
        "aws-rft-judge",
        "AWS on model judges",
        "AWS, Bedrock: reinforcement fine-tuning",
        "docs.aws.amazon.com/bedrock/latest/userguide/reinforcement-fine-tuning.html",
        "2026",
        "a model can be the grader where a rubric, not code, tells good from bad",
    ),
    Source(
        "aws-distillation",
        "AWS on distillation data",
        "AWS, Bedrock: distillation from past calls",
        "docs.aws.amazon.com/bedrock/latest/userguide/distillation-data-prep-option-2.html",
        "2026",
        "distils from logs of past calls, prompts alone or with answers, up to 15,000",
    ),
    Source(
        "encoders-2026",
        "Encoders 2026",
        "A comparison of encoders with prompted language models on fixed labels",
        "arxiv.org/abs/2602.06370",
        "2026",
        "on fixed labels encoders match or beat prompted models at a tenth to a hundredth of cost and time",
    ),
    Source(
        "agent-search-2026",
        "Search by agents 2026",
        "A comparison of search by the model itself with vector search",
        "arxiv.org/abs/2605.15184",
        "2026",
        "search by the model itself (file reads, keyword search) matched or beat an index in most set-ups",
    ),
    Source(
        "embedding-tuning-2026",
        "Embedding tuning 2026",
        "Fine-tuning embedding models for retrieval",
        "dreaming.press/posts/2026-06-23-fine-tuning-embedding-models-for-rag.html",
        "2026-06",
        "some 6,300 synthetic pairs gave about 7 % better ranking; a practitioner's figures, not audited",
    ),
    Source(
        "tool-search-2025",
        "Anthropic on many tools",
        "Anthropic, Advanced tool use, as others quote it",
        "anthropic.com/engineering/advanced-tool-use, quoted at agentpatterns.ai and aidevstack.dev",
        "2025-11",
        "with big tool sets, searching for tools took right calls from 49 % to 74 %",
    ),
    Source(
        "structured-content",
        "Structured outputs",
        "Structured outputs do not fix structured thinking",
        "b0.gy/notes/structured-outputs-dont-fix-structured-thinking",
        "2026",
        "constrained decoding fixes the form of an answer, not its content",
    ),
)
