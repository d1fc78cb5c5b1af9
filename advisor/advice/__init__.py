"""What to know of an approach beyond why it was chosen: risks, common mistakes, data checks, vendor questions."""

from __future__ import annotations

from advisor.advice.direct import HARM, OWN_DATA, PRIVACY, REACH, TASK_CHANGES
from advisor.advice.hint import Advice, Check, Hint
from advisor.advice.shared import ALWAYS, CHECKS, VENDOR_QUESTIONS, WHEN_TUNING, WHEN_WAITING
from advisor.advice.trained import DISTILLATION, FINE_TUNING, METHOD_MISTAKES, METHOD_RISKS, RAG_AND_FINE_TUNING
from advisor.advice.untrained import CLASSIFIER, LONG_CONTEXT, PLAIN_CODE, PROMPTING, RAG, TOOL_USE
from advisor.facts import Facts
from advisor.verdict import FineTuning, Verdict

__all__ = [
    "ADVICE",
    "CHECKS",
    "HARM",
    "OWN_DATA",
    "PRIVACY",
    "REACH",
    "TASK_CHANGES",
    "VENDOR_QUESTIONS",
    "Advice",
    "Check",
    "Hint",
    "checks",
    "common_mistakes",
    "mistakes",
    "passed",
    "risks",
]

ADVICE = {
    advice.approach: advice
    for advice in (
        PROMPTING, LONG_CONTEXT, RAG, TOOL_USE, FINE_TUNING, DISTILLATION, RAG_AND_FINE_TUNING, CLASSIFIER, PLAIN_CODE,
    )
}  # fmt: skip


def risks(verdict: Verdict) -> tuple[Hint, ...]:
    """What can go wrong with the verdict's approach and method, those of the method first."""
    return (*_of_method(METHOD_RISKS, verdict), *ADVICE[verdict.headline.approach].risks)


def mistakes(verdict: Verdict) -> tuple[Hint, ...]:
    """What people commonly get wrong with the verdict's approach and method, and while fine-tuning has to wait."""
    waiting = WHEN_WAITING if verdict.headline.fine_tuning is FineTuning.NOT_YET else ()
    return (*waiting, *_of_method(METHOD_MISTAKES, verdict), *ADVICE[verdict.headline.approach].mistakes)


def common_mistakes(verdict: Verdict) -> tuple[Hint, ...]:
    """What people get wrong whatever they do, and before they tune where the verdict is to tune."""
    return (*ALWAYS, *WHEN_TUNING) if verdict.headline.fine_tuning is FineTuning.YES else ALWAYS


def checks(verdict: Verdict) -> tuple[Check, ...]:
    """What training data have to pass; nothing where nobody will train."""
    if verdict.headline.fine_tuning is FineTuning.NO:
        return ()
    return tuple(check for check in CHECKS if not check.method or check.method in verdict.method)


def passed(check: Check, facts: Facts) -> bool:
    """Whether what was told shows that the data pass the check."""
    return facts.band(check.slot) in check.passed_by


def _of_method(by_method: dict[str, tuple[Hint, ...]], verdict: Verdict) -> tuple[Hint, ...]:
    return tuple(hint for name, hints in by_method.items() if name in verdict.method for hint in hints)
