"""What the Teams front reads from the environment, under the Bot Framework's own names where it has them."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings

from advisor.errors import SettingsError

SERVICE_HOSTS = "smba.trafficmanager.net,.botframework.com,smba.infra.gcc.teams.microsoft.com,.botframework.azure.us"


@dataclass(frozen=True, slots=True)
class TeamsCloud:
    """Which of Microsoft's clouds this is: who signs, where keys and tokens come from, where answers may go."""

    issuer: str
    openid_url: str
    login_url: str
    scope: str
    service_hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamsSettings:
    """Everything the Teams front needs. In emulator mode nothing is authenticated, and the rest may be empty.

    `service_url` is where to speak before anybody has spoken to us.
    """

    app_id: str
    app_password: SecretStr
    tenants: frozenset[str]
    emulator: bool
    cloud: TeamsCloud
    service_url: str


def _either(framework: str, ours: str) -> AliasChoices:
    return AliasChoices(framework, ours)


class TeamsEnvironment(BaseSettings):
    """The Teams part of the environment."""

    teams_app_id: str = Field(default="", validation_alias=_either("MicrosoftAppId", "TEAMS_APP_ID"))
    teams_app_password: SecretStr = Field(
        default=SecretStr(""), validation_alias=_either("MicrosoftAppPassword", "TEAMS_APP_PASSWORD")
    )
    teams_tenant_id: str = Field(default="", validation_alias=_either("MicrosoftAppTenantId", "TEAMS_TENANT_ID"))
    teams_app_type: str = Field(default="SingleTenant", validation_alias=_either("MicrosoftAppType", "TEAMS_APP_TYPE"))
    teams_emulator: bool = Field(default=False, validation_alias="ADVISOR_TEAMS_EMULATOR")
    teams_issuer: str = Field(default="https://api.botframework.com", validation_alias="ToBotFromChannelTokenIssuer")
    teams_openid_url: str = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        validation_alias="ToBotFromChannelOpenIdMetadataUrl",
    )
    teams_login_url: str = Field(
        default="https://login.microsoftonline.com", validation_alias="ToChannelFromBotLoginUrl"
    )
    teams_scope: str = Field(
        default="https://api.botframework.com/.default", validation_alias="ToChannelFromBotOAuthScope"
    )
    teams_service_hosts: str = Field(default=SERVICE_HOSTS, validation_alias="ADVISOR_TEAMS_SERVICE_HOSTS")

    teams_service_url: str = Field(
        default="https://smba.trafficmanager.net/teams/", validation_alias="ADVISOR_TEAMS_SERVICE_URL"
    )

    @property
    def teams_wanted(self) -> bool:
        """Whether anything was set that only Teams needs."""
        return bool(self.teams_app_id or self.teams_app_password.get_secret_value() or self.teams_emulator)

    def teams(self, *, host: str) -> TeamsSettings:
        """What the Teams front needs to listen on `host`. SettingsError names everything that is missing or wrong."""
        if self.teams_emulator:
            _require_loopback(host)
        else:
            self._require_credentials()
        cloud = TeamsCloud(
            issuer=self.teams_issuer,
            openid_url=self.teams_openid_url,
            login_url=self.teams_login_url,
            scope=self.teams_scope,
            service_hosts=tuple(name for name in self.teams_service_hosts.replace(" ", "").split(",") if name),
        )
        tenants = frozenset({self.teams_tenant_id} - {""})
        return TeamsSettings(
            self.teams_app_id, self.teams_app_password, tenants, self.teams_emulator, cloud, self.teams_service_url
        )

    def _require_credentials(self) -> None:
        needed = {
            "MicrosoftAppId": self.teams_app_id,
            "MicrosoftAppPassword": self.teams_app_password.get_secret_value(),
            "MicrosoftAppTenantId": self.teams_tenant_id,
        }
        missing = ", ".join(name for name, value in needed.items() if not value)
        if missing:
            raise SettingsError(
                f"`advisor serve` cannot serve Teams without {missing}. The values are on your bot's page in the Azure "
                "portal (Configuration); put them in the environment or in a .env file."
            )
        if self.teams_app_type.lower() != "singletenant":
            raise SettingsError(
                f"MicrosoftAppType is {self.teams_app_type}, and only SingleTenant is supported. Please register the "
                "bot for one tenant, with a client secret."
            )


def _require_loopback(host: str) -> None:
    try:
        local = ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        raise SettingsError(
            "ADVISOR_TEAMS_EMULATOR switches authentication off, so it works on this machine only, and ADVISOR_HOST "
            f"is {host}. Please set ADVISOR_HOST to 127.0.0.1, or leave the emulator setting out."
        )
