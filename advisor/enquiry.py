"""One consultation, for the record: opened at its first turn, updated by later ones, idempotent by its id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from advisor.facts import Fact, Facts
from advisor.interpret.normalise import shortened
from advisor.message import NOWHERE, Origin


@dataclass(frozen=True, slots=True)
class Spend:
    """USD a month, all in (running, upkeep, one-off costs spread over the months it is kept), at the day's prices."""

    chosen: float
    tuned: float


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What managers may later count. `id` stays the same through a consultation; the highest `version` wins.

    `facts` that were only read out of somebody's words, and not confirmed, are marked so (`Fact.read`).
    `fine_tuning` and `approach` are empty until there is a verdict. `asker` opened it and `speaker` said the latest
    words, both as pseudonyms. `gates` are the ids of the vetoes and caps that were told to hold. `spend` compares the
    verdict's approach with fine-tuning. `explained` says who put it into words ("template" or a model's name) by which
    `prompts` (name and version). `expected` is the approach that the reading model would have advised, and `rules` are
    the ids of the verdict's: for whoever keeps the rules. `thread` leads back to the conversation; it is empty once the
    asker was forgotten.
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
    version: int = 0
    asker: str = ""
    speaker: str = ""
    origin: Origin = NOWHERE
    wanted_tuning: bool = False
    gates: tuple[str, ...] = ()
    questions: int = 0
    spend: Spend | None = None
    explained: str = ""
    prompts: tuple[str, ...] = ()
    helpful: bool | None = None
    expected: str = ""
    rules: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day (UTC) under which the enquiry is counted."""
        return self.opened.date()


def without_quotes(enquiry: Enquiry) -> Enquiry:
    """The enquiry with bands only: no words, no exact numbers."""
    return _with(enquiry, (replace(fact, value=None, words="") for fact in enquiry.facts))


def with_short_quotes(enquiry: Enquiry) -> Enquiry:
    """The enquiry with bands and short quotes, and no exact numbers."""
    return _with(enquiry, (replace(fact, value=None, words=shortened(fact.words)) for fact in enquiry.facts))


def _with(enquiry: Enquiry, facts: Iterable[Fact]) -> Enquiry:
    return replace(enquiry, facts=Facts(tuple(facts)))


def unlinked(enquiry: Enquiry) -> Enquiry:
    """The enquiry as it may stay once its asker was forgotten: counted, and nobody's."""
    return replace(without_quotes(enquiry), asker="", speaker="", thread="")


def abandoned(updated: date, today: date) -> bool:
    """Whether an enquiry without a verdict, last `updated` on that day, is given up: all of yesterday went by without
    a word. Days are UTC."""
    return updated < today - timedelta(days=1)
