"""Numbers in a terminal: key figures, tables and bars, each within its columns."""

from __future__ import annotations

from typing import assert_never

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from advisor.reply import Chart, Contacts, Figures, Table
from bot.reports.bars import bar_lines
from bot.terminal.clean import clean, one_line


def numbers(block: Figures | Table | Chart | Contacts, measure: int) -> RenderableType:
    """The block, at most `measure` columns wide."""
    match block:
        case Figures():
            return _figures(block)
        case Table():
            return _table(block)
        case Chart():
            return _chart(block, measure)
        case Contacts(text, users):
            return Text(" ".join((clean(text), one_line(", ".join(users)))).strip())
        case _:
            assert_never(block)


def _figures(figures: Figures) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True, style="bold cyan")
    grid.add_column()
    for figure in figures.items:
        note = Text(f"\n{clean(figure.note)}", style="dim") if figure.note else Text()
        grid.add_row(one_line(figure.value), Text.assemble(clean(figure.label), note))
    title = Text(one_line(figures.title), style="bold")
    return Group(title, Text("━" * title.cell_len), Padding(grid, (0, 0, 0, 1)))


def _table(table: Table) -> RenderableType:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for number, name in enumerate(table.head):
        grid.add_column(Text(one_line(name)), justify="right" if number else "left", no_wrap=bool(number))
    for row in table.rows:
        grid.add_row(*(Text(one_line(cell)) for cell in row))
    return Group(Text(one_line(table.title), style="bold"), Padding(grid, (0, 0, 0, 1)))


def _chart(chart: Chart, measure: int) -> RenderableType:
    parts: list[RenderableType] = []
    for title, lines in bar_lines(chart, width=measure - 1):
        bars = Padding(Text("\n".join(map(clean, lines)), style="cyan", no_wrap=True), (0, 0, 0, 1))
        parts += (
            ["", Text(one_line(title), style="bold"), bars] if parts else [Text(one_line(title), style="bold"), bars]
        )
    return Group(*parts)
