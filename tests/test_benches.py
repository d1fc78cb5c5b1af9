"""Every benchmark can still be started: it finds what it imports, and has a way to begin."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests import bench
from tests.bench.load import Load, measure
from tests.bench.slack_turn import FLOOR, SERVE

NAMES = [module.name for module in pkgutil.iter_modules(bench.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_started(name: str) -> None:
    assert importlib.import_module(f"tests.bench.{name}").__doc__


@pytest.mark.parametrize("program", [SERVE, FLOOR])
async def test_a_small_load_is_acknowledged_and_answered_in_full(program: str) -> None:
    few = Load("small", 12, 24)
    [found] = [result async for _, result in measure(program, [few], "9", warm=Load("warm", 2, 2))]

    assert (found.sent, found.in_time, found.refused, found.lost, found.answered) == (12, 12, 0, 0, 12)
    assert 0 < found.p50 <= found.p99
