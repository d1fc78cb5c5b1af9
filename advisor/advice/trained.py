"""Advice for approaches that train a model, and what single methods add to it."""

from __future__ import annotations

from advisor.advice.hint import Advice, Hint
from advisor.verdict import Approach

_SAFETY = Hint("It loses some of its safety, also with harmless examples.", ("qi-2023",))
_RETIREMENT = Hint("The base model is retired, and the tuned one goes with it.", ("openai-deprecations",))
_FORGETTING = Hint("It gets worse at what it could do before.", ("biderman-2024", "seed-business"))

FINE_TUNING = Advice(
    Approach.FINE_TUNING,
    "Has the behaviour trained in, so that prompts are short and answers consistent.",
    "It is for behaviour that is easier to show than to describe, with enough checked examples.",
    risks=(
        Hint("It learns your examples by heart and fails on new ones.", ("openai-sft", "microsoft-skill")),
        _FORGETTING,
        _SAFETY,
        Hint("Personal data in the examples can be drawn out of it again.", ("owasp-llm02",)),
        _RETIREMENT,
        Hint("Hosting by the hour is billed while nobody uses it.", ("microsoft-tuning-cost",)),
    ),
    mistakes=(
        Hint("Tuning to teach it facts.", ("seed-business", "gekhman-2024")),
        Hint("Many unchecked examples in place of a few hundred good ones.", ("microsoft-skill",)),
        Hint("No score of the best prompt to compare with.", ("microsoft-when",)),
        Hint("Taking the last state of training instead of the one that tested best.", ("microsoft-skill",)),
    ),
)

DISTILLATION = Advice(
    Approach.DISTILLATION,
    "Does the strong model's one job with a small model, for less a request.",
    "It is for a job that a strong model does well already and that costs too much at high volume.",
    risks=(
        Hint("The small model inherits the strong one's mistakes.", ("aws-nova", "hinton-2015")),
        Hint("The strong model's terms forbid training on its answers.", ("openai-sft", "house")),
        Hint("Prices fall, and the saving is gone before the work is paid for.", ("house-break-even",)),
        _RETIREMENT,
    ),
    mistakes=(
        Hint("Training on answers that nobody has filtered or sampled.", ("aws-nova",)),
        Hint("Comparing the cost with today's model rather than with the cheapest prompted one that passes.",
             ("house-break-even",)),
        Hint("No way back to the strong model for the hard cases.", ("house",)),
    ),
)  # fmt: skip

RAG_AND_FINE_TUNING = Advice(
    Approach.RAG_AND_FINE_TUNING,
    "Answers from found passages, in a way that was trained in.",
    "It is for tuned retrieval that finds the right text while the answers still fall short.",
    risks=(
        Hint("There are two systems to look after.", ("raft-2024", "house")),
        Hint("The tuned model goes by what it learnt, and ignores what was found.", ("raft-2024",)),
        _FORGETTING,
        _RETIREMENT,
    ),
    mistakes=(
        Hint("Examples without the retrieved text in them.", ("raft-2024", "openai-accuracy")),
        Hint("Adding tuning to retrieval without measuring each by itself.", ("openai-accuracy",)),
        Hint("No examples in which the found text does not hold the answer.", ("raft-2024",)),
    ),
)

METHOD_RISKS: dict[str, tuple[Hint, ...]] = {
    "DPO": (Hint("It overdoes the trait you asked for, or grows wordy.", ("rafailov-2023", "microsoft-skill")),),
    "reinforcement": (
        Hint("It learns to please the grader rather than to be right.", ("openai-rft",)),
        Hint("Costs run away: each hour of training is billed, and the grader too.", ("microsoft-tuning-cost",)),
    ),
}
METHOD_MISTAKES: dict[str, tuple[Hint, ...]] = {
    "DPO": (
        Hint("Skipping supervised tuning before it.", ("openai-methods",)),
        Hint("Pairs that differ in more than the trait you care about.", ("openai-methods",)),
    ),
    "reinforcement": (
        Hint("A grader that experts do not agree with.", ("openai-rft",)),
        Hint("Starting from a model that never gets it right.", ("openai-methods",)),
    ),
}
