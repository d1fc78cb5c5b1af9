"""What to do now, what next, and what later once its trigger has come."""

from __future__ import annotations

from typing import assert_never

from advisor.decision.reference import on_form, that_count
from advisor.rules.rule import Cap, Risk, Rule, Step, Train
from advisor.verdict import Approach, FineTuning, Headline, Plan

_NOW: dict[Approach, str] = {
    Approach.PROMPTING: "Write the rules and three to ten good examples into the prompt of a strong model.",
    Approach.LONG_CONTEXT: "Put all the material into the prompt, cached so that it costs little, each document dated.",
    Approach.RAG: (
        "Make the documents searchable (ready-made tools do it), let it answer only from what it finds, with the "
        "source, and say so when it finds nothing."
    ),
    Approach.TOOL_USE: "Give the model read-only calls to the systems that hold the data; writes can come later.",
    Approach.CLASSIFIER: (
        "Train a small classifier, a program that learns to sort from labelled examples; pass what it is unsure of to "
        "a person."
    ),
    Approach.PLAIN_CODE: "Write it as plain code, with tests.",
    Approach.FINE_TUNING: "Keep a test set out of training, and score today's best prompt on it.",
    Approach.DISTILLATION: "Take your own checked examples, or a strong model's answers, a sample of them checked.",
    Approach.RAG_AND_FINE_TUNING: "Keep the retrieval; put retrieved text, distractors included, into the examples.",
}

_TEST: dict[Approach, str] = {
    Approach.DISTILLATION: "Test it beside the cheapest prompted model, for price and time; keep what passes for less.",
}
_TEST_TUNED = "Test the tuned model for what it could do before, and for safety, as well as on the task."

_MEASURE = "Collect 20 to 50 real cases with the right answer, and score every change on them."
_SCORE = "Score every change on your evaluation set."
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


def plan_for(
    headline: Headline,
    held: tuple[Rule, ...],
    known: frozenset[str],
    *,
    train: Train | None,
    measured: bool,
    running: str = "",
    start: str = "",
) -> Plan:
    """The plan for a headline, from the rows that hold; `known` are the ids of those that hold by what was told.

    What is missing for certain is a task; what is only not known to be there is to be made sure of. `train` is how
    to tune, where the answer is yes; `running` what becomes of a tuned model that is there already; `measured`: there
    is an evaluation set. `start` is what to begin with, once what has to come before anything is done.
    """
    steps = steps_for(headline, held)
    own = tuple(step.text for step in steps.values() if step.instead)
    # A first action on the prompt is prompting already.
    begun = start and headline.approach is Approach.PROMPTING
    begin = own or (() if begun else (_NOW[headline.approach],))
    # What becomes of a model that runs already may have a date.
    first = (*filter(None, [running]), *(step.text for step in steps.values() if step.before), *filter(None, [start]))
    beside = tuple(step.text for step in steps.values() if not (step.instead or step.before))
    later = (_LATER[headline.fine_tuning],)
    match headline.fine_tuning:
        case FineTuning.YES:
            risks = tuple(risk.text for rule in held if (risk := rule.effect(Risk)))
            test = _TEST.get(headline.approach, _TEST_TUNED)
            return Plan((*first, *begin, *beside), (*_see_to(risks), *((train.step,) if train else ()), test), later)
        case FineTuning.NOT_YET:
            caps = _caps(held)
            missing = tuple(cap.task for name, cap in caps.items() if name in known)
            unknown = tuple(cap.wants for name, cap in caps.items() if name not in known)
            return Plan((*first, *((*own, *missing) or begin), *beside), _make_sure(unknown), later)
        case FineTuning.NO:
            then = _LATER_INSTEAD.get(headline.approach, _LATER[FineTuning.NO])
            return Plan((*first, *begin, *beside), (_SCORE if measured else _MEASURE,), (then,))
        case _:
            assert_never(headline.fine_tuning)


def steps_for(headline: Headline, held: tuple[Rule, ...]) -> dict[Rule, Step]:
    """What is to be done beside the approach itself, by the rows that say so; one row at most takes its place."""
    counts = that_count(held)
    found = {rule: step for rule in counts if (step := rule.effect(Step)) and headline.approach in step.beside}
    taking = next((rule for rule, step in found.items() if step.instead), None)
    return {rule: step for rule, step in found.items() if not step.instead or rule is taking}


def _caps(held: tuple[Rule, ...]) -> dict[str, Cap]:
    """The caps on the form of tuning that the need could come to, by the id of their row."""
    return {rule.id: cap for rule in on_form(held, Cap) if (cap := rule.effect(Cap))}


def _see_to(risks: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Before you train, see to it that you have: {'; '.join(risks)}.",) if risks else ()


def _make_sure(wants: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Make sure you have: {', '.join(wants)}.",) if wants else ()
