"""Who may ask for a summary, and of what: closed by default, and looked up whenever somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LOCAL = "local"
"""The terminal's tenant. Whoever sits there owns the store, so nobody has to be hidden from them."""
SMALLEST_GROUP = 3
"""People: a smaller group is never shown apart."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks for a summary, as the platform names them: not a pseudonym."""

    tenant: str
    user: str


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who may ask: for the whole tenant, or for `teams` only (None: all of them)."""

    tenant: str
    user: str
    teams: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be shown: this tenant, and of it these teams (None: all). Groups under `smallest` people are merged."""

    tenant: str
    teams: frozenset[str] | None
    smallest: int = SMALLEST_GROUP

    def covers(self, team: str) -> bool:
        """Whether what happened in `team` may be counted; direct messages (no team) only for the whole tenant."""
        return self.teams is None or team in self.teams


@dataclass(frozen=True, slots=True)
class AccessRefused:
    """A kind no. `helpers` are the users of the same tenant who may ask for the whole of it, as the platform names
    them; where there is none, `why` says what an operator has to do."""

    why: str
    helpers: tuple[str, ...] = ()


def scope_of(managers: Sequence[Manager], asker: Asker, *, smallest: int = SMALLEST_GROUP) -> Scope | AccessRefused:
    """What the asker may see. The terminal's user manages the tenant `local`; everybody else has to be named."""
    if asker.tenant == LOCAL:
        return Scope(LOCAL, None, smallest=1)
    ours = [manager for manager in managers if manager.tenant == asker.tenant]
    named = next((manager for manager in ours if manager.user == asker.user), None)
    if named:
        return Scope(named.tenant, named.teams, smallest)
    helpers = tuple(manager.user for manager in ours if manager.teams is None) or tuple(own.user for own in ours)
    if helpers:
        return AccessRefused(
            "Summaries are for managers only, and you are not on my list. Somebody on it can help.", helpers
        )
    return AccessRefused(
        "Summaries are for managers only, and nobody here is on my list yet. "
        "Please ask whoever runs me to name managers in ADVISOR_MANAGERS."
    )
