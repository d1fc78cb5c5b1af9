"""Terms about fine-tuning: what it is, how it works, and its usual forms."""

from __future__ import annotations

from advisor.glossary.term import OnApproach, OnMethod, OnTraining, Term
from advisor.verdict import Approach

_LORA = OnMethod("LoRA")
_SUPERVISED = OnMethod("supervised")

TUNING = (
    Term(
        "fine_tuning",
        "Fine-tuning",
        "Training an existing model further on examples of your own, so that its weights change. It makes behaviour "
        "consistent: a style, a format, fine distinctions between categories. It is a poor way to teach facts, and it "
        "has to be repeated when the base model or your need changes.",
        ("seed-glossary", "seed-business", "gekhman-2024"),
        also=("fine tuning", "finetuning", "tuning", "fine-tune", "tuned model", "model training", "training a model"),
        bears_on=OnApproach(Approach.FINE_TUNING),
        related=("how_tuning_works", "lora", "rag"),
    ),
    Term(
        "how_tuning_works",
        "How fine-tuning works",
        "You choose a base model, and collect checked examples of input and good answer. Training runs over them a "
        "few times and adjusts the weights. Then you test on cases it never saw: better at the task than the best "
        "prompt, and no worse at the rest? After launch somebody watches it, and tunes again when the base model or "
        "the task changes.",
        ("seed-business", "openai-sft", "microsoft-when"),
        also=("how tuning works", "how fine-tuning works", "the fine-tuning process", "fine-tuning process"),
        bears_on=OnTraining(),
        related=("labelled_example", "evaluation_set", "lora"),
    ),
    Term(
        "peft",
        "PEFT (parameter-efficient fine-tuning)",
        "Tuning only a small part of a model, or small parts added to it, while the rest stays as it was. It needs "
        "far less memory and time than tuning everything. LoRA is the usual form.",
        ("seed-business", "hu-2021"),
        also=("peft", "parameter efficient fine tuning", "parameter-efficient fine-tuning"),
        bears_on=_LORA,
        related=("lora", "qlora", "full_fine_tuning"),
    ),
    Term(
        "lora",
        "LoRA",
        "Low-rank adaptation: the base model stays as it is, and small added matrices are trained, about one weight "
        "in a hundred. At the sizes that most organisations have it does as well as tuning everything, for less "
        "money, and it can be taken off again. Examples, skill and upkeep are still needed.",
        ("hu-2021", "lora-2025", "seed-business"),
        also=("low-rank adaptation", "low rank adaptation", "adapter", "lora adapter"),
        bears_on=_LORA,
        related=("qlora", "peft", "how_tuning_works"),
    ),
    Term(
        "qlora",
        "QLoRA",
        "LoRA on a base model that is held in four bits, which takes about a quarter of the memory. A single ordinary "
        "GPU is then enough for a small model. It trains more slowly, and quality has to be compared with plain LoRA.",
        ("dettmers-2023", "unsloth-guide"),
        also=("quantised lora", "quantized lora"),
        bears_on=OnMethod("QLoRA"),
        related=("lora", "quantisation"),
    ),
    Term(
        "full_fine_tuning",
        "Full fine-tuning",
        "Every weight of the model is trained. It needs many times the memory of LoRA, forgets more of what the model "
        "could do before, and pays only with very large data.",
        ("lora-2025", "biderman-2024"),
        also=("full tuning", "full-parameter fine-tuning", "full parameter fine tuning"),
        bears_on=OnMethod("full fine-tuning"),
        related=("lora", "catastrophic_forgetting"),
    ),
    Term(
        "sft",
        "SFT (supervised fine-tuning)",
        "Tuning on pairs of an input and the answer you want. It is the usual form, and the one to begin with "
        "wherever somebody can say what the right answer is. Fifty well-made pairs show whether it helps; a system "
        "that people rely on wants some hundreds.",
        ("openai-sft", "openai-methods", "microsoft-skill"),
        also=("sft", "supervised fine tuning", "supervised fine-tuning", "supervised tuning"),
        bears_on=_SUPERVISED,
        related=("labelled_example", "dpo", "lora"),
    ),
    Term(
        "instruction_tuning",
        "Instruction tuning",
        "Supervised tuning on many kinds of instruction and answer, which turns a model that only continues text into "
        "one that does as it is told. Providers have done it before you get the model. You seldom need to do it "
        "yourself.",
        ("ouyang-2022", "seed-business"),
        also=("instruct model", "instruction fine-tuning", "instruction-tuned model"),
        bears_on=OnTraining(),
        related=("sft", "rlhf", "base_model"),
    ),
)
