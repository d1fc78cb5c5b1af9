"""What is exact in a message, before anybody interprets it."""

from __future__ import annotations

from advisor.interpret.answers import opening, pressed
from advisor.interpret.commands import change_of, command
from advisor.interpret.heard import Context, Heard, Intent
from advisor.interpret.normalise import fold
from advisor.interpret.terms import asked_terms, only_term


def opened(text: str, context: Context) -> tuple[Heard, str] | None:
    """What the beginning of `text` answers exactly - "yes, and ..." - with the rest, which says something more."""
    return opening(fold(text), context)


def exactly(text: str, context: Context) -> Heard | None:
    """What `text` says where the whole of it is exact: a choice, a command, a yes or no, an amount; else None.

    Never raises; reads the first 4,000 characters.
    """
    plain = fold(text)
    if heard := pressed(plain, context):
        return heard
    if (intent := command(plain.text)) is not None:
        return Heard(intent)
    if slot := change_of(plain.text):
        return Heard(Intent.CHANGE, slot=slot)
    if terms := asked_terms(plain.text):
        return Heard(Intent.COMPARE if len(terms) > 1 else Intent.TERM, terms=terms)
    if not context.question and (terms := only_term(plain.text)):
        return Heard(Intent.TERM, terms=terms)
    return None
