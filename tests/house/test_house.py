"""The house figures hold, and the core stays pure."""

from __future__ import annotations

import ast
import builtins
import re
import sys
from pathlib import Path

import pytest

from tests.house.figures import PACKAGES, ROOT, Figures, figures
from tests.house.plan import ROLES, plan


@pytest.fixture(scope="module")
def house() -> Figures:
    return figures()


def test_nine_functions_in_ten_have_at_most_25_lines_and_none_more_than_40(house: Figures) -> None:
    assert house.short_functions >= 0.9
    assert house.longest_function[0] <= 40, house.longest_function


def test_half_of_the_files_have_at_most_100_lines_and_none_more_than_300(house: Figures) -> None:
    assert house.median_file <= 100
    assert house.longest_file[0] <= 300, house.longest_file


def test_everything_is_annotated_and_nothing_is_hidden_from_the_type_checker(house: Figures) -> None:
    assert house.annotated == 1
    assert house.suppressions == ()


def test_every_module_opens_with_its_charter(house: Figures) -> None:
    assert house.without_charter == ()


def test_no_test_mocks_our_own_classes(house: Figures) -> None:
    assert house.mocking_tests == ()


def test_a_type_means_one_thing_and_a_module_stands_twice_only_where_it_has_the_same_part() -> None:
    found = plan()

    assert found.classes_twice == ()
    assert set(found.modules_twice) <= ROLES


def test_a_room_lists_modules_that_it_has() -> None:
    missing = [
        f"{room.parent.name}: {name}"
        for room in sources("__init__.py")
        for row in re.findall(r"^\| (`[^|]*) \|", room.read_text("utf-8"), re.M)
        for name in re.findall(r"`(\w+)`", row)
        if not (room.parent / name).is_dir() and not (room.parent / f"{name}.py").is_file()
    ]

    assert missing == []


def test_what_a_docstring_says_is_raised_is_an_exception() -> None:
    texts = [path.read_text("utf-8") for path in sources("*.py")]
    known = {name for text in texts for name in re.findall(r"^class (\w+)", text, re.M)}
    raised = {name for text in texts for name in re.findall(r"\bRaises ([A-Z]\w+)", text)}

    assert {name for name in raised if name not in known and not hasattr(builtins, name)} == set()


def sources(pattern: str) -> list[Path]:
    return [path for package in PACKAGES for path in (ROOT / package).rglob(pattern)]


def test_the_documents_are_short_enough_to_be_read() -> None:
    words = plan().words

    assert words["README.md"] <= 1_000
    assert words["ARCHITECTURE.md"] <= 1_800


def test_the_core_imports_the_standard_library_pydantic_and_itself_only() -> None:
    allowed = {*sys.stdlib_module_names, "pydantic", "advisor"}
    imported = set()
    for path in (ROOT / "advisor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add("advisor" if node.level else (node.module or "").partition(".")[0])

    assert imported
    assert imported <= allowed


def test_what_a_secret_signs_is_compared_in_constant_time() -> None:
    functions = [
        node
        for path in (ROOT / "bot").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    # A pseudonym is made and never compared: nobody sends us one.
    signing = [node for node in functions if "hmac.new" in ast.unparse(node)]

    assert [node.name for node in signing] == ["_signed"]
    assert all("return hmac.compare_digest(" in ast.unparse(node) for node in signing)
