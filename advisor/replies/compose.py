"""A move into a reply: which blocks, in which order, in which words. Nothing is decided here."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from advisor.dialogue.asides import (
    Answer,
    Aside,
    ExplainChanges,
    ExplainQuestion,
    Further,
    ShowCosts,
    ShowUnderstood,
    Topic,
    WhatIf,
)
from advisor.dialogue.moves import (
    Advise,
    AskAgain,
    AskNext,
    Confirm,
    ExplainVerdict,
    FactChanges,
    Forget,
    MatterTold,
    Recap,
    Share,
    StartOver,
    Turn,
)
from advisor.dialogue.outcome import open_question
from advisor.dialogue.session import Session
from advisor.facts import Fact, Facts
from advisor.interpret.heard import Context, ReadBy
from advisor.ports import Explanation
from advisor.replies import wording
from advisor.replies.also import also_asked
from advisor.replies.changes import all_changes, what_if
from advisor.replies.costs import cost_blocks
from advisor.replies.followups import CHANGES, COMPARE, COST, KNOWN, PLAN, WHY, after_further, further_blocks
from advisor.replies.question import ask, confirm, play_back, put_again
from advisor.replies.reasons import reasons
from advisor.replies.verdicts import after_verdict, presumed_blocks, verdict_blocks
from advisor.reply import (
    Action,
    Actions,
    Ask,
    Block,
    Chart,
    Checklist,
    Contacts,
    Entries,
    Figures,
    HeadlineBlock,
    Notice,
    Points,
    Reasons,
    Reply,
    Steps,
    Table,
    Understood,
    UnderstoodFact,
)
from advisor.slots import BY_ID, says

REMIND_EVERY = 3
"""Asides after which the open question is recalled once more: more often, people hear nothing else."""


def compose(turn: Turn, explanation: Explanation | None = None, path: ReadBy = ReadBy.EXACT) -> Reply:
    """The reply for a turn; `explanation` puts its verdict into words and is needed where the move carries one.

    `path` is the way the message was read: the reply says so if it was not the usual one.
    """
    blocks = _with_path(_heard_once(_blocks(turn, explanation)), path)
    return Reply(blocks, _notification(blocks), shared=isinstance(turn.move, Share))


def _blocks(turn: Turn, explanation: Explanation | None) -> tuple[Block, ...]:
    move, facts = turn.move, turn.session.facts
    answered = tuple(block for aside in turn.beside for block in _aside(turn, aside, explanation))
    beside = (*answered, *also_asked(turn.unanswered))
    match move:
        case AskNext(question, told, repeated=True) if beside:
            return (*_news(told), *beside, Notice(wording.still_open(question)))
        case AskNext(question, told, repeated):
            return (*_lead_in(turn, told, repeated), *beside, ask(question, again=repeated))
        case Confirm(question, readings, told, repeated):
            return (*_news(told), *beside, confirm(question, readings, again=repeated))
        case Recap(question, read, told, repeated):
            news = _news(replace(told, added=_less(told.added, read)))
            return (*news, *beside, *play_back(question, read, again=repeated))
        case AskAgain(question, before):
            was = f" Before: {says(before)}." if before else ""
            return (Notice(wording.CHANGING + was), ask(question))
        case Advise(_, told, supposed=supposed):
            heard = _heard("What I heard", (*turn.news.added, *told.added))
            # Whoever asks for the costs beside it gets them in full.
            asked = any(isinstance(aside, ShowCosts) for aside in turn.beside)
            blocks = verdict_blocks(replace(move, costs=None) if asked else move, facts, explanation)
            taken = (Notice(wording.supposing(supposed)),) if supposed else ()
            open_still = open_question(turn.session)
            left = (Notice(wording.still_open(open_still)),) if open_still and _is_due(turn.session) else ()
            lead = (*_matter(told), *_changed(told), *taken)
            return (*lead, *blocks, *heard, *_terms(told), *beside, *left, after_verdict(move, facts))
        case ExplainVerdict(verdict):
            return (Notice(wording.title(verdict.headline)), *reasons(explanation))
        case Share(verdict):
            return verdict_blocks(Advise(verdict, FactChanges()), facts, explanation)
        case StartOver(question):
            return (Notice(wording.FRESH), ask(question))
        case Forget():
            return (Notice(wording.FORGOTTEN),)
        case _:
            after = after_further(move) if isinstance(move, Further) else ()
            return (*_news(turn.news), *_aside(turn, move, explanation), *beside, *after, *_still_open(turn, move))


def _heard_once(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each fact read back once, by the last that does: news may be among all that was understood."""
    kept: list[Block] = []
    shown: set[str] = set()
    for block in reversed(blocks):
        if not isinstance(block, Understood):
            kept.append(block)
        elif facts := tuple(fact for fact in block.facts if fact.slot not in shown):
            kept.append(replace(block, facts=facts))
            shown |= {fact.slot for fact in facts}
    return tuple(reversed(kept))


def _with_path(blocks: tuple[Block, ...], path: ReadBy) -> tuple[Block, ...]:
    """The blocks with a note on the way of reading, where there is one: above what is asked or offered at the end."""
    note = wording.PATHS.get(path)
    if note is None:
        return blocks
    last = len(blocks) - 1 if blocks and isinstance(blocks[-1], Ask | Checklist | Actions) else len(blocks)
    return (*blocks[:last], Notice(note), *blocks[last:])


