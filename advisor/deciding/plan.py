"""What to do now, what next, and what later once its trigger has come."""

from __future__ import annotations

from typing import assert_never

from advisor.rules.rule import Cap, Rule, Step, Train
from advisor.verdict import Approach, FineTuning, Headline, Plan

_NOW: dict[Approach, str] = {
    Approach.PROMPTING: "Write the rules and three to ten good examples into the prompt of a strong model.",
    Approach.LONG_CONTEXT: "Put all the material into a cached prompt, each document with its date.",
    Approach.RAG: "Index the documents with keyword and meaning search, rerank, show the source with every answer.",
    Approach.TOOL_USE: "Give the model read-only calls to the systems that hold the data; writes can come later.",
    Approach.CLASSIFIER: "Train a small classifier on the labels; pass what it is unsure of to a person or a model.",
    Approach.PLAIN_CODE: "Write it as plain code, with tests.",
    Approach.FINE_TUNING: "Freeze a test set that training never sees, and score today's best prompt on it.",
    Approach.DISTILLATION: "Keep the strong model's answers to real requests, and have people check a sample.",
    Approach.RAG_AND_FINE_TUNING: "Keep the retrieval; put retrieved text, distractors included, into the examples.",
}

_TEST: dict[Approach, str] = {
    Approach.DISTILLATION: "Test it beside the cheapest prompted model with caching; keep whichever passes for less.",
}
_TEST_TUNED = "Test the tuned model for what it could do before, and for safety, as well as on the task."

_MEASURE = "Collect 20 to 50 real cases with the right answer, and score every change on them."
_LATER: dict[FineTuning, str] = {
    FineTuning.YES: "When the base model nears retirement or the task changes: tune again, or go back to the prompt.",
    FineTuning.NOT_YET: "When these are done and the gap is still there: ask again; the answer may then be yes.",
    FineTuning.NO: "If prompting, done properly and measured, stays short of the goal: come back and ask again.",
}
_LATER_INSTEAD: dict[Approach, str] = {
    Approach.LONG_CONTEXT: "When it outgrows the prompt, or people may see different things: move to retrieval.",
    Approach.RAG: "If it finds the right text and answers still fall short in the same way: come back and ask again.",
    Approach.TOOL_USE: "If it keeps picking the wrong call among few, well-described ones: come back and ask again.",
    Approach.CLASSIFIER: "If categories change monthly or answers become open-ended: go back to a prompted model.",
}


def plan_for(headline: Headline, held: tuple[Rule, ...], known: frozenset[str], *, running: str = "") -> Plan:
    """The plan for a headline, from the rows that hold; `known` are the ids of those that hold by what was told.

    What is missing for certain is a task; what is only not known to be there is to be made sure of. `running` is what
    becomes of a tuned model that is there already.
    """
    steps = (*(step.text for step in steps_for(headline, held).values()), *([running] if running else ()))
    later = (_LATER[headline.fine_tuning],)
    match headline.fine_tuning:
        case FineTuning.YES:
            train = next(train.step for rule in held if (train := rule.effect(Train)))
            return Plan((_NOW[headline.approach], *steps), (train, _TEST.get(headline.approach, _TEST_TUNED)), later)
        case FineTuning.NOT_YET:
            missing = tuple(cap.task for rule in held if (cap := rule.effect(Cap)) and rule.id in known)
            unknown = tuple(cap.wants for rule in held if (cap := rule.effect(Cap)) and rule.id not in known)
            return Plan((*(missing or (_NOW[headline.approach],)), *steps), _make_sure(unknown), later)
        case FineTuning.NO:
            then = _LATER_INSTEAD.get(headline.approach, _LATER[FineTuning.NO])
            return Plan((_NOW[headline.approach], *steps), (_MEASURE,), (then,))
        case _:
            assert_never(headline.fine_tuning)


def steps_for(headline: Headline, held: tuple[Rule, ...]) -> dict[Rule, Step]:
    """What is to be done beside the approach itself, by the rows that say so."""
    tunes = headline.fine_tuning is FineTuning.YES
    return {rule: step for rule in held if (step := rule.effect(Step)) and (tunes or not step.if_tuning)}


def _make_sure(wants: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Make sure you have: {', '.join(wants)}.",) if wants else ()
