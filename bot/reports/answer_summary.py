"""Answers whoever asks for a summary, and leaves everything else to the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

import structlog

from advisor.dialogue.session import Session
from advisor.message import Message
from advisor.ports import Clock, Outcome
from advisor.reply import Reply
from advisor.summary import AccessRefused, Asker, Summary, TooFew
from advisor.summary.blocks import summary_reply, too_few_reply
from advisor.summary.listing import IN_PRIVATE, listing_reply, refused_reply, said_reply
from advisor.summary.request import SummaryRequest, Unread, read_request
from advisor.summary.scope import LOCAL
from bot.answering.summaries import Summaries
from bot.inbox.ports import Respond
from bot.reports.naming import Naming, Places, teams_in

log = structlog.get_logger()


class Summarising:
    """A `Respond` around another. Whoever asks is known by their platform's own id here, never by a pseudonym.

    `places` are the platforms' words on who is where, by their names.
    """

    def __init__(self, respond: Respond, *, summaries: Summaries, places: Mapping[str, Places], clock: Clock) -> None:
        self._respond = respond
        self._summaries = summaries
        self._places = places
        self._clock = clock

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The outcome of the message; a summary changes nothing of the conversation that it is asked for in."""
        asked = None if message.choices else read_request(message.text, self._summaries.today())
        if asked is None:
            return await self._respond(session, message)
        return Outcome(session or Session(self._clock.now()), await self._reply(asked, message), None)

    async def _reply(self, asked: SummaryRequest | Unread, message: Message) -> Reply:
        asker = Asker(message.tenant, message.user)
        scope = self._summaries.scope(asker)
        log.info("a summary was asked for", tenant=asker.tenant, refused=isinstance(scope, AccessRefused))
        if not message.private and not (isinstance(asked, SummaryRequest) and asked.shared and not asked.listed):
            return said_reply(IN_PRIVATE)
        if isinstance(scope, AccessRefused):
            return refused_reply(scope)
        naming = Naming(asker, self._places.get(message.origin.platform))
        request = asked if isinstance(asked, Unread) else await naming.understood(asked, self._summaries)
        if isinstance(request, Unread):
            return said_reply(request.why)
        if request.listed:
            return await self._list(request, naming)
        return await self._sum_up(request, naming, can_share=_shareable(message))

    async def _sum_up(self, request: SummaryRequest, naming: Naming, *, can_share: bool) -> Reply:
        found = await self._summaries.summary(naming.asker, request.filters)
        match found:
            case AccessRefused():
                return refused_reply(found)
            case TooFew():
                return too_few_reply(found, request, names=await naming.of(frozenset({request.filters.team})))
            case Summary():
                return summary_reply(found, request, names=await naming.of(teams_in(found)), can_share=can_share)
            case _:
                assert_never(found)

    async def _list(self, request: SummaryRequest, naming: Naming) -> Reply:
        names: dict[str, str] = {}

        async def channels_of(asker: Asker, channels: frozenset[str]) -> frozenset[str]:
            found = await naming.of(channels)
            names.update(found)
            return frozenset(found)

        listed = await self._summaries.enquiries(naming.asker, request.filters, channels_of)
        if isinstance(listed, AccessRefused):
            return refused_reply(listed)
        return listing_reply(listed, request, names=names)


def _shareable(message: Message) -> bool:
    """Whether somebody asks privately in a channel, so that there is somebody to show it to."""
    return message.private and bool(message.origin.team) and message.tenant != LOCAL
