"""What a slot is: a thing worth knowing, with finite bands and the words for them."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.facts import Fact


@dataclass(frozen=True, slots=True)
class Band:
    """One answer a slot can have.

    `label` is what a button says, `says` how the fact reads back in a sentence about the asker's side ("you have ...").
    A numeric band holds values of `at_least` and more, up to the next band's.
    """

    id: str
    label: str
    says: str
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing worth knowing, in at most a handful of bands.

    `unit` names what a number given for it counts, and `counted` reads such a number back.
    `edge_source` is the source of edges that are a rule's thresholds.
    `unknown` is what a verdict takes for granted while the slot is open or the asker is not sure: the cautious reading.
    What `only_grows` goes from band to later band in real life: what was tried once cannot become untried.
    What is `volunteered` is never asked for, since it is seldom so; it counts once somebody brings it up.
    """

    id: str
    name: str
    bands: tuple[Band, ...]
    unknown: str
    unit: str = ""
    counted: str = ""
    edge_source: str = ""
    only_grows: bool = False
    volunteered: bool = False

    def band(self, band_id: str) -> Band:
        """The band called `band_id`; KeyError names the slot's bands if there is none."""
        for band in self.bands:
            if band.id == band_id:
                return band
        raise KeyError(f"slot {self.id!r} has no band {band_id!r}; it has {', '.join(b.id for b in self.bands)}")

    def may_become(self, band_id: str, now: str) -> bool:
        """Whether a situation in band `now` can plausibly come to be in band `band_id`."""
        order = [band.id for band in self.bands]
        backwards = now in order and order.index(band_id) < order.index(now)
        return not (self.only_grows and backwards)

    @property
    def numeric(self) -> bool:
        """Whether a plain number answers this slot."""
        return bool(self.unit)

    def fact(self, value: float, words: str = "") -> Fact:
        """The fact that a number of this slot's unit means; ValueError if negative or if the slot takes no numbers."""
        fitting = [band for band in self.bands if band.at_least is not None and value >= band.at_least]
        if not fitting:
            raise ValueError(f"{value:g} is no number for {self.name}")
        best = max(fitting, key=lambda band: band.at_least or 0)
        return Fact(self.id, best.id, value, words)


def slot(
    slot_id: str,
    name: str,
    *bands: Band,
    unknown: str,
    unit: str = "",
    counted: str = "",
    edge_source: str = "",
    only_grows: bool = False,
) -> Slot:
    """A slot that is asked for where it can matter."""
    return Slot(slot_id, name, bands, unknown, unit, counted, edge_source, only_grows)


def volunteered(slot_id: str, name: str, *bands: Band, unknown: str) -> Slot:
    """A slot that counts only once somebody brings it up."""
    return Slot(slot_id, name, bands, unknown, volunteered=True)
