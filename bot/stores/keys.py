"""The one place that spells a Redis key: schema version first, then whose it is, then what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote

SCHEMA = "fa:1"


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    # Percent-encoding is injective and leaves no ":" or brace: no two names collide, and no name can end the hash tag.
    return quote(text, safe="", errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class ThreadKeys:
    """The keys of one thread; all carry one hash tag, so that one script may touch them together in Redis Cluster."""

    tenant: str
    thread: str

    @property
    def _prefix(self) -> str:
        return f"{SCHEMA}:{{{_escaped(self.tenant)}:{_escaped(self.thread)}}}"

    @property
    def session(self) -> str:
        """Hash: the session and its version."""
        return f"{self._prefix}:session"

    @property
    def inbox(self) -> str:
        """List: accepted messages in order, the oldest first."""
        return f"{self._prefix}:inbox"

    @property
    def outbox(self) -> str:
        """List: replies and enquiries that are committed and not delivered yet, the oldest first."""
        return f"{self._prefix}:outbox"

    @property
    def lease(self) -> str:
        """String: the process that works on the thread just now."""
        return f"{self._prefix}:lease"

    @property
    def takes(self) -> str:
        """String: how often the message at the head of the inbox was taken."""
        return f"{self._prefix}:takes"

    @property
    def told(self) -> str:
        """String: somebody was told that messages are waiting in the thread."""
        return f"{self._prefix}:told"

    def claim(self, message_id: str) -> str:
        """String: `taken` once the message was accepted, `done` once its turn was committed."""
        return f"{self._prefix}:claim:{_escaped(message_id)}"

    def repeat(self, message_id: str) -> str:
        """String: the attempt by which the reply may have been sent a second time. Goes with the claim."""
        return f"{self.claim(message_id)}:repeat"


@dataclass(frozen=True, slots=True)
class TenantKeys:
    """The keys of what a tenant has as a whole, in one hash slot: its enquiries and what it spends on models."""

    tenant: str

    @property
    def _prefix(self) -> str:
        # The colon keeps the hash tag from being empty, which would be none.
        return f"{SCHEMA}:{{{_escaped(self.tenant)}:}}"

    def log(self, day: date) -> str:
        """Hash: the enquiries opened on that day, by their ids."""
        return f"{self._prefix}:log:{day.isoformat()}"

    def teams(self, day: date) -> str:
        """Set: the teams that have a tally of that day, direct messages as the empty name."""
        return f"{self._prefix}:teams:{day.isoformat()}"

    def tally(self, day: date, team: str) -> str:
        """Hash: how often each contribution occurs among the team's enquiries opened on that day."""
        return f"{self._prefix}:tally:{day.isoformat()}:{_escaped(team)}"

    def person(self, pseudonym: str) -> str:
        """Set: the enquiries that somebody opened or spoke in."""
        return f"{self._prefix}:person:{_escaped(pseudonym)}"

    @property
    def forgotten(self) -> str:
        """Sorted set: marks of who was forgotten, by when, so that nothing late brings them back."""
        return f"{self._prefix}:forgotten"

    def digest(self, name: str) -> str:
        """String: that a regular digest is being posted, or was."""
        return f"{self._prefix}:digest:{_escaped(name)}"

    def usage(self, day: date) -> str:
        """Hash: the calls of models on that day, their tokens and their cost."""
        return f"{self._prefix}:usage:{day.isoformat()}"

    def paid(self, call_id: str) -> str:
        """String: the call is counted."""
        return f"{self._prefix}:paid:{_escaped(call_id)}"


def unfinished(platform: str) -> str:
    """Sorted set: the platform's threads that may have work left, by the time they were marked."""
    return f"{SCHEMA}:unfinished:{_escaped(platform)}"


def every_unfinished() -> str:
    """The pattern of every platform's marks."""
    return f"{SCHEMA}:unfinished:*"


def claims_of(tenant: str) -> str:
    """The pattern of all the tenant's claims. Escaped names hold no wildcard."""
    return f"{SCHEMA}:{{{_escaped(tenant)}:*}}:claim:*"


def all_of(tenant: str) -> str:
    """The pattern of every key that is the tenant's."""
    return f"{SCHEMA}:{{{_escaped(tenant)}:*"


def dead_letters() -> str:
    """List: what could not be answered or read, the latest first."""
    return f"{SCHEMA}:dead"


def probe(number: int) -> str:
    """String: written to see that a server takes writes; the numbers spread over all servers of a cluster."""
    return f"{SCHEMA}:probe:{number}"


def secret(name: str) -> str:
    """String: a secret that was made here because no setting gave one."""
    return f"{SCHEMA}:secret:{_escaped(name)}"
