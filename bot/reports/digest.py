"""Posts the regular digests: each once a period, however often it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from advisor.reply import Notice, Reply
from advisor.summary import AccessRefused, Filters, Period, Scope, TooFew
from advisor.summary.blocks import Names, summary_reply
from advisor.summary.request import SummaryRequest
from advisor.summary.scope import Asker
from bot.answering.summaries import Summaries
from bot.inbox.ports import SendLater, SendRefused
from bot.settings.managers import Digest

TRIES = 5
LONGEST_WAIT = 20.0
"""Seconds between two tries, whatever a platform asks for: a later run of the job is the better wait."""


class Became(StrEnum):
    """What became of one digest."""

    POSTED = "posted"
    BEFORE = "was posted before"
    TOO_FEW = "not posted: too few people asked anything, so nothing may be shown"
    REFUSED = "not posted: the user is no manager of that team"
    FAILED = "not posted"


@dataclass(frozen=True, slots=True)
class DigestResult:
    """A digest, what became of it, and why if it failed."""

    digest: Digest
    became: Became
    why: str = ""

    @property
    def line(self) -> str:
        """For whoever runs it."""
        return f"{self.digest.name}: {self.became.value}{f' ({self.why})' if self.why else ''}"

    @property
    def failed(self) -> bool:
        """Whether somebody has to look, or to try again later."""
        return self.became in (Became.FAILED, Became.REFUSED)


class Claims(Protocol):
    """Who posts what. Every method raises StoreUnavailable."""

    async def claim(self, tenant: str, name: str) -> bool:
        """Whether the digest is ours to post."""

    async def posted(self, tenant: str, name: str) -> None:
        """Note that it is out."""

    async def give_back(self, tenant: str, name: str) -> None:
        """Let somebody else try."""


class DigestRoute(Protocol):
    """A way to where a digest belongs."""

    async def __call__(self, digest: Digest, reply: Reply) -> None:
        """Post the reply in the team's channel, or to the manager. Raises SendLater and SendRefused."""

    async def names(self, digest: Digest) -> Names:
        """What the manager's teams are called, as far as the manager may know."""


class Digests:
    """Makes and posts digests."""

    def __init__(self, *, summaries: Summaries, claims: Claims) -> None:
        self._summaries = summaries
        self._claims = claims

    async def post(self, digest: Digest, period: Period, post: DigestRoute) -> DigestResult:
        """Post the digest of the period, unless it was posted before. Raises StoreUnavailable."""
        scope = self._scope(digest)
        if isinstance(scope, AccessRefused):
            return DigestResult(digest, Became.REFUSED, "name them in ADVISOR_MANAGERS")
        filters = Filters(period)
        found = await self._summaries.within(scope, filters)
        if isinstance(found, TooFew):
            return DigestResult(digest, Became.TOO_FEW)
        name = f"{period.since}:{period.until}:{digest.name}"
        if not await self._claims.claim(digest.tenant, name):
            return DigestResult(digest, Became.BEFORE)
        names = await post.names(digest)
        reply = summary_reply(found, SummaryRequest(filters, shared=not digest.user), names=names)
        try:
            await _patiently(post, digest, _headed(reply, digest, names))
        except (SendLater, SendRefused) as error:
            await self._claims.give_back(digest.tenant, name)
            return DigestResult(digest, Became.FAILED, str(error))
        await self._claims.posted(digest.tenant, name)
        return DigestResult(digest, Became.POSTED)

    def _scope(self, digest: Digest) -> Scope | AccessRefused:
        """What may be shown: the team's own, or what the manager may see of it."""
        own = self._summaries.of_team(digest.tenant, digest.team)
        if not digest.user:
            return own
        scope = self._summaries.scope(Asker(digest.tenant, digest.user))
        if isinstance(scope, AccessRefused) or not digest.team:
            return scope
        return own if scope.covers(digest.team) else AccessRefused("not a team of theirs")


async def _patiently(post: DigestRoute, digest: Digest, reply: Reply) -> None:
    for _ in range(TRIES - 1):
        try:
            await post(digest, reply)
        except SendLater as later:
            await asyncio.sleep(min(LONGEST_WAIT, 1.0 if later.after is None else later.after))
        else:
            return
    await post(digest, reply)


def _headed(reply: Reply, digest: Digest, names: Names) -> Reply:
    of_what = names.get(digest.team, digest.team) or "all teams"
    said = f"The regular summary of {of_what if digest.user else 'what was asked in this channel'}."
    return replace(reply, blocks=(Notice(said), *reply.blocks))


def failures(results: Sequence[DigestResult]) -> int:
    """How many digests somebody has to look at."""
    return sum(result.failed for result in results)
