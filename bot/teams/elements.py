"""An Adaptive Card's parts as small functions: every text plain and within its limit."""

from __future__ import annotations

from bot.bounds import Json
from bot.teams.limits import plain


def titled(text: str) -> Json:
    """What stands above a list."""
    return words(text, "title", weight="Bolder") | {"spacing": "Medium"}


def words(text: str, limit: str, **style: object) -> Json:
    """A paragraph in one style."""
    return runs({"text": plain(text, limit), **style})


def runs(*told: Json) -> Json:
    """A paragraph of several styles; a run's text is plain already."""
    return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", **run} for run in told]}


def line(mark: str, text: str, *more: Json) -> Json:
    """A line of a list, with its mark in a column of its own so that long lines hang; `more` runs follow the text."""
    told = [{"text": plain(text, "text")}, *(run | {"text": plain(run["text"], "text")} for run in more)]
    columns = [column([words(mark, "title")], "auto"), column([runs(*told)], "stretch")]
    return {"type": "ColumnSet", "spacing": "Small", "columns": columns}


def column(items: list[Json], width: str, **style: object) -> Json:
    """A column, as wide as it needs ("auto") or as there is room ("stretch")."""
    return {"type": "Column", "width": width, "items": items, **style}
