"""Keeps who asks out of what answers: inside a turn and on the record people have pseudonyms, for good."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import replace

from advisor.dialogue.session import Session
from advisor.enquiry import Enquiry, with_short_quotes, without_quotes
from advisor.message import Message
from advisor.ports import Outcome
from bot.inbox.ports import Respond

BYTES = 15
"""Of the digest: twenty characters, and no two people of any organisation are likely to share them."""


class Pseudonyms:
    """Keyed hashes under one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, tenant: str, name: str) -> str:
        """The pseudonym of what is called `name` in the tenant; nobody ("") has none."""
        if not name:
            return ""
        said = json.dumps([tenant, name]).encode()
        return urlsafe_b64encode(hmac.digest(self._secret, said, "sha256")[:BYTES]).decode()


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
