"""Which regular digests the environment asks for: of which team, and to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings

from advisor.errors import SettingsError
from bot.settings.lists import entries, readable

ALL_TEAMS = "*"
_ENTRY = re.compile(r"(?P<tenant>[^\s:=,;*]+):(?P<team>[^\s=,;*]+|\*)(?:=(?P<user>[^\s=,;*]+))?")


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
    found = _ENTRY.fullmatch(entry)
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
