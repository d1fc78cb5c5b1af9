"""Every benchmark can still be started, is among those that one command starts, and the small ones are run."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from tests import bench
from tests.bench import start, summary, verdicts
from tests.bench.__main__ import BENCHES
from tests.bench.load import Load, measure
from tests.bench.slack_turn import FLOOR, SERVE

NAMES = [module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__"]


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_started(name: str) -> None:
    assert importlib.import_module(f"tests.bench.{name}").__doc__


def test_one_command_starts_every_benchmark() -> None:
    sources = {name: Path(bench.__path__[0], f"{name}.py").read_text(encoding="utf-8") for name in NAMES}

    assert sorted(BENCHES) == sorted(name for name, source in sources.items() if "__main__" in source)


@pytest.mark.parametrize("program", [SERVE, FLOOR])
async def test_a_small_load_is_acknowledged_and_answered_in_full(program: str) -> None:
    few = Load("small", 12, 24)
    [found] = [result async for _, result in measure(program, [few], "9", warm=Load("warm", 2, 2))]

    assert (found.sent, found.in_time, found.refused, found.lost, found.answered) == (12, 12, 0, 0, 12)
    assert 0 < found.p50 <= found.p99


async def test_a_small_record_is_filled_checked_and_summed_up(capsys: pytest.CaptureFixture[str]) -> None:
    await summary.main([400])

    assert "400 enquiries: the roll-ups equal a recount of the raw log" in capsys.readouterr().out


def test_every_start_is_measured_once(capsys: pytest.CaptureFixture[str]) -> None:
    start.main(rounds=1)

    assert "advisor serve, until ready" in capsys.readouterr().out


def test_verdicts_are_measured_where_all_agree(capsys: pytest.CaptureFixture[str]) -> None:
    verdicts.main(number=4, rounds=1)

    assert "what would change it" in capsys.readouterr().out
