"""JSON Lines files, read line by line, with an error that names the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from advisor.errors import DataError

Parsed = TypeVar("Parsed")


def read_lines(path: Path, read: Callable[[Any], Parsed], expected: str) -> list[Parsed]:
    """What `read` makes of each line that is not blank; DataError names file and line of one that it cannot read.

    `expected` is a sentence on what a line has to be, for whoever mends the file.
    """
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            if line.strip():
                rows.append(read(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{path.name}, line {number}: {error}. {expected}") from error
    return rows
