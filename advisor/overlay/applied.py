"""An overlay laid over the house's data and rules: more dates and prices, stricter gates, further steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from operator import and_, or_
from typing import TypeVar

from advisor.data.availability import TuningPlatform, checked
from advisor.data.dated import Identified
from advisor.data.prices import Prices, checked_prices
from advisor.errors import DataError
from advisor.overlay.file import Allowed, Content, Overlay, OwnStep
from advisor.overlay.thresholds import raised
from advisor.rules.conditions import ALWAYS, NEVER, Condition, Is
from advisor.rules.needs import falls_short
from advisor.rules.rule import Rule, Step
from advisor.slots import GAP, SECOND_GAP
from advisor.slots.former import is_former, means

ORGANISATION = "organisation"
"""The source of what an organisation decides for itself."""
PROVIDER_GATE = "provider_sells_no_tuning"

R = TypeVar("R", bound=Identified)


def overlaid_platforms(platforms: tuple[TuningPlatform, ...], overlay: Overlay) -> tuple[TuningPlatform, ...]:
    """The platforms with the overlay's rows in place of those they share an id with, and none sold that it forbids.

    DataError names the overlay's file and the wrong key.
    """
    content = overlay.content
    rows = checked(overlay.file, _over(platforms, content.platform))
    if content.platforms is None:
        return rows
    known = [row.id for row in rows]
    if unknown := [name for name in content.platforms.only if name not in known]:
        raise DataError(
            f"{overlay.file}, key platforms.only: {', '.join(unknown)} is no platform. There are {', '.join(known)}."
        )
    return tuple(row if row.id in content.platforms.only else _forbidden(row, content) for row in rows)


def overlaid_prices(prices: Prices, overlay: Overlay) -> Prices:
    """The prices with the overlay's in place of those they share an id with; DataError as for the platforms."""
    content = overlay.content
    together = Prices(
        model=_over(prices.model, content.model),
        training=_over(prices.training, content.training),
        serving=_over(prices.serving, content.serving),
        vector_database=_over(prices.vector_database, content.vector_database),
        embedding=_over(prices.embedding, content.embedding),
    )
    return checked_prices(overlay.file, together)


def overlaid_rules(rules: tuple[Rule, ...], overlay: Overlay) -> tuple[Rule, ...]:
    """The table with the organisation's thresholds in its gates and its steps after the rows.

    DataError names the file and key of a threshold that does not fit the table.
    """
    content = overlay.content
    for minimum in content.minimum:
        rules = raised(rules, minimum, file=overlay.file)
    if content.platforms is not None:
        rules = tuple(_by_policy(row, content.platforms) if row.id == PROVIDER_GATE else row for row in rules)
    return (*rules, *(_step(step) for step in content.step))


def _over(base: tuple[R, ...], own: tuple[R, ...]) -> tuple[R, ...]:
    """The rows of `base`, each replaced by the one of the same id in `own`, and then what else is in `own`."""
    replaced = {row.id: row for row in own}
    kept = tuple(replaced.get(row.id, row) for row in base)
    return (*kept, *(row for row in own if row.id not in {other.id for other in base}))


def _forbidden(row: TuningPlatform, content: Content) -> TuningPlatform:
    says = f"{row.name[0].upper()}{row.name[1:]} is not among the platforms that {content.name} allows."
    return row.model_copy(update={"sells_tuning": False, "says": says, "source": ORGANISATION})


def _by_policy(row: Rule, allowed: Allowed) -> Rule:
    because = f"Where you want to run it, no tuning is sold, or your organisation does not allow it: {allowed.because}"
    return replace(row, because=because, sources=tuple(dict.fromkeys((ORGANISATION, *row.sources))))


def _step(step: OwnStep) -> Rule:
    when = reduce(and_, (_one_of(slot, bands) for slot, bands in step.when.items()), ALWAYS)
    return Rule(f"ORG-{step.id}", when, (Step(step.do),), step.because, (ORGANISATION,))


def _one_of(slot: str, bands: Sequence[str]) -> Condition:
    """The slot has one of the bands; one that an earlier version had holds where all holds that it means today."""
    own = frozenset(band for band in bands if not is_former(slot, band))
    former = (means(slot, band) for band in bands if is_former(slot, band))
    today = (reduce(and_, (_holds(*word) for word in words)) for words in former if words)
    return reduce(or_, today, Is(slot, own) if own else NEVER)


def _holds(slot: str, band: str) -> Condition:
    """What falls short does so as the main thing or as the second: earlier versions knew no difference."""
    if slot in (GAP.id, SECOND_GAP.id):
        return falls_short(band)
    return Is(slot, frozenset({band}))
