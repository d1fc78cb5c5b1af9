"""Seeded enquiries: a year of twenty tenants, so that a summary has something to be right and quick about.

The distribution, all drawn from one seed:

- tenants: twenty, sized by a power law (the n-th has weight 1/n), so the largest has about 28 % of all enquiries
- teams: 24 a tenant, by a power law too; one enquiry in eight is a direct message and has none
- people: one for every 30 enquiries of the tenant, at least 5, by a power law; people keep to three teams each
- days: 365, a weekday five times as likely as a day of the weekend, growing by half over the year
- verdict: no 55 %, not yet 25 %, yes 8 %, none 12 % (of which one in three was last updated on a later day)
- approach: by verdict; a yes is mostly fine-tuning, a no mostly prompting or retrieval
- gates: none to three, more often the first of the list; a no or a not yet only
- 70 % asked for fine-tuning in so many words; 15 % said whether it helped, three in four that it did
- USD a month: log-normal around 400 for the approach, times 0.5 to 20 for fine-tuning
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from advisor.enquiry import Enquiry, Spend
from advisor.facts import Facts
from advisor.message import Origin

FIRST = date(2025, 11, 23)
DAYS = 365
TENANTS, TEAMS = 20, 24
VERDICTS = (("no", 55), ("not_yet", 25), ("yes", 8), ("", 12))
APPROACHES = {
    "no": (("prompting", 40), ("rag", 35), ("tool_use", 10), ("long_context", 6), ("classifier", 6), ("plain_code", 3)),
    "not_yet": (("prompting", 70), ("rag", 25), ("classifier", 5)),
    "yes": (("fine_tuning", 70), ("distillation", 20), ("rag_and_fine_tuning", 10)),
    "": (("", 1),),
}
TASKS = (("answer", 40), ("draft", 25), ("sort", 15), ("extract", 12), ("", 8))
GATES = (
    "no_facts_in_weights",
    "too_few_examples",
    "no_evaluation_set",
    "prompting_not_pushed",
    "labels_disagree",
    "examples_not_checked",
    "works_well_enough",
    "no_owner",
)


def enquiries(count: int, *, seed: int = 6, tenants: int = TENANTS) -> Iterator[Enquiry]:
    """That many enquiries, in the order in which they were opened."""
    draw = random.Random(seed)
    towns = [_Tenant(f"T{number:02}", draw, max(5, count // (30 * tenants))) for number in range(tenants)]
    days = draw.choices(range(DAYS), cum_weights=_running(map(_weight_of_day, range(DAYS))), k=count)
    chosen = draw.choices(towns, cum_weights=_running(1 / (rank + 1) for rank in range(tenants)), k=count)
    for number, (day, tenant) in enumerate(zip(sorted(days), chosen, strict=True)):
        yield tenant.enquiry(number, FIRST + timedelta(days=day))


@dataclass
class _Tenant:
    name: str
    draw: random.Random
    people: int

    def __post_init__(self) -> None:
        self._people = _running(1 / (rank + 1) for rank in range(self.people))
        self._numbers = range(self.people)

    def enquiry(self, number: int, day: date) -> Enquiry:
        draw = self.draw
        person = draw.choices(self._numbers, cum_weights=self._people)[0]
        team = f"C{(person * 7 + draw.randrange(3)) % TEAMS:02}" if draw.random() >= 0.125 else ""
        verdict = _one(draw, VERDICTS)
        opened = datetime.combine(day, time(draw.randrange(24), draw.randrange(60), tzinfo=UTC))
        later = timedelta(days=draw.choice((0, 0, 1)) if not verdict else 0)
        facts = Facts.of(task=task) if (task := _one(draw, TASKS)) else Facts()
        blocked = verdict in ("no", "not_yet")
        gates = draw.sample(GATES[: draw.randrange(2, len(GATES))], draw.randrange(3)) if blocked else []
        chosen = draw.lognormvariate(6.0, 1.0)
        return Enquiry(
            id=f"{self.name}-{number}",
            tenant=self.name,
            thread=f"{team or 'D1'}:{number}",
            opened=opened,
            updated=opened + later,
            facts=facts,
            fine_tuning=verdict,
            approach=_one(draw, APPROACHES[verdict]),
            settled=draw.random() < 0.8,
            policy="2026.11-0",
            version=1 + draw.randrange(6),
            asker=f"{self.name}p{person}",
            origin=Origin("slack", team=team, channel=team),
            wanted_tuning=draw.random() < 0.7,
            gates=tuple(sorted(gates)),
            questions=draw.randrange(6),
            spend=Spend(chosen, chosen * draw.uniform(0.5, 20)) if verdict else None,
            helpful=draw.random() < 0.75 if draw.random() < 0.15 else None,
        )


def _one(draw: random.Random, weighed: tuple[tuple[str, int], ...]) -> str:
    return draw.choices([name for name, _ in weighed], [weight for _, weight in weighed])[0]


def _running(weights: Iterator[float]) -> list[float]:
    return list(accumulate(weights))


def _weight_of_day(number: int) -> float:
    weekend = (FIRST + timedelta(days=number)).weekday() >= 5
    return (1 if weekend else 5) * (1 + number / (2 * DAYS))
