"""An assistant's own verdicts on the cases, to be scored beside ours."""

from __future__ import annotations

import json
from pathlib import Path

from advisor.errors import DataError
from bot.evaluation.unknown import Unknown


def read_beside(path: Path, unknown: Unknown) -> dict[str, str]:
    """The assistant's label for each case id, as it answered where what is unknown is answered this way.

    The file has a JSON object a line: `id`, `label_unsure`, `label_best`. DataError names the line that has not.
    """
    labels: dict[str, str] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            labels[row["id"]] = row[f"label_{unknown.value}"] or ""
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"{path.name}, line {number}: {error}. Every line needs id and a label for each."
            ) from error
    return labels
