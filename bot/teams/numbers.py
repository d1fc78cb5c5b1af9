"""Numbers in a card: key figures two abreast, tables, and charts as small pictures that travel inside the message."""

from __future__ import annotations

import asyncio
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from advisor.reply import Chart, Contacts, Figures, KeyFigure, Table
from bot.bounds import Json
from bot.reports.bars import bar_lines
from bot.reports.picture import png
from bot.teams.elements import column, runs, titled, words
from bot.teams.limits import LIMITS, plain

PictureBytes = Mapping[Chart, bytes]
"""Charts as PNGs."""
ABREAST = 2
NARROW = 34
"""Characters of fixed width that a phone shows without a line break."""
MOST_PANELS = 2
"""In a picture: cards are small, and every byte of it counts."""
DOTS, COLOURS = 72, 8
_NUMBER = re.compile(r"[0-9][0-9,]{0,14}( \([0-9]{1,3}%\))?")
_ENTRA_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def numbers(block: Figures | Table | Chart | Contacts, pictures: PictureBytes) -> list[Json]:
    """The block as elements of a card."""
    match block:
        case Figures(title, items):
            rows = [items[start : start + ABREAST] for start in range(0, len(items), ABREAST)]
            return [words(title, "title", size="Large", weight="Bolder"), *map(_abreast, rows)]
        case Table():
            return [titled(block.title), _table(block)]
        case Chart():
            return _chart(block, pictures)
        case Contacts():
            return _contacts(block)
        case _:
            assert_never(block)


async def drawn_pictures(charts: Sequence[Chart]) -> PictureBytes:
    """The charts' first panels, drawn."""
    drawn: dict[Chart, bytes] = {}
    for chart in charts:
        few = replace(chart, panels=chart.panels[:MOST_PANELS])
        drawn[chart] = await asyncio.to_thread(png, few, dots=DOTS, colours=COLOURS)
    return drawn


def mentions(contacts: Contacts) -> list[Json]:
    """What a card has to say about the people it mentions by their Entra ids."""
    return [
        {"type": "mention", "text": _at(number), "mentioned": {"id": user, "name": _called(number)}}
        for number, user in enumerate(_known(contacts), start=1)
    ]


def _abreast(row: Sequence[KeyFigure]) -> Json:
    shown = [column(_figure(own), "stretch") for own in row]
    return {
        "type": "ColumnSet",
        "spacing": "Medium",
        "columns": [*shown, *[column([], "stretch")] * (ABREAST - len(row))],
    }


def _figure(figure: KeyFigure) -> list[Json]:
    told = [
        {"text": plain(figure.value, "title"), "size": "Large", "weight": "Bolder", "color": "Accent"},
        {"text": plain(f"\n{figure.label}", "text")},
    ]
    note = {"text": plain(f"\n{figure.note}", "text"), "isSubtle": True, "size": "Small"}
    return [runs(*told, *([note] if figure.note else []))]


def _table(table: Table) -> Json:
    head = [words(name, "text", isSubtle=True, size="Small") for name in table.head]
    rows = [head, *([_cell(cell) for cell in row] for row in table.rows[: LIMITS["rows"]])]
    more = len(table.rows) - LIMITS["rows"]
    rows += [[words(f"… and {more} more", "text", isSubtle=True)]] if more > 0 else []
    names, numbers = {"width": 2}, {"width": 1, "horizontalCellContentAlignment": "Right"}
    return {
        "type": "Table",
        "spacing": "Small",
        "showGridLines": False,
        "columns": [numbers if place else names for place in range(len(table.head))],
        "rows": [
            {"type": "TableRow", "cells": [{"type": "TableCell", "items": [cell]} for cell in row]} for row in rows
        ],
    }


def _cell(text: str) -> Json:
    # A text block takes half the bytes of a text run, and digits are no mark-up.
    return {"type": "TextBlock", "text": text} if _NUMBER.fullmatch(text) else words(text, "text")


def _chart(chart: Chart, pictures: PictureBytes) -> list[Json]:
    if drawn := pictures.get(chart):
        url = f"data:image/png;base64,{b64encode(drawn).decode()}"
        image = {"type": "Image", "url": url, "altText": plain(chart.says, "summary"), "spacing": "Medium"}
        return [image | {"size": "Stretch", "msTeams": {"allowExpand": True}}]
    panels = bar_lines(chart, width=NARROW)
    return [part for title, lines in panels for part in (titled(title), _fixed(lines))]


def _fixed(lines: Sequence[str]) -> Json:
    # Blanks in a row are shown as one, and bars would begin anywhere.
    shown = plain("\n".join(lines).replace(" ", "\u00a0"), "text")
    return runs({"text": shown, "fontType": "Monospace", "size": "Small"}) | {"spacing": "Small"}


def _contacts(contacts: Contacts) -> list[Json]:
    known = _known(contacts)
    others = [user for user in contacts.users if user not in known]
    told = words(" ".join([contacts.text, ", ".join(others)]).strip(), "text")
    # Only a text block can mention; everything in it is our own words.
    asked = ", ".join(_at(number) for number in range(1, len(known) + 1))
    return [told, *([{"type": "TextBlock", "text": f"You can ask {asked}.", "wrap": True}] if known else [])]


def _known(contacts: Contacts) -> list[str]:
    return [user for user in contacts.users if _ENTRA_ID.fullmatch(user)]


def _at(number: int) -> str:
    return f"<at>{_called(number)}</at>"


def _called(number: int) -> str:
    return f"manager {number}"
