"""`advisor rules` and the help: the table as text, Markdown and JSON."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from advisor.rules.legend import legend
from advisor.rules.rule import FORMS
from advisor.slots import GAP, SLOTS, TASK
from advisor.verdict import Approach
from tests.support.command_line import Home
from tests.support.waiting import PATIENCE

BANDS = {slot.id: [band.id for band in slot.bands] for slot in (TASK, GAP)}


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


def test_every_process_names_the_same_policy_by_the_same_digest(tmp_path: Path) -> None:
    homes = (Home(tmp_path, {"PYTHONHASHSEED": seed}) for seed in ("1", "2", "3"))

    assert len({json.loads(home.run("rules", "--json").stdout)["policy"] for home in homes}) == 1


def test_the_text_fits_80_columns_and_names_what_the_json_names(home: Home) -> None:
    text = home.run("rules").stdout
    ids = [rule["id"] for rule in json.loads(home.run("rules", "--format", "json").stdout)["rules"]]

    assert max(len(line) for line in text.splitlines()) <= 80
    names = [name for name, _ in legend()]
    assert [line for line in text.splitlines() if line and not line.startswith(" ")] == [*ids, *names]


def test_the_checked_in_table_is_what_the_command_prints(home: Home) -> None:
    checked_in = Path(__file__).parents[2] / "docs" / "rules.md"

    assert checked_in.read_text("utf-8") == home.run("rules", "--format", "markdown").stdout, (
        "the table has changed: advisor rules --format markdown > docs/rules.md"
    )


def test_the_markdown_is_the_table_and_a_legend_of_its_names(home: Home) -> None:
    table, named = home.run("rules", "--format", "markdown").stdout.split("\n\n")

    for part, bars in ((table, 6), (named, 3)):
        assert part.splitlines()[1].startswith("| --- |")
        assert {line.replace("\\|", "").count("|") for line in part.splitlines()} == {bars}


def test_the_vocabulary_lists_every_slot_with_its_bands_and_its_question(home: Home) -> None:
    slots = json.loads(home.run("rules", "--slots", "--json").stdout)["slots"]

    assert [slot["id"] for slot in slots] == [slot.id for slot in SLOTS]
    assert all(slot["question"] and len(slot["bands"]) >= 2 for slot in slots)
    assert home.run("rules", "--slots").stdout.startswith("task\n")
    assert "| task |" in home.run("rules", "--slots", "--format", "markdown").stdout


def test_what_each_need_calls_for_is_a_table_of_task_by_gap(home: Home) -> None:
    listing = json.loads(home.run("rules", "--needs", "--json").stdout)
    chosen = {(cell["task"], cell["gap"]): cell["rows"] for cell in listing["needs"]}
    rules = {rule["id"] for rule in json.loads(home.run("rules", "--json").stdout)["rules"]}

    assert set(chosen) == set(product(BANDS["task"], BANDS["gap"]))
    assert all(rows for rows in chosen.values())
    assert {row["rule"] for rows in chosen.values() for row in rows} <= rules
    # Whatever the rest of a situation is, some row of the cell holds: the last one always does.
    assert {rows[-1]["when"] for rows in chosen.values()} == {"always"}
    assert {row["approach"] for rows in chosen.values() for row in rows} <= {own.value for own in Approach}
    assert {row["tuning"] for rows in chosen.values() for row in rows} <= {None, *(own.value for own in FORMS)}
    assert listing["policy"]


def test_the_needs_as_text_fit_80_columns_and_name_every_gap_under_every_task(home: Home) -> None:
    text = home.run("rules", "--needs").stdout
    heads = [line for line in text.splitlines() if line and not line.startswith(" ")]
    tasks = [band.label for band in TASK.bands]

    assert max(len(line) for line in text.splitlines()) <= 80
    assert heads[: len(tasks)] == tasks
    assert set(heads[len(tasks) :]) == set(needed(home))
    for gap in BANDS["gap"]:
        assert sum(line.startswith(f"  {gap} ") for line in text.splitlines()) == len(tasks)


def needed(home: Home) -> list[str]:
    """The rows that choose, by their ids, as the Markdown lists them under the table."""
    lines = home.run("rules", "--needs", "--format", "markdown").stdout.splitlines()
    return [line.split(" | ")[0].removeprefix("| ") for line in lines[lines.index("") + 3 :]]


def test_the_needs_as_markdown_are_a_table_and_the_rows_that_it_names(home: Home) -> None:
    lines = home.run("rules", "--needs", "--format", "markdown").stdout.splitlines()
    between = lines.index("")
    table, rows = lines[:between], lines[between + 1 :]

    assert [line.split(" | ")[0].removeprefix("| ") for line in table[2:]] == [band.label for band in TASK.bands]
    assert {line.replace("\\|", "").count("|") for line in table} == {len(BANDS["gap"]) + 2}
    assert rows[0] == "| row | chooses | when | because | sources |"
    assert {line.replace("\\|", "").count("|") for line in rows} == {6}
    cells = json.loads(home.run("rules", "--needs", "--json").stdout)["needs"]
    assert {row["rule"] for cell in cells for row in cell["rows"]} <= set(needed(home))


def test_the_checked_in_needs_are_what_the_command_prints(home: Home) -> None:
    page = (Path(__file__).parents[2] / "docs" / "needs.md").read_text("utf-8")
    _, found, rest = page.partition("<!-- advisor rules --needs --format markdown -->\n")
    generated, end, _ = rest.partition("<!-- end -->\n")

    assert found
    assert end
    assert generated.strip("\n") == home.run("rules", "--needs", "--format", "markdown").stdout.strip("\n"), (
        "the table has changed: put what advisor rules --needs --format markdown prints between the marks of "
        "docs/needs.md"
    )


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
