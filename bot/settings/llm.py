"""What the model reads from the environment: who provides it, which models, how long and how dear they may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from advisor.errors import SettingsError

READING_MODEL = "claude-haiku-5-5"
EXPLAINING_MODEL = "claude-sonnet-5-5"


class Provider(StrEnum):
    """Who runs the model. `anthropic` is also any endpoint that speaks its Messages API."""

    NONE = "none"
    ANTHROPIC = "anthropic"
    BEDROCK = "bedrock"
    VERTEX = "vertex"


@dataclass(frozen=True, slots=True)
class Task:
    """What one kind of call may take: the model's name, seconds until it is given up, tokens of its answer.

    `thinking` is how it may think first, in the API's words; empty leaves it to the model.
    """

    model: str
    seconds: float
    tokens: int
    thinking: str = ""


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Everything that is needed to ask a model.

    `daily_usd` is each tenant's budget of a day (UTC), `calls` how many calls of a kind may be in flight, and `rest`
    after how many seconds a model that is in trouble is tried again.
    """

    provider: Provider
    api_key: SecretStr | None
    base_url: str | None
    region: str
    project: str
    reading: Task
    explaining: Task
    daily_usd: float
    calls: int
    rest: float


class Thinking(StrEnum):
    """How a model may think before it answers; `own` leaves it to the model, as some take no other word for it."""

    OWN = "own"
    DISABLED = "disabled"
    ADAPTIVE = "adaptive"


class ModelEnvironment(BaseSettings):
    """The model's part of the environment."""

    model_provider: Provider | None = Field(default=None, validation_alias="ADVISOR_MODEL_PROVIDER")
    anthropic_api_key: SecretStr | None = Field(default=None, validation_alias="ANTHROPIC_API_KEY")
    model_base_url: str | None = Field(default=None, pattern="^https?://", validation_alias="ANTHROPIC_BASE_URL")
    model_region: str = Field(default="", validation_alias="ADVISOR_MODEL_REGION")
    model_project: str = Field(default="", validation_alias="ADVISOR_MODEL_PROJECT")
    reading_model: str = Field(default="", validation_alias="ADVISOR_READING_MODEL")
    reading_seconds: float = Field(default=4.0, gt=0, le=60, validation_alias="ADVISOR_READING_SECONDS")
    reading_tokens: int = Field(default=1_500, ge=100, validation_alias="ADVISOR_READING_TOKENS")
    reading_thinking: Thinking = Field(default=Thinking.DISABLED, validation_alias="ADVISOR_READING_THINKING")
    explaining_model: str = Field(default="", validation_alias="ADVISOR_EXPLAINING_MODEL")
    explaining_seconds: float = Field(default=20.0, gt=0, le=120, validation_alias="ADVISOR_EXPLAINING_SECONDS")
    explaining_tokens: int = Field(default=2_000, ge=100, validation_alias="ADVISOR_EXPLAINING_TOKENS")
    explaining_thinking: Thinking = Field(default=Thinking.OWN, validation_alias="ADVISOR_EXPLAINING_THINKING")
    model_daily_usd: float = Field(default=5.0, ge=0, validation_alias="ADVISOR_MODEL_DAILY_USD")
    model_calls: int = Field(default=20, ge=1, validation_alias="ADVISOR_MODEL_CALLS")
    model_rest_seconds: float = Field(default=10.0, gt=0, le=600, validation_alias="ADVISOR_MODEL_REST_SECONDS")

    def model(self) -> ModelSettings | None:
        """How to ask a model; None where none is configured. SettingsError names everything that is missing."""
        provider = self.model_provider or (Provider.ANTHROPIC if self.anthropic_api_key else Provider.NONE)
        if provider is Provider.NONE:
            return None
        self._require(provider)
        return ModelSettings(
            provider=provider,
            api_key=self.anthropic_api_key,
            base_url=self.model_base_url,
            region=self.model_region,
            project=self.model_project,
            reading=Task(
                self.reading_model or READING_MODEL,
                self.reading_seconds,
                self.reading_tokens,
                _named(self.reading_thinking),
            ),
            explaining=Task(
                self.explaining_model or EXPLAINING_MODEL,
                self.explaining_seconds,
                self.explaining_tokens,
                _named(self.explaining_thinking),
            ),
            daily_usd=self.model_daily_usd,
            calls=self.model_calls,
            rest=self.model_rest_seconds,
        )

    def _require(self, provider: Provider) -> None:
        elsewhere = {
            "ADVISOR_MODEL_REGION": self.model_region,
            "ADVISOR_READING_MODEL": self.reading_model,
            "ADVISOR_EXPLAINING_MODEL": self.explaining_model,
        }
        needed: dict[Provider, dict[str, object]] = {
            Provider.ANTHROPIC: {"ANTHROPIC_API_KEY": self.anthropic_api_key or self.model_base_url},
            Provider.BEDROCK: {**elsewhere},
            Provider.VERTEX: {**elsewhere, "ADVISOR_MODEL_PROJECT": self.model_project},
        }
        missing = ", ".join(name for name, value in needed.get(provider, {}).items() if not value)
        if missing:
            raise SettingsError(
                f"ADVISOR_MODEL_PROVIDER is {provider.value}, and that needs {missing}. Set them in the environment or "
                "in a .env file, or set ADVISOR_MODEL_PROVIDER=none to go on without a model."
            )


def _named(thinking: Thinking) -> str:
    return "" if thinking is Thinking.OWN else thinking.value
