"""A conversation as a test speaks it: say something, look at what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from advisor.conversation import take_turn
from advisor.dialogue import open_question
from advisor.message import Choice, Message
from advisor.moves import Advise, ExplainVerdict, Share, Turn, WhatIf
from advisor.reading import hear
from advisor.reply import Block, Notice, Reply
from advisor.saying.compose import compose
from advisor.saying.explain import explain
from advisor.session import Session
from tests.situations import POLICY

AUSTRALIAN = "We have 50 support emails and want replies in Australian English"
AUSTRALIAN_ONLY = f"{AUSTRALIAN}. General knowledge is enough."
"""The same with all that has to be known: it is answered at once."""
QUEUES = (
    "We route tickets into 40 fixed queues, 50,000 a day. 5,000 verified labelled examples, the prompt is already "
    "optimised against an eval set and stuck 8 points short, we analysed the failures, the task is stable and the ML "
    "team owns it. Any provider is fine."
)
POLICIES = (
    "Our policies change every week and staff need answers with citations, about 3,000 documents. "
    "Should we fine-tune a model on them?"
)
SORTING = "We want to sort incoming emails into categories"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass
class Talk:
    """One thread, without store or platform: every call is a turn."""

    session: Session | None = None
    turns: list[Turn] = field(default_factory=list)
    reply: Reply = field(default_factory=lambda: Reply((), ""))

    def say(self, text: str) -> Talk:
        """Say something in words."""
        return self._take(Message("acme", "t1", str(len(self.turns)), "u1", text))

    def press(self, **choices: str) -> Talk:
        """Press a button, or send a checklist: slot=band."""
        pressed = tuple(Choice(slot, band) for slot, band in choices.items())
        return self._take(Message("acme", "t1", str(len(self.turns)), "u1", "", pressed))

    def _take(self, message: Message) -> Talk:
        question = open_question(self.session) if self.session else None
        turn = take_turn(POLICY, self.session, message, hear(message.text, question), NOON)
        self.session = turn.session
        self.turns.append(turn)
        match turn.move:
            case Advise(verdict) | ExplainVerdict(verdict) | Share(verdict) | WhatIf(then=verdict):
                self.reply = compose(turn, explain(verdict, turn.session.facts))
            case _:
                self.reply = compose(turn)
        return self

    def keeps_open(self, question: Block) -> bool:
        """Whether the last reply was an aside that leaves this question open, shown in full again when asked for."""
        last = self.reply.blocks[-1]
        short = isinstance(last, Notice) and last.text.startswith("Still open: ")
        return short and self.say("choices").reply.blocks[-1] == question

    @property
    def move(self) -> object:
        """The last move."""
        return self.turns[-1].move

    @property
    def facts(self) -> dict[str, str]:
        """The facts so far, as bands."""
        return self.session.facts.bands() if self.session else {}

    @property
    def headline(self) -> tuple[str, str]:
        """The last verdict's headline in plain words; AssertionError if the last move gave none."""
        assert isinstance(self.move, Advise), f"no verdict, but {self.move}"
        return self.move.verdict.headline.fine_tuning.value, self.move.verdict.headline.approach.value

    def block(self, kind: type[Block]) -> Block:
        """The reply's first block of a kind."""
        return next(block for block in self.reply.blocks if isinstance(block, kind))
