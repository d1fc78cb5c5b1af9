"""Posts a reply in its conversation, and tells failures that will pass from those that will not."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import structlog

from advisor.reply import Chart, Reply
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import Amendment, SendLater, SendRefused
from bot.reports.prepared import Prepared
from bot.teams.adapter import Conversing, card_activity, text_activity, typing_activity
from bot.teams.connector import ConnectorError
from bot.teams.numbers import PictureBytes, drawn_pictures
from bot.teams.render import NO_PICTURES, render, settled

log = structlog.get_logger()

_PASSING = frozenset({0, 401, 408, 412, 429})
"""Statuses after which Teams asks to try again; 401 because the next try brings a new token. So do all from 500 on."""
_UNSUITABLE = frozenset({400, 413})
"""What Teams says of a card that it does not like."""


class TeamsSender:
    """The way out to Teams (`bot.inbox.ports.Send`)."""

    def __init__(self, conversing: Conversing) -> None:
        self._conversing = conversing
        self._prepared: Prepared[PictureBytes] = Prepared()

    async def __call__(self, address: ReturnAddress, reply: Reply) -> str:
        """Take the pressed buttons away, then post the reply and give its id. Raises SendLater and SendRefused."""
        charts = [block for block in reply.blocks if isinstance(block, Chart)]
        pictures = await self._prepared.of(address, reply, lambda: drawn_pictures(charts)) if charts else NO_PICTURES
        if address.pressed:
            # First, because doing it again changes nothing, and what follows must be done once.
            await self._settle(address)
        return await self._post(address, reply, pictures)

    async def amend(self, address: ReturnAddress, posted: str, amendment: Amendment) -> None:
        """Put the amended reply in the place of what was posted. Raises SendLater and SendRefused."""
        if not posted:
            return
        drawn = render(amendment.reply, nonce=uuid4().hex)
        try:
            await self._conversing.replace(replace(address, pressed=posted), card_activity(drawn.card, drawn.summary))
        except ConnectorError as error:
            raise _failure(error) from error

    async def show_working(self, address: ReturnAddress) -> None:
        """Show that we are typing; Teams takes it away after some seconds. Raises ConnectorError."""
        await self._conversing.post(address, typing_activity())

    async def _settle(self, address: ReturnAddress) -> None:
        question = address.answered.partition("\n")[0]
        try:
            await self._conversing.replace(address, card_activity(settled(address.answered), question))
        except ConnectorError as error:
            if _passing(error):
                raise SendLater(str(error), error.after) from error
            log.warning("a pressed question keeps its buttons", why=str(error))

    async def _post(self, address: ReturnAddress, reply: Reply, pictures: PictureBytes) -> str:
        drawn = render(reply, nonce=uuid4().hex, pictures=pictures)
        try:
            try:
                return await self._conversing.post(address, card_activity(drawn.card, drawn.summary))
            except ConnectorError as error:
                if error.status not in _UNSUITABLE:
                    raise
                # Teams' taste in cards changes without notice; the plain line still answers the person.
                log.warning("Teams refused a card", why=str(error))
                return await self._conversing.post(address, text_activity(drawn.summary))
        except ConnectorError as error:
            raise _failure(error) from error


def _failure(error: ConnectorError) -> SendLater | SendRefused:
    # What no answer came to, or a broken one, may have arrived all the same.
    unknown = error.status in (0, 408) or error.status >= 500
    return SendLater(str(error), error.after, unknown=unknown) if _passing(error) else SendRefused(str(error))


def _passing(error: ConnectorError) -> bool:
    return error.status in _PASSING or error.status >= 500
