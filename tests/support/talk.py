"""A conversation as a test speaks it: say something, look at what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from advisor.dialogue.asides import WhatIf
from advisor.dialogue.moves import Advise, ExplainVerdict, Share, Turn
from advisor.dialogue.outcome import context_of
from advisor.dialogue.session import Session
from advisor.dialogue.turn import take_turn
from advisor.facts import Fact
from advisor.interpret.heard import Context, Heard, Intent
from advisor.message import Choice, Message
from advisor.replies.compose import compose
from advisor.replies.reasons import explain
from advisor.reply import Block, Notice, Reply
from advisor.slots import BY_ID
from advisor.slots.questions import Question
from bot.nlu.interpret import hear_without_model
from tests.support.situations import POLICY

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


def _known(text: str, *claims: tuple[str, str, float | None, str]) -> tuple[str, Heard]:
    return text, Heard(Intent.TELL, tuple(Fact(slot, band, value, words) for slot, band, value, words in claims))


_LETTERS = (
    ("task", "draft", None, "want replies in Australian English"),
    ("gap", "manner", None, "want replies in Australian English"),
    ("describable", "easy", None, "want replies in Australian English"),
    ("labelled_examples", "under_100", 50.0, "We have 50 support emails"),
)
READ: dict[str, Heard] = dict((
    _known(AUSTRALIAN, *_LETTERS),
    _known(AUSTRALIAN_ONLY, *_LETTERS, ("knowledge", "none", None, "General knowledge is enough")),
    _known(
        QUEUES,
        ("task", "sort", None, "We route tickets into 40 fixed queues"),
        ("volume", "10k_to_100k", 50_000.0, "50,000 a day"),
        ("labelled_examples", "2000_plus", 5_000.0, "5,000 verified labelled examples"),
        ("label_quality", "verified", None, "5,000 verified labelled examples"),
        ("prompting", "short", None, "stuck 8 points short"),
        ("gap", "accuracy", None, "stuck 8 points short"),
        ("eval_set", "20_plus", None, "optimised against an eval set"),
        ("failures_read", "yes", None, "we analysed the failures"),
        ("stability", "stable", None, "the task is stable"),
        ("owner", "named", None, "the ML team owns it"),
        ("skill", "some", None, "the ML team owns it"),
        ("provider", "any", None, "Any provider is fine"),
    ),
    _known(
        POLICIES,
        ("task", "answer", None, "staff need answers with citations"),
        ("gap", "facts", None, "staff need answers with citations"),
        ("knowledge", "documents", None, "about 3,000 documents"),
        ("volatility", "weekly", None, "Our policies change every week"),
        ("access", "citations", None, "answers with citations"),
        ("corpus_size", "large", 3_000_000.0, "about 3,000 documents"),
    ),
    _known(SORTING, ("task", "sort", None, "We want to sort incoming emails into categories")),
))  # fmt: skip
"""What a good reader makes of the sentences that many tests begin with: how well ours reads is measured elsewhere."""


def texts(reply: Reply) -> str:
    """The texts and titles of a reply's blocks."""
    return " ".join(getattr(block, "text", "") or getattr(block, "title", "") for block in reply.blocks)


def hear(text: str, asked: Question | None = None) -> Heard:
    """What is read without a model, said to a question or to none."""
    return READ.get(text) or hear_without_model(text, Context(asked, numbered=True))


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

    def hears(self, heard: Heard) -> Talk:
        """Take a message of which this was heard, whoever read it."""
        return self._take(Message("acme", "t1", str(len(self.turns)), "u1", "(read elsewhere)"), heard)

    def _take(self, message: Message, heard: Heard | None = None) -> Talk:
        context = context_of(self.session, numbered=True)
        heard = heard or READ.get(message.text) or hear_without_model(message.text, context)
        turn = take_turn(POLICY, self.session, message, heard, NOON)
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


def typed_to_verdict(**bands: str) -> tuple[str, ...]:
    """The lines that somebody types who begins with a bare question and answers by number: "not sure" to the rest."""
    talk, lines = Talk(), ["Should we fine-tune a model?"]
    talk.say(lines[0])
    while not isinstance(talk.move, Advise):
        slot = talk.session.asked[0] if talk.session else ""
        own = [band.id for band in BY_ID[slot].bands]
        lines.append(str(own.index(bands[slot]) + 1) if slot in bands else "not sure")
        talk.say(lines[-1])
    return tuple(lines)
