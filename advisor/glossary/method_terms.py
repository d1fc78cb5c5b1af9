"""Terms about the less usual ways to train a model."""

from __future__ import annotations

from advisor.glossary.term import OnApproach, OnMethod, Term
from advisor.verdict import Approach

_DISTILLATION = OnApproach(Approach.DISTILLATION)
_DPO = OnMethod("DPO")
_RFT = OnMethod("reinforcement")

METHODS = (
    Term(
        "dpo",
        "DPO (direct preference optimisation)",
        "Tuning on pairs of a better and a worse answer to the same input. It suits what is a matter of taste, such "
        "as tone, where nobody could write down the one right answer. It comes after supervised tuning, and wants 500 "
        "pairs or more that differ in nothing but that trait.",
        ("rafailov-2023", "openai-methods", "microsoft-skill"),
        also=("dpo", "direct preference optimisation", "direct preference optimization", "preference tuning"),
        bears_on=_DPO,
        related=("sft", "rlhf"),
    ),
    Term(
        "rlhf",
        "RLHF (reinforcement learning from human feedback)",
        "People compare answers, a second model learns their preferences, and the first is trained to please it. "
        "Providers use it to make models helpful and safe. It is costly and delicate; DPO gets much of the effect "
        "with less.",
        ("ouyang-2022", "rafailov-2023", "seed-business"),
        also=("rlhf", "reinforcement learning from human feedback", "human feedback"),
        bears_on=OnMethod("RLHF"),
        related=("dpo", "instruction_tuning"),
    ),
    Term(
        "rft",
        "RFT (reinforcement fine-tuning)",
        "The model tries, a grader scores each try, and what scored well is made likelier. It fits tasks with an "
        "answer that can be checked, and a model that already gets some of them right. Gains are modest and costs can "
        "run away, so set a budget.",
        ("openai-rft", "microsoft-skill"),
        also=("rft", "reinforcement fine tuning", "reinforcement fine-tuning", "reinforcement learning", "grpo"),
        bears_on=_RFT,
        related=("grader", "sft"),
    ),
    Term(
        "grader",
        "Grader",
        "The program or rubric that scores an answer in reinforcement fine-tuning, also called the reward. The model "
        "learns to please it, flaws included. So it must be hard to fool, and experts must agree with its scores.",
        ("openai-rft", "microsoft-skill"),
        also=("reward", "reward model", "reward function", "reward hacking"),
        bears_on=_RFT,
        related=("rft", "evaluation_set"),
    ),
    Term(
        "raft",
        "RAFT (retrieval-aware fine-tuning)",
        "Tuning on examples that hold what the search found, useless passages included, so that the model learns to "
        "use the right ones and to say when none is. The search stays. It pays only once the search finds the right "
        "text and the answers still fall short.",
        ("raft-2024",),
        also=(
            "raft",
            "retrieval aware fine tuning",
            "retrieval-aware tuning",
            "rag and fine-tuning",
            "rag + fine-tuning",
        ),
        bears_on=OnApproach(Approach.RAG_AND_FINE_TUNING),
        related=("rag", "fine_tuning"),
    ),
    Term(
        "continued_pre_training",
        "Continued pre-training",
        "Training a model further on raw text, such as all your documents, rather than on examples of a task. It is "
        "the dearest way to give it knowledge and still works worse than retrieval, unless every fact is rephrased "
        "many times over.",
        ("yang-2024", "ovadia-2023"),
        also=("cpt", "continued pretraining", "domain adaptation"),
        bears_on=OnMethod("continued pre-training"),
        related=("rag", "pre_training"),
    ),
    Term(
        "distillation",
        "Distillation",
        "A strong model, the teacher, answers real requests, and a small one is tuned on those answers. The small one "
        "then does that one job for less. The teacher's mistakes are learnt too, and its licence has to allow it.",
        ("hinton-2015", "aws-nova"),
        also=("distil", "distill", "knowledge distillation", "model distillation", "teacher model", "student model"),
        bears_on=_DISTILLATION,
        related=("fine_tuning", "break_even", "synthetic_data"),
    ),
)
