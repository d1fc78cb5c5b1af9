"""What a typed line means while a question is open: a choice by number or by words, or simply text."""

from __future__ import annotations

import re

from advisor.message import Choice, Message
from advisor.reply import Ask, Checklist, Option, Reply

Open = Ask | Checklist
"""A question on the screen that a line may answer."""

_NUMBERS = re.compile(r"\d{1,2}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*|\s+)\d{1,2})*")


def open_question(reply: Reply) -> Open | None:
    """The question that `reply` leaves open, or None."""
    return next((block for block in reversed(reply.blocks) if isinstance(block, Ask | Checklist)), None)


def to_message(line: str, *, question: Open | None, thread: str, user: str, message_id: str) -> Message:
    """`line` as a message of the local tenant; the choices that it names stand beside its text."""
    return Message("local", thread, message_id, user, line, choices(line, question))


def choices(line: str, question: Open | None) -> tuple[Choice, ...]:
    """The choices that `line` names by number or by their own words; none where it is to be read as text."""
    said = line.strip().rstrip(".").casefold()
    match question:
        case Ask():
            return _picked(said, question)
        case Checklist():
            return _ticked(said, question)
        case None:
            return ()


def _picked(said: str, ask: Ask) -> tuple[Choice, ...]:
    named = (said, said.removeprefix("option ").strip())
    for number, option in enumerate(ask.options, start=1):
        if str(number) in named or option.label.casefold() in named:
            return (_choice(option),)
    return ()


def _ticked(said: str, checklist: Checklist) -> tuple[Choice, ...]:
    everything = range(1, len(checklist.items) + 1)
    if said in ("all", "all of them", "everything"):
        ticked = set(everything)
    elif said in ("none", "none of them", "nothing"):
        ticked = set()
    elif _NUMBERS.fullmatch(said):
        ticked = {int(number) for number in re.findall(r"\d+", said)}
    else:
        return ()
    if not ticked <= set(everything):
        return ()
    return tuple(_choice(item.yes if n in ticked else item.no) for n, item in enumerate(checklist.items, start=1))


def _choice(option: Option) -> Choice:
    return Choice(option.slot, option.band)
