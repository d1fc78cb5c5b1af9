"""Reads the environment once; what is missing or wrong stops the start with one message that names all of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.errors import SettingsError
from bot.bounds import MOST_WAITING
from bot.settings.llm import ModelEnvironment
from bot.settings.managers import DigestEnvironment, RecordEnvironment
from bot.settings.redis_url import read_address
from bot.settings.teams import TeamsEnvironment

MOST_WORKERS = 4
"""A larger machine may have more, by setting; each takes some 210 MB."""


def usual_workers() -> int:
    """One for each core that this process may use, up to a bound."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST_WORKERS, cores)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each thing is kept: sessions, the claims that make a redelivered message known, enquiries."""

    sessions: timedelta = timedelta(days=14)
    claims: timedelta = timedelta(hours=24)
    enquiries: timedelta = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """Everything the Slack front needs: requests come signed, or by Socket Mode where there is an app token, or both.

    `thread_replies`: also hear what is said without a mention in threads that the bot is part of.
    """

    bot_token: SecretStr
    signing_secret: SecretStr | None
    app_token: SecretStr | None
    api_url: str
    command: str
    thread_replies: bool


class Settings(TeamsEnvironment, ModelEnvironment, RecordEnvironment, DigestEnvironment, BaseSettings):
    """The environment, with `.env` beneath it. Empty variables count as missing."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(
        default_factory=lambda: Path.home() / ".local" / "share" / "finetune-advisor",
        validation_alias="ADVISOR_DATA_DIR",
    )
    overlay: Path | None = Field(default=None, validation_alias="ADVISOR_OVERLAY")
    redis_url: SecretStr | None = Field(default=None, validation_alias="REDIS_URL")
    redis_ca_file: Path | None = Field(default=None, validation_alias="REDIS_CA_FILE")
    slack_bot_token: SecretStr | None = Field(default=None, validation_alias="SLACK_BOT_TOKEN")
    slack_signing_secret: SecretStr | None = Field(default=None, validation_alias="SLACK_SIGNING_SECRET")
    slack_app_token: SecretStr | None = Field(default=None, validation_alias="SLACK_APP_TOKEN")
    slack_api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    slack_command: str = Field(default="/finetune", pattern=r"^/[^\s/]{1,31}$", validation_alias="SLACK_COMMAND")
    slack_thread_replies: bool = Field(default=True, validation_alias="SLACK_THREAD_REPLIES")
    host: str = Field(default="127.0.0.1", validation_alias="ADVISOR_HOST")
    port: int = Field(default=3978, ge=0, le=65535, validation_alias="ADVISOR_PORT")
    workers: int = Field(default_factory=usual_workers, ge=0, le=32, validation_alias="ADVISOR_WORKERS")
    most_waiting: int = Field(default=MOST_WAITING, ge=1, validation_alias="ADVISOR_MOST_WAITING")
    session_days: int = Field(default=14, ge=1, validation_alias="ADVISOR_SESSION_DAYS")
    claim_hours: int = Field(default=24, ge=1, validation_alias="ADVISOR_CLAIM_HOURS")
    enquiry_days: int = Field(default=400, ge=1, validation_alias="ADVISOR_ENQUIRY_DAYS")

    @field_validator("redis_url", "redis_ca_file")
    @classmethod
    def _usable(cls, value: SecretStr | Path | None, info: ValidationInfo) -> SecretStr | Path | None:
        url, ca_file = (value, None) if isinstance(value, SecretStr) else (info.data.get("redis_url"), value)
        if isinstance(url, SecretStr):
            try:
                read_address(url.get_secret_value(), ca_file)
            except SettingsError as error:
                raise ValueError(str(error)) from None
        return value

    @classmethod
    def read(cls) -> Settings:
        """The settings of this process. SettingsError names every variable that has an unusable value."""
        try:
            return cls()
        except ValidationError as error:
            wrong = "; ".join(map(_sentence, error.errors()))
            raise SettingsError(f"Some settings cannot be used. Please mend them and start again. {wrong}") from None

    def over(self, overlay: Path | None) -> Settings:
        """These settings with the overlay that a command named, if it named one."""
        return self.model_copy(update={"overlay": overlay}) if overlay else self

    @property
    def slack_wanted(self) -> bool:
        """Whether anything was set that only Slack needs."""
        return bool(self.slack_bot_token or self.slack_signing_secret)

    @property
    def retention(self) -> Retention:
        """How long things are kept."""
        return Retention(
            sessions=timedelta(days=self.session_days),
            claims=timedelta(hours=self.claim_hours),
            enquiries=timedelta(days=self.enquiry_days),
        )

    def slack(self) -> SlackSettings:
        """What the Slack front needs. SettingsError names every variable of it that is missing."""
        token, secret, app_token = self.slack_bot_token, self.slack_signing_secret, self.slack_app_token
        needed = {"SLACK_BOT_TOKEN": token, "SLACK_SIGNING_SECRET": secret or app_token}
        missing = ", ".join(name for name, value in needed.items() if value is None)
        if token is None or missing:
            raise SettingsError(
                f"`advisor serve` cannot start without {missing}. Both values are on your Slack app's settings pages "
                "(OAuth & Permissions, and Basic Information); put them in the environment or in a .env file. "
                "With Socket Mode, SLACK_APP_TOKEN does instead of the signing secret."
            )
        return SlackSettings(
            token, secret, app_token, self.slack_api_url, self.slack_command, self.slack_thread_replies
        )


def _sentence(problem: ErrorDetails) -> str:
    return f"{problem['loc'][0]}: {problem['msg'].removeprefix('Value error, ')}"
