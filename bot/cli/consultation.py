"""A verdict at once, from a sentence, from structured facts or from both."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from advisor.decision.costing import costs_of
from advisor.decision.policy import Policy, policy_for
from advisor.dialogue.moves import Advise, Confirm, Recap, Turn
from advisor.dialogue.outcome import advising
from advisor.dialogue.recap import safely
from advisor.dialogue.turn import quick
from advisor.facts import Facts
from advisor.interpret.heard import Heard, Intent, ReadBy
from advisor.message import Message
from advisor.overlay import Overlay
from advisor.ports import Outcome
from advisor.replies.compose import compose
from advisor.replies.reasons import explain
from advisor.reply import Block, Entries, Notice
from bot.cli.verdict_json import verdict_json
from bot.terminal.chat import ORIGIN


@dataclass(frozen=True, slots=True)
class Consultation:
    """One quick verdict: the message that asked for it, the turn and what it leaves behind."""

    message: Message
    turn: Turn
    outcome: Outcome
    policy: Policy

    def json(self) -> str:
        """The verdict as JSON, or why there is none (`declined`)."""
        facts = self.turn.session.facts
        match self.turn.move:
            case Advise(verdict):
                data = verdict_json(verdict, facts, costs_of(self.policy, verdict, facts), self.policy)
                if self.turn.move.supposed:
                    data["supposed"] = {fact.slot: fact.band for fact in self.turn.move.supposed}
            case _:
                said = [text for block in self.outcome.reply.blocks for text in _said(block)]
                data = {"declined": True, "message": "\n\n".join(said)}
        return json.dumps(data, indent=2, ensure_ascii=False)


def _said(block: Block) -> tuple[str, ...]:
    """What a block that is no part of a verdict says: a paragraph each."""
    match block:
        case Notice(text):
            return (text,)
        case Entries(items=items):
            return tuple(" ".join((f"{entry.name}:", *entry.lines)) for entry in items)
        case _:
            return ()


def _supposing(policy: Policy, turn: Turn, path: ReadBy) -> Turn:
    """The turn, where nobody can be asked: a verdict on what was told and on what is taken to be so, which says so.

    The record keeps what was told alone. What only a model read makes no yes, whatever is supposed.
    """
    match turn.move:
        case Confirm(told=told):
            first = {fact.slot: fact for fact in reversed(turn.session.doubtful)}
            supposed = tuple(first.values())
        case Recap(facts=supposed, told=told):
            pass
        case _:
            return turn
    facts = turn.session.facts.with_(supposed)
    if path is ReadBy.MODEL:
        facts = safely(policy, facts.with_(replace(fact, read=True) for fact in supposed))
        supposed = tuple(fact for fact in supposed if fact.slot in facts)
    return replace(turn, move=replace(advising(policy, facts, None, told, quick=True), supposed=supposed))


def consult(
    text: str, *, heard: Heard, facts: Facts, user: str, now: datetime, overlay: Overlay | None = None
) -> Consultation:
    """A quick verdict on `text`, of which `heard` was made, and on `facts`, which count where both speak of a slot.

    `now` is UTC.

    Each one is a consultation of its own, so its thread is new.
    """
    if len(facts):
        heard = Heard(Intent.TELL, (*heard.facts, *facts), path=heard.path)
    message = Message("local", f"verdict:{uuid4().hex}", uuid4().hex, user, text, origin=ORIGIN)
    policy = policy_for(now.date(), overlay)
    turn = _supposing(policy, quick(policy, None, message, heard, now), heard.path)
    explanation = explain(turn.move.verdict, turn.session.facts) if isinstance(turn.move, Advise) else None
    reply = compose(turn, explanation, heard.path)
    return Consultation(message, turn, Outcome(turn.session, reply, turn.enquiry), policy)
