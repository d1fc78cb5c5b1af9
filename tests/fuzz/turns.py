"""A whole turn as it is taken, kept and shown, with what must hold of every one."""

from __future__ import annotations

import json
from dataclasses import replace

from rich.cells import cell_len

from advisor.dialogue.session import Matter, Session
from advisor.enquiry import with_short_quotes, without_quotes
from advisor.facts import Fact, Facts
from advisor.message import Message
from advisor.ports import Interpreter, Outcome
from advisor.replies.reasons import TemplateExplainer
from advisor.reply import Reply
from advisor.slots.questions import QUESTIONS, RECAP, VOLUNTEERED
from advisor.summary.request import read_request
from bot.answering.respond import Responder
from bot.inbox.items import Accepted, ReturnAddress
from bot.slack.render import render as slack
from bot.stores.codec import ACCEPTED, ENQUIRY, REPLY, SESSION
from bot.stores.entries import LogEntry, read_entry
from bot.stores.keys import ThreadKeys, unfinished
from bot.teams.limits import LIMITS
from bot.teams.render import render as teams
from bot.terminal.render import render as terminal
from tests.fuzz.target import demand
from tests.support.fakes_inbox import NOON, FixedClock
from tests.support.fakes_slack import valid
from tests.support.situations import GOOD, POLICIES, VOICE

NARROW = 20
"""Columns of the narrowest terminal."""


def _told(**bands: str) -> Facts:
    return Facts.of(Fact(slot, band, words=f"{slot} is {band}") for slot, band in bands.items())


def _openings() -> tuple[Session | None, ...]:
    asked = [Session(NOON, asked=question.key) for question in (*QUESTIONS, *VOLUNTEERED)]
    again = [replace(one, missed=1, facts=_told(task="draft")) for one in asked]
    decided = [Session(NOON, _told(**situation)) for situation in (*GOOD, POLICIES)]
    read = Facts(tuple(replace(fact, read=True) for fact in _told(**VOICE)))
    taken = (Fact("task", "sort", words="sorting, I suppose"), Fact("task", "extract", words="or fields"))
    return (
        None,
        *asked,
        *again,
        *decided,
        Session(NOON, read, asked=(RECAP, "task", "gap")),
        Session(NOON, asked=("task",), doubtful=taken[:1]),
        Session(NOON, asked=("task",), doubtful=taken),
        replace(decided[0] or Session(NOON), before=Matter(NOON, _told(task="sort"))),
        Session(NOON, _told(nothing="like this", task="no band"), asked=("nothing", "task")),
    )


OPENINGS = _openings()
"""How a thread may stand when somebody says something: new, with each question open, decided, half confirmed."""


def message_of(text: str) -> Message:
    """The text as somebody's message."""
    return Message("acme", "C1:1.0", "m1", "u1", text)


class Turns:
    """Takes turns in one thread, by `interpreter`; `typed`: they are shown in a terminal too, which takes longest."""

    def __init__(self, interpreter: Interpreter, session: Session | None, *, typed: bool = False) -> None:
        self._responder = Responder(interpreter=interpreter, explainer=TemplateExplainer(), clock=FixedClock())
        self.session = session
        self._typed = typed

    async def take(self, message: Message) -> Reply:
        """The reply to the message. Raises Wrong, or whatever should never have been raised."""
        read_request(message.text, NOON.date())
        outcome = await self._responder.respond(self.session, message)
        kept(outcome)
        shown(outcome.reply)
        if self._typed:
            printed(outcome.reply)
        self.session = SESSION.decode(SESSION.encode(outcome.session))
        return outcome.reply


def accepted(message: Message, address: ReturnAddress) -> None:
    """What the store makes of a message that is let in: it has to come back as it went in, under keys of its own."""
    given = Accepted(message, address)
    demand(ACCEPTED.decode(ACCEPTED.encode(given)) == given, "the message comes back changed")
    keys = ThreadKeys(message.tenant, message.thread)
    for key in (keys.claim(message.id), keys.inbox, unfinished(address.platform)):
        key.encode("ascii")
    json.dumps([message.tenant, message.thread]).encode()


def kept(outcome: Outcome) -> None:
    """What is kept of a turn comes back as it was."""
    session = outcome.session
    back = SESSION.decode(SESSION.encode(session))
    demand(back == session, "the session comes back changed")
    demand(back.course == session.course, "the session's course comes back changed")
    demand([fact.read for fact in back.facts] == [fact.read for fact in session.facts], "what was read comes back told")
    demand(REPLY.decode(REPLY.encode(outcome.reply)) == outcome.reply, "the reply comes back changed")
    if outcome.enquiry:
        for enquiry in (with_short_quotes(outcome.enquiry), without_quotes(outcome.enquiry)):
            demand(ENQUIRY.decode(ENQUIRY.encode(enquiry)) == enquiry, "the enquiry comes back changed")
            demand(read_entry(LogEntry(1, enquiry).encode()).enquiry == enquiry, "the log's entry comes back changed")


def shown(reply: Reply) -> None:
    """Both platforms can show the reply, and say something."""
    demand(bool(reply.blocks and reply.notification.strip()), "the reply says nothing")
    for session in ("", "D1:1.0"):
        post = slack(reply, session)
        demand(valid(post.blocks), "Slack would not take the blocks")
        demand(bool(post.text.strip()), "Slack has nothing to notify of")
    drawn = teams(reply, nonce="0123456789abcdef")
    demand(len(json.dumps(drawn.card)) <= LIMITS["message"], "the card is too heavy for Teams")


def printed(reply: Reply) -> None:
    """The narrowest terminal can show the reply, and nothing in it steers one."""
    lines = terminal(reply, width=NARROW).split("\n")
    demand(all(cell_len(line) <= NARROW for line in lines), "a line is wider than the terminal")
    demand(not any(map(_steers, "".join(lines))), "the terminal is steered")


def _steers(char: str) -> bool:
    return ord(char) < 32 or 0x7F <= ord(char) < 0xA0
