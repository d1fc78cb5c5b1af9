"""The dated data of a policy: each row as of when, on whose word, and when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from advisor.data.availability import TuningPlatform
from advisor.data.dated import DatedRow
from advisor.data.prices import Price
from advisor.data.retirements import Retirement
from advisor.decision.policy import Policy
from advisor.sources import SOURCES
from bot.cli.formats import Format, as_json, entries, markdown


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row: what kind of thing it is about, its id, and what it says beside its dates."""

    kind: str
    id: str
    says: str
    row: DatedRow
    overdue: bool


def dated_listing(policy: Policy, *, form: Format) -> str:
    """Every platform, retirement and price of `policy`, marked where its review date has passed on the policy's day."""
    rows = [*map(_platform, policy.platforms), *map(_retirement, policy.retirements), *map(_price, policy.prices.rows)]
    listed = [_Entry(kind, name, says, row, row.overdue(policy.day)) for kind, name, says, row in rows]
    match form:
        case Format.TEXT:
            return entries((f"{entry.kind} {entry.id}", _fields(entry)) for entry in listed)
        case Format.MARKDOWN:
            head = ("row", "says", "as of", "review by", "source")
            return markdown(head, ([f"{row.kind} {row.id}", *(text for _, text in _fields(row))] for row in listed))
        case Format.JSON:
            return as_json({"policy": policy.name, "dated": [_json(entry) for entry in listed]})
        case _:
            assert_never(form)


def _platform(row: TuningPlatform) -> tuple[str, str, str, DatedRow]:
    methods = f" Methods: {', '.join(row.methods)}." if row.methods else ""
    return "platform", row.id, f"{row.says}{methods} {row.residency}".strip(), row


def _retirement(row: Retirement) -> tuple[str, str, str, DatedRow]:
    models = f" Models: {', '.join(row.models)}." if row.models else ""
    return "retirement", row.id, f"{row.sentence()}{models}", row


def _price(row: Price) -> tuple[str, str, str, DatedRow]:
    shown = row.model_dump(exclude={"id", "name", "note", "where", *DatedRow.model_fields}, exclude_none=True)
    figures = ", ".join(f"{key} {value}" for key, value in shown.items())
    return "price", row.id, f"{row.name}: {figures}. {row.note}".strip(), row


def _fields(entry: _Entry) -> list[tuple[str, str]]:
    row = entry.row
    return [
        ("says", entry.says),
        ("as of", row.as_of.isoformat()),
        ("review", f"{row.review_by.isoformat()}{' (past)' if entry.overdue else ''}"),
        ("source", f"{SOURCES[row.source].title} ({SOURCES[row.source].date})"),
    ]


def _json(entry: _Entry) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "id": entry.id,
        "says": entry.says,
        "as_of": entry.row.as_of.isoformat(),
        "review_by": entry.row.review_by.isoformat(),
        "overdue": entry.overdue,
        "source": entry.row.source,
    }
