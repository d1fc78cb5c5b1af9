"""Whatever goes wrong: no message is lost, doubled or out of order, and what cannot be taken in is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.faults.__main__ import SEED
from tests.faults.row import Row
from tests.faults.stage import Stage
from tests.faults.table import ROWS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.id}")
async def test_nothing_is_lost_doubled_or_out_of_order(row: Row, tmp_path: Path) -> None:
    with capture_logs():
        counts = await row.inject(Stage(tmp_path, SEED))

    assert counts.accepted or counts.refused
    assert (counts.lost, counts.out_of_order) == (0, 0)
    assert counts.doubled <= row.doubled
    assert not row.refuses or counts.refused
