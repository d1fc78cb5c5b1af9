"""`advisor rules` and the help: the table as text, Markdown and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor.slots import SLOTS
from tests.command_line import Home
from tests.waiting import PATIENCE


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_every_rule_is_listed_with_its_reason_and_its_sources(home: Home) -> None:
    listing = json.loads(home.run("rules", "--json").stdout)

    assert len(listing["rules"]) >= 10
    assert all(rule["id"] and rule["when"] and rule["says"] and rule["because"] for rule in listing["rules"])
    assert all(source["title"] and source["date"] for rule in listing["rules"] for source in rule["sources"])
    assert all(rule["sources"] for rule in listing["rules"])
    assert listing["policy"]


def test_the_text_fits_80_columns_and_names_what_the_json_names(home: Home) -> None:
    text = home.run("rules").stdout
    ids = [rule["id"] for rule in json.loads(home.run("rules", "--format", "json").stdout)["rules"]]

    assert max(len(line) for line in text.splitlines()) <= 80
    assert [line for line in text.splitlines() if line and not line.startswith(" ")] == ids


def test_the_checked_in_table_is_what_the_command_prints(home: Home) -> None:
    checked_in = Path(__file__).parents[1] / "docs" / "rules.md"

    assert checked_in.read_text("utf-8") == home.run("rules", "--format", "markdown").stdout, (
        "the table has changed: advisor rules --format markdown > docs/rules.md"
    )


def test_the_markdown_is_one_table(home: Home) -> None:
    lines = home.run("rules", "--format", "markdown").stdout.splitlines()

    assert lines[1].startswith("| --- |")
    assert {line.replace("\\|", "").count("|") for line in lines} == {6}


def test_the_vocabulary_lists_every_slot_with_its_bands_and_its_question(home: Home) -> None:
    slots = json.loads(home.run("rules", "--slots", "--json").stdout)["slots"]

    assert [slot["id"] for slot in slots] == [slot.id for slot in SLOTS]
    assert all(slot["question"] and len(slot["bands"]) >= 2 for slot in slots)
    assert home.run("rules", "--slots").stdout.startswith("goal\n")
    assert "| goal |" in home.run("rules", "--slots", "--format", "markdown").stdout


def test_the_help_names_every_command(home: Home) -> None:
    done = home.run("--help")

    assert done.returncode == 0
    assert all(command in done.stdout for command in ("chat", "serve", "verdict", "rules"))


def test_a_listing_cut_short_by_its_reader_ends_quietly(home: Home) -> None:
    process = home.start("rules")
    assert process.stdout
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(timeout=PATIENCE)

    assert b"Traceback" not in errors
