"""Who may see the record, how small a group may be, and which digests go to whom, from the environment."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings

from advisor.errors import SettingsError
from advisor.summary import Manager


def entries(named: str) -> list[str]:
    """The entries of a list, parted by commas, semicolons or white space."""
    return [entry for entry in re.split(r"[\s,;]+", named) if entry]


def readable(parse: Callable[[str], object]) -> Callable[[str], str]:
    """A pydantic validator that keeps the text if `parse` can read it; its SettingsError becomes a ValueError."""

    def check(named: str) -> str:
        try:
            parse(named)
        except SettingsError as error:
            raise ValueError(str(error)) from None
        return named

    return check


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


ALL_TEAMS = "*"
_DIGEST = re.compile(r"(?P<tenant>[^\s:=,;*]+):(?P<team>[^\s=,;*]+|\*)(?:=(?P<user>[^\s=,;*]+))?")


@dataclass(frozen=True, slots=True)
class Digest:
    """One regular summary: of `team` (empty: all of the tenant), for the manager `user` or, without one, for the
    team's own channel."""

    tenant: str
    team: str
    user: str = ""

    @property
    def name(self) -> str:
        """How it is known in messages and in the settings."""
        to = f"={self.user}" if self.user else ""
        return f"{self.tenant}:{self.team or ALL_TEAMS}{to}"


def parse_digests(named: str) -> tuple[Digest, ...]:
    """Digests as ADVISOR_DIGESTS names them: `tenant:team` for the team's own channel, `tenant:team=user` for one
    manager, `tenant:*=user` for a manager of the whole tenant.

    Entries are parted by commas, semicolons or white space. SettingsError counts to the entry that cannot be read.
    """
    return tuple(dict.fromkeys(_digest(entry, number) for number, entry in enumerate(entries(named), 1)))


def _digest(entry: str, number: int) -> Digest:
    found = _DIGEST.fullmatch(entry)
    if not found or (found["team"] == ALL_TEAMS and not found["user"]):
        raise SettingsError(
            f"Entry {number} is none of tenant:team, tenant:team=user and tenant:*=user (all teams need a user)."
        )
    return Digest(found["tenant"], "" if found["team"] == ALL_TEAMS else found["team"], found["user"] or "")


class DigestEnvironment(BaseSettings):
    """The digests' part of the environment."""

    digests_named: Annotated[str, AfterValidator(readable(parse_digests))] = Field(
        default="", validation_alias="ADVISOR_DIGESTS"
    )

    @property
    def digests(self) -> tuple[Digest, ...]:
        """What is posted regularly."""
        return parse_digests(self.digests_named)
