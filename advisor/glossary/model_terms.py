"""Terms about language models themselves."""

from __future__ import annotations

from advisor.glossary.term import OnFact, OnTraining, Term

MODELS = (
    Term(
        "language_model",
        "Language model",
        "A program that continues text, learnt from a very large amount of it. It knows what was in that text, more "
        "or less well, and nothing that came later or stayed private. A large one (LLM) can follow instructions "
        "without being trained for your task.",
        ("microsoft-beginners",),
        also=("llm", "large language model", "foundation model", "model", "ai model"),
        related=("prompting", "base_model", "token"),
    ),
    Term(
        "base_model",
        "Base model",
        "The model that training starts from. A tuned model depends on it: when the provider retires the base, the "
        "tuned one goes too, and the work has to be done again on a newer base.",
        ("seed-business", "microsoft-overview"),
        also=("pre-trained model", "pretrained model", "foundation"),
        bears_on=OnTraining(),
        related=("fine_tuning", "model_retirement", "open_weights"),
    ),
    Term(
        "pre_training",
        "Pre-training",
        "The first and by far the dearest training, in which a model learns language and general knowledge from "
        "enormous amounts of text. A handful of companies do it. Fine-tuning only adjusts what comes out of it.",
        ("seed-glossary", "microsoft-beginners"),
        also=("training from scratch", "pretraining"),
        related=("base_model", "fine_tuning", "continued_pre_training"),
    ),
    Term(
        "token",
        "Token",
        "The piece of text that a model reads and writes, and that you pay for: in English about three quarters of a "
        "word. A page has some 400 of them. Input and output are priced apart, and output costs more.",
        ("openai-models", "anthropic-contextual-retrieval"),
        related=("context_window", "prompt_caching", "inference"),
    ),
    Term(
        "context_window",
        "Context window",
        "How much a model can take in at once: instructions, material, the conversation and its answer together. "
        "Large windows now hold about a million tokens. What fits is not always used well, so test with prompts as "
        "long as your real ones.",
        ("anthropic-models", "liu-2023"),
        also=("context", "context length", "window size"),
        bears_on=OnFact("corpus_size"),
        related=("long_context", "token", "rag"),
    ),
    Term(
        "open_weights",
        "Open weights",
        "Models whose trained numbers can be downloaded, such as Llama, Qwen or Mistral's open ones. You can run and "
        "tune them on machines of your own, also where no data may leave the house. You then pay for those machines, "
        "and for the people who keep them running.",
        ("lora-2025", "gpu-rent"),
        also=("open model", "open-weight model", "open source model", "open-source model", "self-hosting"),
        bears_on=OnFact("provider"),
        related=("quantisation", "lora", "base_model"),
    ),
    Term(
        "quantisation",
        "Quantisation",
        "Storing a model's numbers with fewer digits, four bits for instance in place of sixteen. It then needs much "
        "less memory and runs on smaller machines, for a small loss of quality that has to be measured.",
        ("dettmers-2023", "unsloth-guide"),
        also=("quantization", "quantised model", "quantized model"),
        bears_on=OnTraining(),
        related=("qlora", "open_weights"),
    ),
    Term(
        "inference",
        "Inference",
        "Using a trained model: each request sends tokens in and gets tokens out, and each is paid for. Training is "
        "paid once for every round; inference goes on for as long as the system is used.",
        ("seed-glossary", "openai-models"),
        also=("serving",),
        bears_on=OnFact("volume"),
        related=("token", "prompt_caching", "break_even"),
    ),
    Term(
        "hallucination",
        "Hallucination",
        "An answer that sounds right and is made up. Giving the model the right text, asking for the source, and "
        "letting it say that it does not know make it rarer. Training a model on new facts makes it more frequent.",
        ("gekhman-2024", "aws-rag"),
        also=("hallucinate", "making things up", "confabulation"),
        related=("rag", "fine_tuning", "evaluation_set"),
    ),
    Term(
        "model_retirement",
        "Model retirement",
        "The day from which a provider no longer runs a model. A prompt moves to the next model in an afternoon, with "
        "tests; a tuned model has to be trained again on a base that can still be tuned, if there is one.",
        ("openai-deprecations", "seed-business"),
        also=("deprecation", "retirement", "end of life", "sunset"),
        bears_on=OnFact("owner"),
        related=("base_model", "fine_tuning"),
    ),
)
