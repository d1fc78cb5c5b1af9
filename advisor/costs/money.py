"""Amounts of money: what they rest on, how they read, and in whose currency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import floor, inf, log10

from advisor.data.prices import Price


@dataclass(frozen=True, slots=True)
class CostFigure:
    """An amount in USD, exact, with every price that it rests on."""

    usd: float
    prices: tuple[Price, ...] = ()

    def __add__(self, other: CostFigure) -> CostFigure:
        return CostFigure(self.usd + other.usd, together(self.prices, other.prices))

    def times(self, factor: float) -> CostFigure:
        """This amount `factor` times over, resting on the same prices."""
        return CostFigure(self.usd * factor, self.prices)


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What a US dollar costs in another currency as of a day, set by the operator. `currency` is an ISO code.

    `overdue`: its review date has passed.
    """

    currency: str
    per_usd: float
    as_of: date
    overdue: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.per_usd < inf:
            raise ValueError(f"one US dollar cannot cost {self.per_usd} {self.currency}; give a positive rate")


@dataclass(frozen=True, slots=True)
class Named:
    """A sum as the asker named it, and what it counts as in USD.

    `currency` is an ISO code, empty where none was named. `about`: it stands for a band.
    """

    value: float
    usd: float
    currency: str = ""
    about: bool = False

    @classmethod
    def of(cls, value: float, currency: str, rate: ExchangeRate | None, *, about: bool = False) -> Named:
        """The sum, at the rate that is set for its currency; one for one where none is."""
        known = rate is not None and rate.currency == currency
        return cls(value, value / rate.per_usd if rate and known else value, currency, about)

    @property
    def unconverted(self) -> bool:
        """Whether it is in another currency and counts one for one, as no rate is set."""
        return self.currency not in ("", "USD") and self.usd == self.value

    def times(self, factor: float) -> Named:
        """This sum `factor` times over, in the same currency."""
        return Named(self.value * factor, self.usd * factor, self.currency, self.about)

    @property
    def exactly(self) -> str:
        """The sum as it was named: 45,000 or EUR 45,000."""
        return f"{self._sign}{self.value:,.0f}" if self.value >= 1 else self.rounded

    @property
    def rounded(self) -> str:
        """The sum to two significant digits."""
        return f"{self._sign}{_digits(self.value)}"

    @property
    def _sign(self) -> str:
        return {"": "", "USD": "US$"}.get(self.currency, f"{self.currency} ")


def together(*prices: tuple[Price, ...]) -> tuple[Price, ...]:
    """All these prices, each once, in the order of first use."""
    return tuple({row.id: row for rows in prices for row in rows}.values())


def rounded(value: float) -> float:
    """`value` to two significant digits: more would claim what no estimate knows."""
    return round(value, 1 - floor(log10(abs(value)))) if value else 0.0


def number(value: float) -> str:
    """A count for a person, to two significant digits: 830,000 or 1.4 million."""
    close = rounded(value)
    if close >= 1_000_000_000:
        return f"{close / 1_000_000_000:,g} billion"
    return f"{close / 1_000_000:,g} million" if close >= 1_000_000 else f"{close:,.10g}"


def amount(usd: float, rate: ExchangeRate | None = None) -> str:
    """An amount for a person, to two significant digits: US$1,200, with the other currency where a rate is set."""
    shown = f"US${_digits(usd)}"
    if rate is None or not usd:
        return shown
    return f"{shown} ({rate.currency} {_digits(usd * rate.per_usd)})"


def small(usd: float, rate: ExchangeRate | None = None) -> str:
    """An amount where cents do not count: "less than a dollar" in place of fractions of one."""
    return amount(usd, rate) if usd >= 1 or not usd else "less than a dollar"


def _digits(value: float) -> str:
    close = rounded(value)
    if close == 0 or close >= 10:
        return number(close)
    return f"{close:.2f}" if close >= 0.1 else f"{close:.10f}".rstrip("0")
