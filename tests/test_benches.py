"""Every benchmark can still be started: it finds what it imports, and has a way to begin."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests import bench

NAMES = [module.name for module in pkgutil.iter_modules(bench.__path__)]


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_started(name: str) -> None:
    assert importlib.import_module(f"tests.bench.{name}").__doc__
