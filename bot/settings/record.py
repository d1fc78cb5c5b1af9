"""What the record reads from the environment: who may see it, how small a group may be, and whose words are kept."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings

from advisor.errors import SettingsError
from advisor.summary import Manager
from bot.settings.lists import entries, readable

EVERY_TENANT = "*"
_ENTRY = re.compile(r"(?P<tenant>[^\s:=|,;*]+):(?P<user>[^\s=|,;*]+)(?:=(?P<teams>[^\s=,;*]+))?")


def parse_managers(named: str) -> tuple[Manager, ...]:
    """Managers as ADVISOR_MANAGERS names them: `tenant:user` for a whole tenant, `tenant:user=team|team` for teams.

    Entries are parted by commas, semicolons or white space. SettingsError counts to the entry that cannot be read;
    nobody may be named twice, since it would not be plain what holds.
    """
    managers = [_manager(entry, number) for number, entry in enumerate(entries(named), 1)]
    known: set[tuple[str, str]] = set()
    for number, manager in enumerate(managers, 1):
        if (manager.tenant, manager.user) in known:
            raise SettingsError(f"Entry {number} names somebody for the second time. Please join the two.")
        known.add((manager.tenant, manager.user))
    return tuple(managers)


def _manager(entry: str, number: int) -> Manager:
    found = _ENTRY.fullmatch(entry)
    teams = found["teams"].split("|") if found and found["teams"] else []
    if not found or not all(teams):
        raise SettingsError(f"Entry {number} is not of the form tenant:user or tenant:user=team|team.")
    return Manager(found["tenant"], found["user"], frozenset(teams) if teams else None)


class RecordEnvironment(BaseSettings):
    """The record's part of the environment."""

    people_secret: SecretStr | None = Field(default=None, min_length=16, validation_alias="ADVISOR_PEOPLE_SECRET")
    managers_named: Annotated[str, AfterValidator(readable(parse_managers))] = Field(
        default="", validation_alias="ADVISOR_MANAGERS"
    )
    smallest_group: int = Field(default=3, ge=2, validation_alias="ADVISOR_SMALLEST_GROUP")
    quoting_tenants: str = Field(default="", validation_alias="ADVISOR_KEEP_QUOTES")

    @property
    def managers(self) -> tuple[Manager, ...]:
        """Who may ask for summaries."""
        return parse_managers(self.managers_named)

    def keeps_quotes(self, tenant: str) -> bool:
        """Whether the tenant allows short quotes to be kept with its enquiries."""
        return bool({tenant, EVERY_TENANT} & set(entries(self.quoting_tenants)))
