"""One consultation, for the record: opened at its first turn, updated by later ones, idempotent by its id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from advisor.facts import Facts


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What managers may later count. `id` stays the same through a consultation; the latest update wins.

    `fine_tuning` and `approach` are empty until there is a verdict. "Abandoned" is derived when read.
    """

    id: str
    tenant: str
    thread: str
    opened: datetime
    updated: datetime
    facts: Facts
    fine_tuning: str
    approach: str
    settled: bool
    policy: str
