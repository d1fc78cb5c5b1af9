"""How the record is written down: an enquiry's entry in the log, and a contribution as the field that counts it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote, unquote

import structlog
from pydantic import TypeAdapter, ValidationError

from advisor.enquiry import Enquiry
from advisor.facts import Fact, Facts
from advisor.rules.former_ids import of_today
from advisor.slots import TASK
from advisor.slots.former import modern
from advisor.summary import Contribution, contribution_of
from advisor.summary.contribution import Profile
from bot.stores.codec import CodecError, enquiry_of_today, faults

log = structlog.get_logger()

_ENQUIRY = TypeAdapter(Enquiry)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An enquiry as the log holds it, under a version."""

    version: int
    enquiry: Enquiry

    @property
    def contribution(self) -> str:
        """The field that counts it."""
        return contribution_text(contribution_of(self.enquiry))

    @property
    def json(self) -> bytes:
        """The enquiry alone."""
        return _ENQUIRY.dump_json(self.enquiry, exclude_defaults=True)

    def encode(self) -> bytes:
        """The whole entry: three lines, so that a script finds the first two without reading the last."""
        return f"{self.version}\n{self.contribution}\n".encode() + self.json


def read_entry(data: bytes) -> LogEntry:
    """The entry again. Raises CodecError."""
    try:
        version, _, enquiry = data.split(b"\n", 2)
        return LogEntry(int(version), enquiry_of_today(_ENQUIRY.validate_json(enquiry)))
    except ValidationError as error:
        raise CodecError(f"no entry of the log: {faults(error)}") from error
    except ValueError as error:
        raise CodecError("no entry of the log: not three lines that begin with a number") from error


def readable(entries: Iterable[bytes]) -> Iterator[LogEntry]:
    """The entries that this version can read; of another it says so in the log, and one does not hide the others."""
    for data in entries:
        try:
            yield read_entry(data)
        except CodecError as error:
            log.error("an entry of the log cannot be read and is left out", why=str(error))


def contribution_text(contribution: Contribution) -> str:
    """The contribution but for its day and team, which stand in the key."""
    profile = json.dumps(contribution.profile, separators=(",", ":"), ensure_ascii=True, default=date.isoformat)
    return f"{quote(contribution.asker, safe='')}|{profile}"


def read_contribution(day: date, team: str, text: str) -> Contribution:
    """The contribution again. Raises CodecError."""
    asker, _, profile = text.partition("|")
    try:
        return Contribution(day, team, unquote(asker), _profile(profile))
    except (TypeError, ValueError) as error:
        raise CodecError(f"no contribution: {type(error).__name__}") from error


@lru_cache(maxsize=65_536)
def _profile(text: str) -> Profile:
    verdict, approach, settled, wanted, helpful, task, gates, updated, chosen, tuned = json.loads(text)
    day = date.fromisoformat(updated) if updated else None
    return Profile(verdict, approach, settled, wanted, helpful, _task(task), of_today(gates), day, chosen, tuned)


def _task(word: str) -> str:
    """The task that the word stands for; earlier versions counted by goal, and some goals told no task."""
    known = word in (band.id for band in TASK.bands)
    return word if known else Facts(modern([Fact("goal", word)])).band(TASK.id) or ""
