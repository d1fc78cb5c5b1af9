"""What an overlay makes of a situation: the facts that the organisation's policy states, and its currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.costs.money import ExchangeRate
from advisor.data.availability import TuningPlatform
from advisor.facts import UNSURE, Fact, Facts
from advisor.overlay.file import Allowed, Currency, Overlay
from advisor.slots import PROVIDER
from advisor.verdict import Presumed


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose policy it is: name, digest of the overlay, the facts it states, its currency, and USD an hour of work.

    `others` are the rates of further currencies, for people who name sums in one of them.
    """

    name: str
    digest: str
    presumed: tuple[Presumed, ...] = ()
    rate: ExchangeRate | None = None
    hourly: float | None = None
    others: tuple[ExchangeRate, ...] = ()

    @property
    def title(self) -> str:
        """How a verdict names the overlay: whose it is, and its digest."""
        return f"{self.name} (overlay {self.digest})"

    @property
    def fixed(self) -> frozenset[str]:
        """The slots that nobody's words change: `advisor.dialogue.turn` keeps what is told of them out of the facts."""
        return frozenset(row.fact.slot for row in self.presumed if row.fixed)

    def stands(self, facts: Facts) -> tuple[Presumed, ...]:
        """The presumptions that count beside these facts: those of slots that are open or unsure."""
        return tuple(row for row in self.presumed if facts.band(row.fact.slot) in (None, UNSURE))


def organisation_of(overlay: Overlay, platforms: tuple[TuningPlatform, ...], day: date) -> Organisation:
    """The organisation behind an overlay, on `day`; `platforms` are those the overlay is already part of."""
    content = overlay.content
    stated = {row.slot: Presumed(Fact(row.slot, row.band, words=row.because), row.fixed) for row in content.presume}
    presumed = _one_provider(content.platforms, platforms) | stated
    hourly = content.work.hourly_usd if content.work else None
    own = _rate(content.currency, day) if content.currency else None
    others = tuple(_rate(row, day) for row in content.rate)
    return Organisation(content.name, overlay.digest, tuple(presumed.values()), own, hourly, others)


def _one_provider(allowed: Allowed | None, platforms: tuple[TuningPlatform, ...]) -> dict[str, Presumed]:
    """Where all the allowed platforms are one answer to the question of the provider, nobody has to be asked."""
    bands = {row.band for row in platforms if allowed and row.id in allowed.only}
    if allowed is None or len(bands) != 1:
        return {}
    return {PROVIDER.id: Presumed(Fact(PROVIDER.id, bands.pop(), words=allowed.because), fixed=True)}


def _rate(currency: Currency, day: date) -> ExchangeRate:
    return ExchangeRate(currency.code, currency.per_usd, currency.as_of, overdue=day > currency.review_by)
