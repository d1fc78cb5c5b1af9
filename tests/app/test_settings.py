"""Settings are read once and fail closed, with one message that names everything."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from advisor.errors import SettingsError
from bot.settings.settings import Settings


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "REDIS_URL", "ADVISOR_DATA_DIR", "ADVISOR_PORT"):
        monkeypatch.delenv(name, raising=False)


def test_serving_without_slack_names_every_missing_variable() -> None:
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET"):
        Settings.read().slack()


def test_an_empty_variable_counts_as_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "")

    with pytest.raises(SettingsError, match="without SLACK_SIGNING_SECRET"):
        Settings.read().slack()


def test_every_unusable_value_is_named_and_none_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_PORT", "s3cret")
    monkeypatch.setenv("ADVISOR_SESSION_DAYS", "0")

    with pytest.raises(SettingsError) as told:
        Settings.read()
    assert "ADVISOR_PORT" in str(told.value)
    assert "ADVISOR_SESSION_DAYS" in str(told.value)
    assert "s3cret" not in str(told.value)


def test_an_env_file_fills_in_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_SIGNING_SECRET=from-file\nUNKNOWN=1\n")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-environment")

    slack = Settings.read().slack()
    assert slack.bot_token.get_secret_value() == "xoxb-environment"
    assert slack.signing_secret.get_secret_value() == "from-file"


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hidden")
    monkeypatch.setenv("REDIS_URL", "redis://:hidden@localhost")

    assert "hidden" not in repr(Settings.read())


def test_retention_follows_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADVISOR_SESSION_DAYS", "3")

    retention = Settings.read().retention
    assert (retention.sessions, retention.enquiries) == (timedelta(days=3), timedelta(days=400))
