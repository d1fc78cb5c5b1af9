"""Terms explained, as blocks: what each means, what it means for the asker, and where that comes from."""

from __future__ import annotations

from typing import assert_never

from advisor.decision.costing import TUNED, leading_to
from advisor.dialogue.asides import ExplainTerms
from advisor.facts import Facts
from advisor.glossary import BY_TERM, THEMES, OnApproach, OnFact, OnMethod, OnTraining, Term
from advisor.replies import wording
from advisor.reply import Action, Block, Definition, Entries, Notice
from advisor.slots import BY_ID, says
from advisor.sources import SOURCES
from advisor.verdict import Approach, Change, FineTuning, Verdict

SO_FAR = "That is from what I know so far; your next answer can still change it."


def relation(term: Term, verdict: Verdict, facts: Facts) -> str:
    """What the term means in this case; empty where it bears on none, or on something that nobody has told."""
    match term.bears_on:
        case None:
            return ""
        case OnApproach(approach):
            return _approach(approach, verdict)
        case OnMethod(named):
            return _method(named, verdict)
        case OnTraining():
            return _training(verdict)
        case OnFact(slot):
            return _fact(slot, verdict, facts)
        case _:
            assert_never(term.bears_on)


def conditions(change: Change) -> str:
    """The facts that a change is about, in words: "the material is ... and ..."."""
    return " and ".join(BY_ID[slot].band(band).says for slot, band in change.facts)


def _approach(approach: Approach, verdict: Verdict) -> str:
    headline = verdict.headline
    if approach is headline.approach:
        now = " for now" if headline.fine_tuning is FineTuning.NOT_YET else ""
        return f"It is what I advise for you{now}."
    if approach is verdict.alternative:
        return f"For you it is the alternative to compare with {wording.SHORT_NAMES[headline.approach]}."
    if approach in TUNED and headline.fine_tuning is not FineTuning.YES:
        return _training(verdict)
    change = leading_to(verdict, approach)
    when = f" It would be this if {conditions(change)}." if change else ""
    return f"For you I advise {wording.SHORT_NAMES[headline.approach]} instead.{when}"


def _method(named: str, verdict: Verdict) -> str:
    if verdict.headline.fine_tuning is not FineTuning.YES:
        return _training(verdict)
    if named in verdict.method:
        return f"It is part of what I advise for you: {verdict.method}."
    return f"For you I advise {verdict.method}, not this."


def _training(verdict: Verdict) -> str:
    """What anything about training comes to."""
    first = f": {_lower(verdict.plan.now[0])}" if verdict.plan.now else "."
    match verdict.headline.fine_tuning:
        case FineTuning.YES:
            return f"For you the answer is yes, by {verdict.method}, so you will meet it."
        case FineTuning.NOT_YET:
            return f"For you the answer is not yet, so this comes later. First{first}"
        case FineTuning.NO:
            use = wording.SHORT_NAMES[verdict.headline.approach]
            return f"For you the answer is no for now, so you can leave it aside and use {use}."
        case _:
            assert_never(verdict.headline.fine_tuning)


def _fact(slot: str, verdict: Verdict, facts: Facts) -> str:
    fact = facts.get(slot)
    if fact is None:
        return ""
    rests = [item.because for item in verdict.evidence if fact in item.facts]
    return " ".join([f"In your case {says(fact)}.", *rests[:1]])


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


INVITE = "Tell me what you'd like a model to do, and I'll say what this means for you."
LIST = 'I can explain these. Ask "what is LoRA?", say, or "difference between RAG and fine-tuning".'


def term_blocks(move: ExplainTerms, facts: Facts) -> tuple[Block, ...]:
    """The terms of the move; without any, all that can be asked for."""
    if not move.terms:
        themes = tuple(Definition(theme, (", ".join(term.name for term in terms),)) for theme, terms in THEMES.items())
        return (Notice(LIST), Entries("", themes))
    entries = Entries("", tuple(_entry(term, move, facts) for term in move.terms))
    return (entries, *([] if move.verdict or move.question else [Notice(INVITE)]))


def related(move: ExplainTerms) -> tuple[Action, ...]:
    """The terms to go on with."""
    seen = {term.id for term in move.terms}
    names = dict.fromkeys(name for term in move.terms for name in term.related if name not in seen)
    return tuple(Action(label, f"explain {spoken(label)}") for label in map(_label, names))


def _entry(term: Term, move: ExplainTerms, facts: Facts) -> Definition:
    here = relation(term, move.verdict, facts) if move.verdict else ""
    so_far = f" {SO_FAR}" if here and move.question else ""
    sources = " · ".join(SOURCES[source].short for source in term.sources)
    return Definition(term.name, (term.text, *([here + so_far] if here else [])), sources)


def spoken(label: str) -> str:
    """A label within a sentence: "evaluation set", but "LoRA"."""
    first = label.split(" ")[0]
    return label[:1].lower() + label[1:] if first[1:].islower() else label


def _label(term_id: str) -> str:
    return BY_TERM[term_id].name.partition(" (")[0]
