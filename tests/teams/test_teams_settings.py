"""Teams starts only where it is safe to, and says in one message what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import SettingsError
from bot.app.serving import open_house
from bot.settings.settings import Settings
from bot.teams.auth import EmulatorDoor
from bot.teams.request_checks import RequestRefused

NAMES = ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType", "ADVISOR_TEAMS_EMULATOR")
OURS = ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID", "TEAMS_APP_TYPE")


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (*NAMES, *OURS, "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def set_all(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("given", [{"MicrosoftAppId": "an-app"}, {"TEAMS_APP_ID": "an-app"}])
def test_every_missing_variable_is_named_at_once(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> None:
    set_all(monkeypatch, **given)

    assert Settings.read().teams_wanted
    with pytest.raises(SettingsError, match="without MicrosoftAppPassword, MicrosoftAppTenantId"):
        Settings.read().teams(host="0.0.0.0")  # noqa: S104


def test_the_bot_frameworks_names_and_ours_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, TEAMS_APP_ID="an-app", MicrosoftAppPassword="hidden", TEAMS_TENANT_ID="a-tenant")

    teams = Settings.read().teams(host="127.0.0.1")
    assert (teams.app_id, teams.tenants, teams.emulator) == ("an-app", frozenset({"a-tenant"}), False)
    assert "hidden" not in repr(teams) + repr(Settings.read())


def test_a_kind_of_bot_that_is_not_supported_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, MicrosoftAppId="a", MicrosoftAppPassword="b", MicrosoftAppTenantId="c")
    set_all(monkeypatch, MicrosoftAppType="MultiTenant")

    with pytest.raises(SettingsError, match="only SingleTenant"):
        Settings.read().teams(host="127.0.0.1")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_emulator_needs_no_secrets_on_this_machine(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    set_all(monkeypatch, ADVISOR_TEAMS_EMULATOR="true")

    assert Settings.read().teams(host=host).emulator


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "advisor.example"])  # noqa: S104
def test_the_emulator_is_refused_where_others_could_reach_it(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    set_all(monkeypatch, ADVISOR_TEAMS_EMULATOR="true", MicrosoftAppId="an-app")

    with pytest.raises(SettingsError, match="this machine only"):
        Settings.read().teams(host=host)


async def test_with_no_platform_configured_the_message_names_what_each_needs() -> None:
    with pytest.raises(SettingsError, match=r"SLACK_BOT_TOKEN.*MicrosoftAppId, MicrosoftAppPassword"):
        async with open_house(Settings.read()):
            pass


@pytest.mark.parametrize(("peer", "welcome"), [("127.0.0.1", True), ("::1", True), ("10.0.0.7", False), ("", False)])
async def test_in_emulator_mode_only_this_machine_may_call(peer: str, welcome: bool) -> None:
    calling = EmulatorDoor().caller("", peer)

    if welcome:
        assert await calling
    else:
        with pytest.raises(RequestRefused, match="only this machine") as refused:
            await calling
        assert refused.value.status == 401
