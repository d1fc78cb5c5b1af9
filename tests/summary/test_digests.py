"""`advisor summary --post`: each digest once a period, however often and from wherever it is called, to its people."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from redis.asyncio import Redis

from advisor.errors import SettingsError
from bot.settings.managers import Digest, parse_digests
from bot.settings.settings import Settings
from tests.house.figures import ROOT
from tests.support.command_line import Home
from tests.support.fakes_slack import Answer, RecordingSlack
from tests.support.fakes_teams import RecordingConnector
from tests.support.recent import keep, recent
from tests.support.slack_front import labels, texts
from tests.support.slack_http import SECRET, TOKEN
from tests.support.teams_http import APP_ID, TENANT

BOSS = "00000000-1111-2222-3333-444444444444"
CLAIMS = "19:claims@thread.tacv2"


@dataclass
class Posting:
    """A home whose settings lead to a Slack and a Teams on loopback."""

    home: Home
    slack: RecordingSlack
    teams: RecordingConnector

    async def run(self, digests: str, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run `advisor summary --post` for these digests."""
        home = Home(self.home.folder, self.home.settings | {"ADVISOR_DIGESTS": digests} | settings)
        return await asyncio.to_thread(home.run, "summary", "--post", *words)


@pytest.fixture
async def posting(client: Redis, redis_url: str, tmp_path: Path) -> AsyncIterator[Posting]:
    async with RecordingSlack().served() as slack, RecordingConnector().served() as teams:
        settings = {
            "REDIS_URL": redis_url,
            "SLACK_BOT_TOKEN": TOKEN,
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": slack.url,
            "ADVISOR_TEAMS_EMULATOR": "true",
            "MicrosoftAppId": APP_ID,
            "MicrosoftAppTenantId": TENANT,
            "ADVISOR_TEAMS_SERVICE_URL": teams.url,
            "ADVISOR_MANAGERS": f"T1:U00BOSS=C00ONE {TENANT}:{BOSS}",
        }
        slack.channels_of = {"U00BOSS": {"C00ONE": "claims"}}
        for ago in (0, 7, 14):
            await keep(client, recent(40, tenant="T1", teams=["C00ONE", "C00TWO"], ago=ago))
        await keep(client, recent(40, tenant=TENANT, teams=[CLAIMS], platform="teams"))
        yield Posting(Home(tmp_path, settings), slack, teams)


async def test_a_digest_goes_to_the_teams_channel_once_however_often_it_is_called(posting: Posting) -> None:
    first = await posting.run("T1:C00ONE")
    again = await asyncio.gather(*(posting.run("T1:C00ONE") for _ in range(3)))
    (post,) = posting.slack.posts
    said = "\n".join(texts(post["blocks"]))

    assert (first.returncode, [done.returncode for done in again]) == (0, [0, 0, 0])
    assert "T1:C00ONE: posted" in first.stdout
    assert all("was posted before" in done.stdout for done in again)
    assert (post["channel"], labels(post)) == ("C00ONE", [])
    assert "what was asked in this channel" in said
    assert "C00TWO" not in said
    assert [block["type"] for block in post["blocks"]].count("image") == 1


async def test_calls_at_the_same_time_post_one_digest(posting: Posting) -> None:
    done = await asyncio.gather(*(posting.run("T1:C00ONE") for _ in range(3)))

    assert sorted("was posted before" in one.stdout for one in done) == [False, True, True]
    assert len(posting.slack.posts) == 1


async def test_another_period_is_another_digest(posting: Posting) -> None:
    await posting.run("T1:C00ONE")
    await posting.run("T1:C00ONE", "--period", "month")

    assert len(posting.slack.posts) == 2


async def test_a_manager_gets_the_digest_personally_in_slack_and_in_teams(posting: Posting) -> None:
    done = await posting.run(f"T1:C00ONE=U00BOSS, {TENANT}:*={BOSS}")
    (post,) = posting.slack.posts
    (card,) = posting.teams.posted

    assert done.returncode == 0
    assert (post["channel"], "List the enquiries" in labels(post)) == ("U00BOSS", True)
    assert texts(post["blocks"])[0] == "The regular summary of #claims."
    assert card.conversation == f"a:chat-{BOSS}"
    assert "The regular summary of all teams." in card.texts


async def test_a_teams_team_gets_its_digest_in_its_own_conversation(posting: Posting) -> None:
    await posting.run(f"{TENANT}:{CLAIMS}")

    assert [card.conversation for card in posting.teams.posted] == [CLAIMS]


@pytest.mark.parametrize("digest", ["T1:C00TWO=U00BOSS", "T1:*=U00NOBODY", "T9:C00ONE=U00BOSS"])
async def test_nobody_is_sent_what_they_may_not_see(posting: Posting, digest: str) -> None:
    done = await posting.run(digest)

    assert (done.returncode, posting.slack.posts) == (1, [])
    assert "the user is no manager of that team" in done.stdout


async def test_a_team_of_too_few_people_gets_nothing_and_that_is_no_failure(posting: Posting, client: Redis) -> None:
    await keep(client, recent(20, tenant="T1", teams=["C00TINY"], people=2, ago=7))
    done = await posting.run("T1:C00TINY")

    assert (done.returncode, posting.slack.posts) == (0, [])
    assert "too few people" in done.stdout


async def test_what_a_platform_refuses_is_told_and_can_be_tried_again(posting: Posting) -> None:
    posting.slack.answers = [Answer(error="channel_not_found")]
    failed = await posting.run("T1:C00ONE")
    again = await posting.run("T1:C00ONE")

    assert (failed.returncode, "channel_not_found" in failed.stdout) == (1, True)
    assert (again.returncode, len(posting.slack.posts)) == (0, 1)


async def test_a_platform_that_is_busy_is_asked_again(posting: Posting) -> None:
    posting.slack.answers = [Answer(429, "ratelimited", {"Retry-After": "0"})]
    done = await posting.run("T1:C00ONE")

    assert (done.returncode, len(posting.slack.posts)) == (0, 1)


def test_digests_are_named_for_a_team_its_manager_or_a_manager_of_everything() -> None:
    assert parse_digests(f"T1:C1, {TENANT}:{CLAIMS}=U2; T1:*=U3") == (
        Digest("T1", "C1"),
        Digest(TENANT, CLAIMS, "U2"),
        Digest("T1", "", "U3"),
    )


@pytest.mark.parametrize("named", ["C1", "T1:", "T1:*", "T1:C1=", "T1:C1=U1=U2"])
def test_a_digest_that_cannot_be_read_stops_the_start(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_DIGESTS", f"T9:C9 {named}")

    with pytest.raises(SettingsError, match=r"ADVISOR_DIGESTS.*Entry 2"):
        Settings.read()


def test_the_example_job_calls_what_exists_as_an_ordinary_user() -> None:
    job = yaml.safe_load((ROOT / "deploy" / "summary-cronjob.yaml").read_text())
    (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]

    assert container["args"][:3] == ["advisor", "summary", "--post"]
    assert container["securityContext"]["runAsNonRoot"] is True
    assert job["spec"]["concurrencyPolicy"] == "Forbid"
