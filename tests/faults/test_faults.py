"""Whatever goes wrong: no message is lost, doubled or out of order, and what cannot be taken in is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.faults.__main__ import SEED
from tests.faults.counts import Counts, counted
from tests.faults.row import Row
from tests.faults.stage import Stage
from tests.faults.table import ROWS, UNDONE


@pytest.mark.faults
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.id}")
async def test_nothing_is_lost_doubled_or_out_of_order(row: Row, tmp_path: Path) -> None:
    with capture_logs():
        counts = await row.inject(Stage(tmp_path, SEED))

    assert row.kept(counts), counts


@pytest.mark.parametrize(
    ("replies", "counts"),
    [
        (["1: 0/0", "2: 0/1", "1: 1/0"], Counts(accepted=3)),
        (["1: 0/0", "1: 1/0"], Counts(accepted=3, lost=1)),
        (["1: 0/0", "2: 0/1", "2: 0/1", "1: 1/0"], Counts(accepted=3, doubled=1)),
        (["1: 0/1", "2: 0/0", "1: 1/0"], Counts(accepted=3, out_of_order=1)),
        (["1: 0/0", "3: 0/1", "1: 1/0"], Counts(accepted=3, doubled=1)),
        (["1: 0/0", "1: 0/1", "1: 1/0"], Counts(accepted=3, lost=1)),
    ],
    ids=["as promised", "lost", "sent twice", "out of order", "counted twice", "not counted"],
)
def test_whatever_is_not_as_promised_is_counted(replies: list[str], counts: Counts) -> None:
    assert counted([(0, 0), (0, 1), (1, 0)], replies) == counts


def test_every_row_of_the_matrix_and_beyond_is_there_once() -> None:
    assert sorted(one.id for one in (*ROWS, *UNDONE)) == list(range(1, 68))
