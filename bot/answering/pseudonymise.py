"""Keeps who asks out of what answers: inside a turn people have pseudonyms, and only what may be kept leaves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry, with_short_quotes, without_quotes
from advisor.message import Message
from advisor.ports import Outcome
from bot.answering.pseudonyms import Pseudonyms
from bot.inbox.ports import Respond


class Recording:
    """A `Respond` around another, which it tells pseudonyms; what the tenant does not let us keep it takes away."""

    def __init__(self, respond: Respond, *, names: Pseudonyms, keeps_quotes: Callable[[str], bool]) -> None:
        self._respond = respond
        self._names = names
        self._keeps_quotes = keeps_quotes

    async def respond(self, session: Session | None, message: Message) -> Outcome:
        """The outcome of the message, its enquiry as it may be kept."""
        known_as = replace(message, user=self._names.of(message.tenant, message.user))
        outcome = await self._respond(session, known_as)
        return replace(outcome, enquiry=outcome.enquiry and kept(outcome.enquiry, self._names, self._keeps_quotes))


def kept(enquiry: Enquiry, names: Pseudonyms, keeps_quotes: Callable[[str], bool]) -> Enquiry:
    """The enquiry with no more of its words than the tenant lets us keep, under an id that does not name its thread."""
    stripped = with_short_quotes(enquiry) if keeps_quotes(enquiry.tenant) else without_quotes(enquiry)
    return replace(stripped, id=names.of(enquiry.tenant, enquiry.id))


def under_pseudonyms(enquiry: Enquiry, names: Pseudonyms) -> Enquiry:
    """The enquiry of a turn that knew people by their names."""
    asker, speaker = (names.of(enquiry.tenant, name) for name in (enquiry.asker, enquiry.speaker))
    return replace(enquiry, asker=asker, speaker=speaker)
