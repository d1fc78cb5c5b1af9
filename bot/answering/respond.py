"""One message answered: read it, take the turn, put it into words."""

from __future__ import annotations

from dataclasses import replace

from advisor.decision.policy import policy_for
from advisor.dialogue.asides import WhatIf
from advisor.dialogue.moves import Advise, ExplainVerdict, Forget, Share, Turn
from advisor.dialogue.outcome import context_of
from advisor.dialogue.record import explained
from advisor.dialogue.session import Session
from advisor.dialogue.turn import quick, take_turn
from advisor.message import Message
from advisor.overlay import Overlay
from advisor.ports import Afterword, Clock, Explainer, Explanation, Interpreter, Outcome
from advisor.replies.compose import compose
from advisor.reply import Notice
from bot.answering.languages import note_for


class Responder:
    """Answers messages, one at a time and in any process: everything it needs comes in, everything it made goes out."""

    def __init__(
        self, *, interpreter: Interpreter, explainer: Explainer, clock: Clock, overlay: Overlay | None = None
    ) -> None:
        self._interpreter = interpreter
        self._explainer = explainer
        self._clock = clock
        self._overlay = overlay

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """What the message leads to, given the thread's session (None for a new thread)."""
        now = self._clock.now()
        policy = policy_for(now.date(), self._overlay)
        context = context_of(session, numbered=message.numbered)
        heard = await self._interpreter.hear(message.text, context, tenant=message.tenant)
        take = quick if message.quick else take_turn
        turn = take(policy, session, message, heard, now)
        explanation = await self._explained(turn)
        turn = explained(turn, explanation.by) if explanation else turn
        forget = message.user if isinstance(turn.move, Forget) else ""
        afterword = Afterword(turn, message, heard.path) if isinstance(turn.move, Advise) else None
        reply = compose(turn, explanation, heard.path)
        if session is None and (note := note_for(message.text)):
            reply = replace(reply, blocks=(Notice(note), *reply.blocks))
        return Outcome(turn.session, reply, turn.enquiry, forget, afterword)

    async def _explained(self, turn: Turn) -> Explanation | None:
        match turn.move:
            case Advise(verdict) | ExplainVerdict(verdict) | Share(verdict) | WhatIf(then=verdict):
                return await self._explainer.explain(verdict, turn.session.facts)
            case _:
                return None
