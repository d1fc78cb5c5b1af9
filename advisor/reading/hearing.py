"""Puts the readers together: one message in, its facts and one intent out."""

from __future__ import annotations

from dataclasses import replace

from advisor.facts import UNSURE, Fact
from advisor.heard import Heard, Intent
from advisor.questions import Question
from advisor.reading.answers import answers, chosen
from advisor.reading.change import changes, steady_tasks
from advisor.reading.clauses import Passage, passage
from advisor.reading.counts import counts
from advisor.reading.cues import find
from advisor.reading.findings import settle
from advisor.reading.goals import wishes
from advisor.reading.hosting import HOSTING, speeds
from advisor.reading.intents import change_of, command, digressions, on_topic, starts_unsure, supposition
from advisor.reading.knowing import MENTIONED
from advisor.reading.market import ACCESS, MARKET
from advisor.reading.means import MEANS, tuned
from advisor.reading.needs import FAILURES, GAPS, LIVE, TASKS, halves, only_asked, strong, wrought
from advisor.reading.readiness import READINESS
from advisor.reading.saving import COST_PRESSURE
from advisor.reading.scope import foreign
from advisor.reading.stakes import STAKES
from advisor.reading.terms import asked_terms, only_term
from advisor.reading.tried import TRIED, shortfalls
from advisor.reading.trouble import TROUBLE
from advisor.reading.volume import volumes
from advisor.slots.former import modern

TABLES = (*ACCESS, *TRIED, *READINESS, *MEANS, *HOSTING, *TROUBLE, *STAKES, *COST_PRESSURE)


def hear(text: str, asked: Question | None = None) -> Heard:
    """What `text` says, given the open question it may answer. Never raises; reads the first 4,000 characters.

    Facts contradicting each other within the message are left out, so that their slot is asked.
    """
    if (supposed := supposition(text)) is not None:
        return _today(Heard(Intent.WHAT_IF, read(passage(supposed), asked)))
    whole = passage(text)
    if asked and (pressed := chosen(whole.plain, asked)):
        return Heard(Intent.TELL, (pressed,))
    heard = _today(_wanted(whole.plain.text) or _told(whole, asked))
    return replace(heard, facts=only_asked(heard.facts, frozenset(asked.slots)) if asked else _with_gap(heard.facts))


def _today(heard: Heard) -> Heard:
    """What was heard, in the words of today: the tables of wishes still speak of a goal."""
    facts = modern(strong(wrought(heard.facts)))
    named = {fact.band for fact in facts if fact.slot == "gap"}
    return replace(heard, facts=tuple(fact for fact in facts if fact.slot != "second_gap" or fact.band not in named))


def _with_gap(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Whoever says unasked that a proper prompt falls short has named a gap, if no other was named.

    Said to an open question it adds none: by then the gap was told before, or has its own question.
    """
    stuck = next((fact for fact in facts if (fact.slot, fact.band) == ("prompting", "short")), None)
    if stuck is None or any(fact.slot == "gap" for fact in facts):
        return facts
    return (*facts, Fact("gap", "accuracy", words=stuck.words))


def _wanted(text: str) -> Heard | None:
    """What the whole of folded `text` asks for, if asking is all it does."""
    if (intent := command(text)) is not None:
        return Heard(intent)
    if slot := change_of(text):
        return Heard(Intent.CHANGE, slot=slot)
    if terms := asked_terms(text):
        return Heard(Intent.COMPARE if len(terms) > 1 else Intent.TERM, terms=terms)
    return None


def _told(whole: Passage, asked: Question | None) -> Heard:
    replied = answers(whole.plain, asked) if asked else ()
    aside = digressions(whole)
    kept = whole.without(aside)
    facts = _together(read(kept, asked), () if aside else replied)
    unsure = any(fact.band == UNSURE for fact in facts) or (
        asked is not None and starts_unsure(whole.plain.text) and not any(fact.slot in asked.slots for fact in facts)
    )
    if unsure:
        return Heard(Intent.UNSURE, tuple(fact for fact in facts if fact.band != UNSURE))
    if aside and not facts and not on_topic(kept):
        return Heard(Intent.OFF_TOPIC)
    if not facts and not asked and (terms := only_term(whole.plain.text)):
        return Heard(Intent.TERM, terms=terms)
    return Heard(Intent.TELL, facts)


def read(said: Passage, asked: Question | None = None) -> tuple[Fact, ...]:
    """The facts that the sentences state by themselves, whatever was asked."""
    wished = list(wishes(said))
    ours = said.without(frozenset(number for number, text in said.sentences().items() if foreign(text)))
    goal = next((fact.band for fact in settle(wished) if fact.slot == "goal"), None)
    slots = frozenset(asked.slots) if asked else frozenset[str]()
    told = [finding for finding in wished if finding.fact.slot != "goal"]
    facts = settle(
        [
            *told,
            *find(MENTIONED if goal == "answers" else (), said),
            *find((*TASKS, *GAPS, *LIVE), said),
            *find(FAILURES, ours),
            *find(MARKET, said),
            *find(TABLES, ours),
            *changes(ours),
            *steady_tasks(ours),
            *shortfalls(ours),
            *counts(ours, goal, slots),
            *volumes(ours),
            *speeds(ours),
            *tuned(ours),
        ]
    )
    return _implied((*halves(wished), *facts), slots)


def _implied(facts: tuple[Fact, ...], asked: frozenset[str]) -> tuple[Fact, ...]:
    """The facts, with the documents that an amount of material or a try at retrieval speaks of unasked."""
    told = {fact.slot for fact in facts}
    speaks = [fact for fact in facts if fact.slot not in asked and _is_about_documents(fact)]
    if not speaks or "knowledge" in told:
        return facts
    return (*facts, Fact("knowledge", "documents", words=speaks[0].words))


def _is_about_documents(fact: Fact) -> bool:
    return fact.slot == "corpus_size" or (fact.slot == "retrieval" and fact.band != "none")


def _together(read_facts: tuple[Fact, ...], replied: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The reply's facts first; what the sentences say of a slot by themselves is the better reading of it."""
    said = {fact.slot for fact in read_facts}
    return (*(fact for fact in replied if fact.slot not in said), *read_facts)
