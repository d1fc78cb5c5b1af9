"""Where a conversation stands, told again to somebody who comes back to it."""

from __future__ import annotations

from dataclasses import replace

from advisor.decision.policy import Policy
from advisor.dialogue.asides import ShowUnderstood
from advisor.dialogue.moves import FactChanges, Turn
from advisor.dialogue.outcome import advising, open_question, stands
from advisor.dialogue.session import Session
from advisor.replies.compose import compose
from advisor.replies.explain import explain
from advisor.replies.question import put_again
from advisor.reply import Reply


def standing(policy: Policy, session: Session) -> Reply | None:
    """What was understood with the open question, or the verdict; None where nothing has been said yet."""
    if not len(session.facts) and not session.asked:
        return None
    if not session.asked and stands(policy, session.facts):
        move = advising(policy, session.facts, None, FactChanges())
        return compose(Turn(session, move, None), explain(move.verdict, session.facts))
    question = open_question(session)
    reply = compose(Turn(session, ShowUnderstood(None, policy.presumed(session.facts)), None))
    # What is said above it may be of another day, so the question is shown in full.
    return replace(reply, blocks=(*reply.blocks, *put_again(question, session))) if question else reply