def _aside(turn: Turn, move: Aside, explanation: Explanation | None) -> tuple[Block, ...]:
    match move:
        case ExplainQuestion(_, headlines):
            return (Notice(wording.still_possible(headlines)),)
        case ExplainChanges(verdict):
            return all_changes(verdict)
        case ShowCosts(verdict, costs):
            # Beside a verdict, that is its first sentence already.
            alone = costs.situation.offer and turn.move is move
            first = (Notice(wording.on_the_offer(verdict.headline)),) if alone else ()
            return (*first, *cost_blocks(verdict, costs))
        case WhatIf():
            return what_if(move, explanation)
        case ShowUnderstood(presumed=presumed, doubtful=doubtful, sorry=sorry):
            opening = (Notice(wording.SORRY),) if sorry else ()
            taken = tuple(wording.taken(fact) for fact in doubtful)
            unsure = (Points("What I take to be so, until you confirm it", taken),) if taken else ()
            return (*opening, *_understood(turn.session.facts), *unsure, *presumed_blocks(presumed))
        case Answer(Topic.NOTHING_NEW as topic):
            # Whoever says something in vain corrects us or asks: a list of all that is known is no answer to either.
            return (Notice(wording.TOPICS[topic]), Actions((KNOWN, CHANGES, PLAN, WHY, COST, COMPARE)))
        case Answer(topic):
            return (Notice(wording.TOPICS[topic]),)
        case _:
            return further_blocks(move, turn.session.facts)


def _still_open(turn: Turn, move: Aside) -> tuple[Block, ...]:
    """The open question after an aside, in a line; in full where it was asked for, or may not have been put before."""
    topic = move.topic if isinstance(move, Answer) else None
    # Whoever takes leave is not asked again, and finds the question when they are back.
    if move.question is None or topic is Topic.FAREWELL:
        return ()
    if topic in (Topic.CHOICES, Topic.SETTLED_BY_POLICY):
        return put_again(move.question, turn.session)
    if not (isinstance(move, Answer | ShowUnderstood | ExplainQuestion) or _is_due(turn.session)):
        return ()
    if Context(move.question, turn.session.facts, turn.session.doubtful).confirming:
        # Hardly longer than a reminder, and nobody answers yes or no to a reminder of something else.
        return put_again(move.question, turn.session)
    return (Notice(wording.still_open(move.question)),)


def _is_due(session: Session) -> bool:
    """Whether to recall the open question under a long answer: the first time that it has to wait, and now and then."""
    return session.reminded <= 1 or session.reminded % REMIND_EVERY == 1


def _less(facts: tuple[Fact, ...], others: tuple[Fact, ...]) -> tuple[Fact, ...]:
    slots = {fact.slot for fact in others}
    return tuple(fact for fact in facts if fact.slot not in slots)


def _lead_in(turn: Turn, told: FactChanges, repeated: bool) -> tuple[Block, ...]:
    """What comes before a question: what was just understood and changed, or that nothing was."""
    heard = _news(told)
    if repeated:
        return (*heard, Notice(wording.REPEATED_BESIDE if heard else wording.REPEATED))
    return heard if len(turn.session.facts) or heard else (Notice(wording.WELCOME),)


def _news(told: FactChanges) -> tuple[Block, ...]:
    return (*_matter(told), *_changed(told), *_heard("What I heard", told.added), *_terms(told))


def _terms(told: FactChanges) -> tuple[Block, ...]:
    """What was asked about, or told, in passing, answered in passing."""
    agree = (Notice(wording.agreeing(told.agreement)),) if told.agreement and told.agreement.reached else ()
    return (*(Notice(f"{term.name}: {term.text}") for term in told.terms), *agree)


def _matter(told: FactChanges) -> tuple[Block, ...]:
    """That another matter was opened, with one tap to say that it is the same; or that we are back at the former."""
    match told.matter:
        case MatterTold.NEW:
            return (Notice(wording.NEW_MATTER), Actions((Action("It is the same project", "same project"),)))
        case MatterTold.BACK:
            return (Notice(wording.SAME_MATTER),)
        case MatterTold.SAME:
            return ()


def _heard(title: str, facts: tuple[Fact, ...]) -> tuple[Block, ...]:
    """Facts read out of words are read back; a pressed button or a ticked box needs no echo."""
    quoted = tuple(fact for fact in facts if fact.words)
    return (Understood(title, tuple(_understood_fact(fact) for fact in quoted)),) if quoted else ()


def _changed(told: FactChanges) -> tuple[Block, ...]:
    lines = [wording.changed(now, was) for now, was in told.changed]
    if told.passed:
        lines.append(wording.passed(told.passed))
    if told.later:
        lines.append(wording.later(told.later))
    return (Notice(" ".join(lines)),) if lines else ()


def _understood(facts: Facts) -> tuple[Block, ...]:
    if not len(facts):
        return (Notice(wording.NOTHING_KNOWN),)
    return (Understood("What I understood so far", tuple(_understood_fact(fact) for fact in facts)),)


def _understood_fact(fact: Fact) -> UnderstoodFact:
    return UnderstoodFact(
        fact.slot, BY_ID[fact.slot].name, wording.said(fact), fact.words, f"change {BY_ID[fact.slot].name}"
    )


def _notification(blocks: tuple[Block, ...]) -> str:
    """One line for a lock screen or a screen reader: the verdict, else the question, else the first words."""
    lines = [line for block in blocks if (line := _line(block))]
    return next((line for rank, line in sorted(lines, key=lambda pair: pair[0])), "")


def _line(block: Block) -> tuple[int, str] | None:
    match block:
        case Ask(_, text) | Checklist(_, text):
            return (1, text)
        case Notice(text) | Contacts(text):
            return (2, text)
        case Understood(title):
            return (3, title)
        case HeadlineBlock(title=title):
            return (0, title)
        case Points(title=title) | Figures(title=title) | Table(title=title) | Chart(title=title):
            return (3, title)
        case Entries(title, items):
            return (3, title or ", ".join(entry.name for entry in items))
        case Reasons() | Steps() | Actions():
            return None
        case _:
            assert_never(block)
