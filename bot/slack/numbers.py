"""Numbers in Slack: key figures as fields, tables and bars in fixed width, charts as pictures where there is one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import assert_never

from advisor.reply import Chart, Contacts, Figures, KeyFigure, Table
from bot.bounds import Json
from bot.reports.bars import bar_lines
from bot.slack.elements import bold, dim, mrkdwn, section
from bot.slack.limits import LIMITS, cut, escaped, one_line

PictureUrls = Mapping[Chart, str]
"""Charts that were uploaded, each as the id of its file."""
NARROW = 40
"""Columns that a phone shows without a line break."""
GAP = 2

_PERSON = re.compile(r"[UW][A-Z0-9]{2,40}")


def numbers(block: Figures | Table | Chart | Contacts, pictures: PictureUrls) -> list[Json]:
    """The block as Block Kit."""
    match block:
        case Figures(title, items):
            return [section(bold(title)), *_fields(items)]
        case Table():
            return [section(f"{bold(block.title)}\n{_fixed(_rows(block))}")]
        case Chart():
            return _chart(block, pictures)
        case Contacts(text, users):
            return [section(" ".join([escaped(text), ", ".join(map(_person, users))]).strip())]
        case _:
            assert_never(block)


def _fields(items: Sequence[KeyFigure]) -> list[Json]:
    full = LIMITS["fields"]
    rows = [items[start : start + full] for start in range(0, len(items), full)]
    return [{"type": "section", "fields": [_field(item) for item in row]} for row in rows]


def _field(figure: KeyFigure) -> Json:
    lines = (bold(figure.value), escaped(figure.label), dim(figure.note))
    return mrkdwn("\n".join(line for line in lines if line), "field")


def _rows(table: Table) -> list[str]:
    """Lines of equal columns; long names are cut so that no line is wider than a phone."""
    rows = [list(table.head), *(list(row) for row in table.rows)]
    count = max(map(len, rows))
    cells = [[one_line(cell) for cell in row] + [""] * (count - len(row)) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(1, count)]
    named = max(8, NARROW - sum(width + GAP for width in widths))
    return [_row(row, named, widths) for row in cells if row]


def _row(cells: Sequence[str], named: int, widths: Sequence[int]) -> str:
    name = f"{shorten(cells[0], named, placeholder='…'):<{named}}"
    others = (f"{'':{GAP}}{cell:>{width}}" for cell, width in zip(cells[1:], widths, strict=True))
    return "".join((name, *others)).rstrip()


def _chart(chart: Chart, pictures: PictureUrls) -> list[Json]:
    if file := pictures.get(chart):
        return [{"type": "image", "slack_file": {"id": file}, "alt_text": cut(chart.says, "alt_text")}]
    panels = bar_lines(chart, width=NARROW)
    return [section(f"{bold(title)}\n{_fixed(lines)}") for title, lines in panels]


def _fixed(lines: Sequence[str]) -> str:
    """The lines in fixed width. Those that would not fit are left out, since a cut would lose the closing marks."""
    kept: list[str] = []
    room = LIMITS["section"] - LIMITS["header"] - 10
    for line in map(escaped, lines):
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return "```\n" + "\n".join(kept) + "\n```"


def _person(user: str) -> str:
    """Somebody by name, as Slack shows a mention; only those who read this message are told of it."""
    return f"<@{user}>" if _PERSON.fullmatch(user) else escaped(user)
