"""An assistant's own verdicts on the cases, to be scored beside ours."""

from __future__ import annotations

from pathlib import Path

from bot.evaluation.case import Unknown, read_lines


def read_beside(path: Path, unknown: Unknown) -> dict[str, str]:
    """The assistant's label for each case id, as it answered where what is unknown is answered this way.

    The file has a JSON object a line: `id`, `label_unsure`, `label_best`. DataError names the line that has not.
    """
    expected = "Every line needs id and a label for each."
    return dict(read_lines(path, lambda row: (row["id"], row[f"label_{unknown.value}"] or ""), expected))
