"""The table of mutants is true: each row's line stands where it says, once, and each test that it names is there."""

from __future__ import annotations

import ast
from collections import Counter

import pytest

from tests.mutants import MUTANTS, ROOT, Mutant

FEWEST = 150


def test_there_are_enough_of_them_each_by_its_own_name() -> None:
    assert len(MUTANTS) >= FEWEST
    assert [name for name, times in Counter(mutant.id for mutant in MUTANTS).items() if times > 1] == []


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_its_line_stands_once_in_its_file_and_is_changed(mutant: Mutant) -> None:
    assert mutant.occurrences() == 1, f"{mutant.file} has changed: please change the row {mutant.id} as well"
    assert mutant.instead != mutant.stands


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_what_stands_in_its_place_is_code(mutant: Mutant) -> None:
    text = (ROOT / mutant.file).read_text(encoding="utf-8")

    ast.parse(text.replace(mutant.stands, mutant.instead))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.id)
def test_the_test_that_it_names_is_there(mutant: Mutant) -> None:
    file, _, test = mutant.test.partition("::")
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    there = {node.name for node in ast.parse((ROOT / file).read_bytes()).body if isinstance(node, functions)}

    assert test.partition("[")[0] in there
