"""Reply in, text for a terminal out: nothing is read, nothing is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from advisor.reply import (
    Actions,
    Ask,
    Block,
    Chart,
    Checklist,
    ChecklistItem,
    Contacts,
    Definition,
    Entries,
    Figures,
    HeadlineBlock,
    Notice,
    Option,
    Points,
    Reason,
    Reasons,
    Reply,
    Steps,
    Table,
    Understood,
    UnderstoodFact,
)
from bot.terminal.clean import clean, one_line
from bot.terminal.numbers import numbers

MEASURE = 84
"""Columns of text at most: longer lines are hard to read, however wide the window is."""
MARGIN = 2

_COLOURS = {"yes": "bold green", "not_yet": "bold yellow", "no": "bold cyan"}
_TICK_HINT = "Answer with numbers and commas, like 1,3. Or say all, none or not sure."
_PICK_HINT = "Answer with a number, or in your own words."


def render(reply: Reply, *, width: int = 80, colour: bool = False) -> str:
    """`reply` for `width` columns (20 at least): no line is longer, and escape codes come only with `colour`."""
    measure = max(20, min(width, MEASURE))
    return "\n".join(_lines(_block(block, measure - MARGIN), measure, colour=colour) for block in reply.blocks)


def _lines(renderable: RenderableType, measure: int, *, colour: bool) -> str:
    console = Console(
        width=measure,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Padding(renderable, (0, 0, 0, MARGIN)), highlight=False)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _block(block: Block, measure: int) -> RenderableType:
    match block:
        case Notice():
            return Text(clean(block.text))
        case HeadlineBlock():
            return _headline(block, measure)
        case Reasons():
            return _titled(block.title, _rows(("•", _reason(reason)) for reason in block.items))
        case Steps():
            return _titled(block.title, _rows(_numbered(block.items)))
        case Points():
            return _titled(block.title, _rows(("•", Text(clean(item))) for item in block.items))
        case Entries():
            entries = Group(*(_entry(entry, last=entry is block.items[-1]) for entry in block.items))
            return _titled(block.title, entries) if block.title else entries
        case Understood():
            return _titled(block.title, _rows(("✓", _fact(fact)) for fact in block.facts))
        case Ask() | Checklist():
            return _question(block)
        case Actions(items):
            said = ", ".join(f"“{one_line(item.says)}”" for item in items)
            return Text(f"You can also say {said}.", style="dim")
        case Figures() | Table() | Chart() | Contacts():
            return numbers(block, measure)
        case _:
            assert_never(block)


def _headline(block: HeadlineBlock, measure: int) -> RenderableType:
    style = _COLOURS.get(block.fine_tuning, "bold")
    title = Text(one_line(block.title), style=style)
    parts: list[RenderableType] = [title, Text("━" * min(title.cell_len, measure), style=style)]
    parts += [Text(clean(block.text))] if block.text else []
    parts += ["", Text(clean(block.provisional), style="italic")] if block.provisional else []
    return Group(*parts)


def _reason(reason: Reason) -> Text:
    basis = " · ".join(one_line(part) for part in (reason.rule, *reason.sources) if part)
    return Text.assemble(clean(reason.because), (f"\n[{basis}]" if basis else "", "dim"))


def _entry(entry: Definition, *, last: bool) -> RenderableType:
    """A name, and what there is to say of it set in; apart from the next one."""
    small = [Text(clean(entry.small), style="dim")] if entry.small else []
    said = Group(*(Text(clean(line)) for line in entry.lines), *small)
    return Group(Text(one_line(entry.name), style="cyan"), Padding(said, (0, 0, 0 if last else 1, MARGIN)))


def _fact(fact: UnderstoodFact) -> Text:
    quote = f"  “{one_line(fact.words)}”" if fact.words else ""
    return Text.assemble(clean(fact.says), (quote, "dim italic"))


def _question(block: Ask | Checklist) -> RenderableType:
    choices: tuple[Option | ChecklistItem, ...] = block.options if isinstance(block, Ask) else block.items
    options = _rows(_numbered(choice.label for choice in choices))
    hint = _PICK_HINT if isinstance(block, Ask) else _TICK_HINT
    asked = Text(clean(block.text), style="bold")
    return Group(asked, Text(clean(block.why), style="dim"), "", options, "", Text(hint, style="dim"))


def _titled(title: str, body: RenderableType) -> RenderableType:
    return Group(Text(one_line(title), style="bold"), body)


def _numbered(items: Iterable[str]) -> Iterable[tuple[str, Text]]:
    return ((str(number), Text(clean(item))) for number, item in enumerate(items, start=1))


def _rows(rows: Iterable[tuple[str, Text]]) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(justify="right", no_wrap=True, style="cyan")
    grid.add_column()
    for mark, text in rows:
        grid.add_row(mark, text)
    return Padding(grid, (0, 0, 0, 1))
