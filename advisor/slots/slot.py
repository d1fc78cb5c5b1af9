"""What a slot is: a thing worth knowing, with finite bands and the words for them."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.facts import Fact


@dataclass(frozen=True, slots=True)
class Band:
    """One answer a slot can have.

    `label` is what a button says, `says` how the fact reads back in a sentence about the asker's side ("you have ...").
    `share` is how often the band is expected among askers, against the slot's other bands; it orders the questions and
    never touches a verdict. A numeric band holds values of `at_least` and more, up to the next band's.
    """

    id: str
    label: str
    says: str
    share: float = 1.0
    at_least: float | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """How a slot is asked for, and why: both are shown to the person.

    `again` puts it in other words for somebody whom the first ones did not reach; empty where they have to do. `yes` is
    the band that a plain yes means, where the question can be answered so though there are more answers than two.
    """

    text: str
    why: str
    again: str = ""
    yes: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A thing worth knowing, in finite bands.

    `unknown` is what a verdict takes for granted while the slot is open or the asker is not sure: the cautious reading,
    which never leans towards tuning. `asking` is the slot's own question, `item` its line on the checklist of
    readiness; a slot with neither is volunteered: it counts only once somebody brings it up, since it is seldom so.
    `best` is the band that speaks most for tuning, where the slot is not part of the need itself (for evaluation).
    `unit` names what a number given for it counts, and `counted` reads such a number back; `edge_source` is the source
    of edges that are a rule's thresholds. What `only_grows` goes from band to later band in real life: what was tried
    once cannot become untried. `several`: two of its bands may hold at once, so that "both" is an answer.
    """

    id: str
    name: str
    bands: tuple[Band, ...]
    unknown: str
    asking: Asking | None = None
    item: str = ""
    best: str = ""
    unit: str = ""
    counted: str = ""
    edge_source: str = ""
    only_grows: bool = False
    several: bool = False

    @property
    def volunteered(self) -> bool:
        """Whether it is never asked for."""
        return self.asking is None and not self.item

    def band(self, band_id: str) -> Band:
        """The band called `band_id`; KeyError names the slot's bands if there is none."""
        for band in self.bands:
            if band.id == band_id:
                return band
        raise KeyError(f"slot {self.id!r} has no band {band_id!r}; it has {', '.join(b.id for b in self.bands)}")

    def chance(self, band_id: str) -> float:
        """The expected share (0 to 1) of askers who have this band (`house`)."""
        return self.band(band_id).share / sum(band.share for band in self.bands)

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
