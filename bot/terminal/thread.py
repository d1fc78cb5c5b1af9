"""One person's thread, held through the inbox: kept before it is answered, answered before the next line is read."""

from __future__ import annotations

from dataclasses import replace

from advisor.decision.policy import Policy, policy_for
from advisor.dialogue.asides import ShowUnderstood
from advisor.dialogue.moves import FactChanges, Turn
from advisor.dialogue.outcome import advising, open_question, stands
from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.overlay import Overlay
from advisor.ports import Clock, Store
from advisor.replies.compose import compose
from advisor.replies.question import put_again
from advisor.replies.reasons import explain
from advisor.reply import Reply
from bot.inbox.inbox import Inbox
from bot.inbox.items import ReturnAddress
from bot.terminal.chat import thread_of


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


def platform_of(user: str) -> str:
    """The platform of one person's terminal: a terminal never shows what another person is owed."""
    return f"terminal:{user}"


class InboxConversation:
    """The Conversation of `bot.terminal.chat`. Every method raises StoreUnavailable."""

    def __init__(self, *, inbox: Inbox, store: Store, clock: Clock, user: str, overlay: Overlay | None = None) -> None:
        self._inbox = inbox
        self._store = store
        self._clock = clock
        self._user = user
        self._overlay = overlay

    async def catch_up(self) -> None:
        """Answer what an earlier run took in and never answered."""
        await self._inbox.catch_up(platform_of(self._user))

    async def standing(self) -> Reply | None:
        """Where the thread stands, or None where nothing has been said yet."""
        loaded = await self._store.load(Message("local", thread_of(self._user), "", self._user))
        policy = policy_for(self._clock.now().date(), self._overlay)
        return standing(policy, loaded.session) if loaded.session else None

    async def converse(self, message: Message) -> None:
        """Keep the message, then answer it."""
        await self._inbox.converse(message, ReturnAddress(platform_of(self._user)))

    async def settled(self) -> None:
        """Return once nothing is being added to the last reply."""
        await self._inbox.settled("local", thread_of(self._user))
