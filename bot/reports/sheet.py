"""A summary as a sheet: a line a number, and no cell that a spreadsheet program would take for a formula."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import timedelta
from io import StringIO
from itertools import pairwise

from advisor.summary.blocks import Names, named
from advisor.summary.figures import merged_label
from advisor.summary.values import Cell, Rate, Summary, Totals

SheetRow = tuple[str | int | float | None, ...]

HEAD = ("table", "id", "label", "enquiries", "people", "of", "share", "usd", "note")
_ACTIVE = "=+-@|%"
_OPENINGS = ",;|\"'"
"""After these another program may begin a new cell."""
_TABLES = (("verdict", "by_verdict"), ("approach", "by_approach"), ("team", "by_team"), ("task", "tasks"))
_UNSEEN = ("Cf", "Mn", "Me")
_WHITE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def sheet(summary: Summary, names: Names) -> bytes:
    """The CSV file: UTF-8 with the mark that spreadsheet programs look for, every text quoted, numbers as numbers."""
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in _rows(named(summary, names)):
        writer.writerow(["" if cell is None else safe(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue().encode("utf-8-sig", errors="replace")


def safe(text: str) -> str:
    """The text on one line, with an apostrophe before whatever could start a formula.

    That is any of = + - @ | % (also in full width) at the start, or after a quote or separator, whatever blanks and
    invisible characters stand between; and a text that began with a tab or a line break.
    """
    line = _WHITE.sub(" ", text)
    starts = list(_formulas(line))
    leading = text.startswith(("\t", "\r", "\n")) or bool(starts and all(map(_blank, line[: starts[0]])))
    inner = starts[1:] if starts and all(map(_blank, line[: starts[0]])) else starts
    parts = [line[begin:end] for begin, end in pairwise([0, *inner, len(line)])]
    return ("'" if leading else "") + "'".join(parts)


def _formulas(line: str) -> Iterator[int]:
    """Where a formula could start."""
    opened = True
    for place, character in enumerate(line):
        plain = unicodedata.normalize("NFKC", character)
        if opened and plain[:1] in _ACTIVE:
            yield place
        opened = plain[-1:] in _OPENINGS or (opened and _blank(character))


def _blank(character: str) -> bool:
    """Whether a formula may follow: format characters (zero width, direction) do not stop one either."""
    plain = unicodedata.normalize("NFKC", character)
    return all(not own.strip() or unicodedata.category(own) in _UNSEEN for own in plain)


def _rows(summary: Summary) -> Iterator[SheetRow]:
    period = summary.filters.period
    yield _totals("total", period.label, summary.totals)
    if summary.direct:
        yield _totals("direct messages", "part of the total", summary.direct)
    if summary.before:
        yield _totals("period before", period.before.label, summary.before)
    for span in summary.timeline:
        first, last = span.since.isoformat(), (span.until - timedelta(days=1)).isoformat()
        yield _totals("week", f"{first} to {last}", span.totals, first)
    for table, field in _TABLES:
        cells: Sequence[Cell] = getattr(summary, field)
        for cell in cells:
            yield _totals(table, merged_label(cell), cell.totals, " ".join(cell.ids))
    for gate in summary.gates:
        yield ("gate", gate.rule, gate.because, gate.totals.enquiries, gate.totals.people, None, None, None, gate.to_do)
    yield from _rates(summary)
    yield from _money(summary)


def _totals(table: str, label: str, totals: Totals, name: str = "") -> SheetRow:
    return (table, name, label, totals.enquiries, totals.people, None, None, None, "")


def _rates(summary: Summary) -> Iterator[SheetRow]:
    shown: tuple[tuple[str, str, Rate | None], ...] = (
        ("redirected", "asked for fine-tuning, needed something else", summary.redirected),
        ("provisional", "provisional verdicts", summary.provisional),
        ("abandoned", "abandoned", summary.abandoned),
        ("helpful", "found it helpful, of those who said", summary.helpful),
    )
    for name, label, rate in shown:
        if rate:
            yield ("rate", name, label, rate.part, None, rate.whole, round(rate.share, 4), None, "")


def _money(summary: Summary) -> Iterator[SheetRow]:
    if avoided := summary.avoided:
        note = " ".join(avoided.assumptions)
        label = "a month avoided, estimated"
        yield ("money", "avoided", label, avoided.enquiries, None, None, None, avoided.usd, note)
    if summary.usage_usd is not None:
        label = "language models, whole period"
        yield ("money", "model_usage", label, None, None, None, None, round(summary.usage_usd, 6), "")
