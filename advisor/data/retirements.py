"""Dated data: which tuning ends when, which tuned models stop answering, and which bases go."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from advisor.data.dated import Certainty, DataModel, DatedRow, load_data, long_date, no_id_twice

FILE = "retirements.toml"


class Ends(StrEnum):
    """What ends. The first three are about new tuning jobs: of new customers, of idle ones, of everybody."""

    TRAINING_NEW = "training_new"
    TRAINING_IDLE = "training_idle"
    TRAINING = "training"
    TUNED_INFERENCE = "tuned_inference"
    BASE = "base"


ENDS_A_TUNED_MODEL = frozenset({Ends.TUNED_INFERENCE, Ends.BASE})
"""What a tuned model does not survive: its own end, and its base's."""


class Retirement(DatedRow):
    """Something ends at a platform on a day: for the `models` named, or for everything there if none is.

    `on` is the first day without it; `earliest` where the seller promises no more than "not before".
    """

    id: str = Field(min_length=1)
    platform: str = Field(min_length=1)
    models: tuple[str, ...] = ()
    ends: Ends
    on: date
    earliest: bool = False
    says: str = Field(min_length=1)
    evidence: Certainty

    def over(self, day: date) -> bool:
        """Whether it has ended by `day`."""
        return self.on <= day

    def concerns(self, platform: str, model: str = "") -> bool:
        """Whether it is about this model there, or, without a model, about anything at that platform."""
        return platform == self.platform and (not model or not self.models or model in self.models)

    def sentence(self) -> str:
        """What it says, with its date: "Tuned o4-mini models stop answering on Azure: on 16 October 2027."."""
        return f"{self.says.rstrip('.')}: {'not before' if self.earliest else 'on'} {long_date(self.on)}."


class _File(DataModel):
    retirement: tuple[Retirement, ...]


def load_retirements(text: str | None = None) -> tuple[Retirement, ...]:
    """The rows of the checked-in file, or of `text` in its format; DataError names the file and the wrong key."""
    rows = load_data(FILE, _File, text).retirement
    no_id_twice(FILE, rows)
    return rows


def applying(
    retirements: tuple[Retirement, ...], platform: str, model: str = "", *, after: date | None = None
) -> tuple[Retirement, ...]:
    """What ends at a platform (an id of providers.toml) for a model, or for any, soonest first.

    With `after`, only what ends later than that day; without, also what has ended already.
    """
    found = [row for row in retirements if row.concerns(platform, model) and not (after and row.over(after))]
    return tuple(sorted(found, key=lambda row: row.on))


def end_of_tuned(retirements: tuple[Retirement, ...], platform: str, model: str = "") -> Retirement | None:
    """The first date, past or to come, on which a tuned model there stops answering; None where no date is known.

    Without a model it is the first such date of any model at the platform.
    """
    found = [row for row in applying(retirements, platform, model) if row.ends in ENDS_A_TUNED_MODEL]
    return found[0] if found else None
