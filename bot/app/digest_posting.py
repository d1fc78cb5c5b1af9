"""What posts digests: the summaries, the claims, and a way to each platform that is configured."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

from advisor.errors import SettingsError
from advisor.reply import Reply
from advisor.summary import Asker
from advisor.summary.blocks import Names
from bot.app.base import store_client
from bot.app.responders import summaries_on
from bot.inbox.items import ReturnAddress
from bot.inbox.ports import SendLater, SendRefused
from bot.reports.digest import DigestRoute, Digests
from bot.reports.naming import Places
from bot.settings.managers import Digest
from bot.settings.overlay_file import overlay_of
from bot.settings.settings import Settings, SlackSettings
from bot.settings.teams import TeamsSettings
from bot.slack.lookups import SlackPlaces
from bot.slack.parse import PLATFORM as SLACK
from bot.slack.send import SlackSender, web_client, web_session
from bot.stores.posted_digests import RedisDigests
from bot.teams.adapter import Conversing
from bot.teams.connector import AppToken, ConnectorError, Conversations, http_session
from bot.teams.parse import PLATFORM as TEAMS
from bot.teams.rosters import TeamsPlaces
from bot.teams.send import TeamsSender

NO_DIGESTS = (
    "There is no digest to post. Name them in ADVISOR_DIGESTS: tenant:team for a team's own channel, tenant:team=user "
    "for its manager, tenant:*=user for a manager of everything."
)
PostTo = Callable[[Digest], DigestRoute]


class _Named:
    """What a manager's teams are called, on a platform's word."""

    def __init__(self, places: Places) -> None:
        self._places = places

    async def names(self, digest: Digest) -> Names:
        """The team's name, if the manager is in it; a team knows its own."""
        if not (digest.user and digest.team):
            return {}
        return await self._places.readable(Asker(digest.tenant, digest.user), frozenset({digest.team}))


class _SlackPost(_Named):
    def __init__(self, send: SlackSender, places: Places) -> None:
        super().__init__(places)
        self._send = send

    async def __call__(self, digest: Digest, reply: Reply) -> None:
        """Post to the channel; a user's id stands for the direct messages with them."""
        await self._send(ReturnAddress(SLACK, team=digest.tenant, channel=digest.user or digest.team), reply)


class _TeamsPost(_Named):
    def __init__(self, settings: TeamsSettings, send: TeamsSender, chats: Conversations, places: Places) -> None:
        super().__init__(places)
        self._settings = settings
        self._send = send
        self._chats = chats

    async def __call__(self, digest: Digest, reply: Reply) -> None:
        """Post in the team's general channel, whose id the team's is, or in the personal chat with the user."""
        conversation = await self._chat(digest) if digest.user else digest.team
        address = ReturnAddress(TEAMS, digest.tenant, self._settings.service_url, conversation)
        await self._send(address, reply)

    async def _chat(self, digest: Digest) -> str:
        try:
            return await self._chats.open_chat(digest.user, app_id=self._settings.app_id, tenant=digest.tenant)
        except ConnectorError as error:
            if error.status and error.status < 500 and error.status not in (401, 429):
                raise SendRefused(str(error)) from error
            raise SendLater(str(error), error.after) from error


@asynccontextmanager
async def digests(settings: Settings) -> AsyncIterator[tuple[Digests, PostTo]]:
    """What makes digests, and the way for each. Raises SettingsError, StoreUnavailable and DataError."""
    if not settings.digests:
        raise SettingsError(NO_DIGESTS)
    async with AsyncExitStack() as stack:
        ways: dict[str, DigestRoute] = {}
        if settings.slack_wanted:
            ways[SLACK] = await stack.enter_async_context(_slack(settings.slack()))
        if settings.teams_wanted:
            ways[TEAMS] = await stack.enter_async_context(_teams(settings.teams(host=settings.host)))
        client = await stack.enter_async_context(store_client(settings))
        claims = RedisDigests(client, settings.retention.enquiries)
        made = Digests(summaries=summaries_on(client, settings, overlay_of(settings)), claims=claims)
        yield made, lambda digest: _way(ways, settings, digest)


def _way(ways: Mapping[str, DigestRoute], settings: Settings, digest: Digest) -> DigestRoute:
    """The platform of the digest's tenant: Teams' own tenant, or else Slack."""
    platform = TEAMS if digest.tenant == settings.teams_tenant_id else SLACK
    if platform not in ways:
        raise SettingsError(f"{digest.name} cannot be posted, because {platform.capitalize()} is not configured.")
    return ways[platform]


@asynccontextmanager
async def _slack(settings: SlackSettings) -> AsyncIterator[DigestRoute]:
    async with web_session() as session:
        client = web_client(settings, session)
        yield _SlackPost(SlackSender(client), SlackPlaces(client))


@asynccontextmanager
async def _teams(settings: TeamsSettings) -> AsyncIterator[DigestRoute]:
    async with http_session() as http:
        chats = Conversations(settings.service_url, http, AppToken(settings, http))
        yield _TeamsPost(settings, TeamsSender(Conversing(settings, http)), chats, TeamsPlaces(settings, http))
