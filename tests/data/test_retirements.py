"""The retirement dates: checked when they are loaded, and found for a platform and a model."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest

from advisor.data.retirements import Ends, applying, end_of_tuned, load_retirements
from advisor.errors import DataError

DAY = date(2026, 11, 22)
ROWS = load_retirements()
TEXT = resources.files("advisor.data").joinpath("retirements.toml").read_text("utf-8")


def changed(before: str, after: str) -> str:
    assert before in TEXT
    return TEXT.replace(before, after, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[retirement]\n", r"retirements\.toml is no valid TOML"),
        (changed('ends = "training_new"', 'ends = "magic"'), r"key retirement\.openai-new\.ends: .*tuned_inference"),
        (changed("on = 2026-05-07", 'on = "soon"'), r"retirements\.toml, key retirement\.openai-new\.on: "),
        (changed('source = "openai-deprecations"', 'source = "hearsay"'), r"key retirement\.openai-new\.source: 'hear"),
        (
            changed("review_by = 2027-01-06", "review_by = 2026-01-06"),
            r"key retirement\.openai-new\.review_by: .*after",
        ),
        (changed('id = "openai-idle"', 'id = "openai-new"'), r"retirements\.toml, key id: 'openai-new' stands there"),
        (changed("says = ", "text = "), r"key retirement\.openai-new\.says: Field required"),
    ],
)
def test_a_wrong_retirement_is_refused_by_file_and_key(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load_retirements(text)


def test_what_is_to_come_at_a_platform_comes_soonest_first() -> None:
    ahead = applying(ROWS, "openai", after=DAY)

    assert [(row.ends, row.on) for row in ahead] == [
        (Ends.TRAINING, date(2027, 1, 6)),
        (Ends.TUNED_INFERENCE, date(2027, 1, 14)),
        (Ends.BASE, date(2027, 1, 14)),
    ]
    assert {row.on for row in applying(ROWS, "openai")} > {row.on for row in ahead}


def test_a_model_has_its_own_dates_and_those_of_the_whole_platform() -> None:
    assert [row.id for row in applying(ROWS, "openai", "gpt-4.1", after=DAY)] == [
        "openai-all",
        "openai-tuned",
        "openai-bases",
    ]
    assert [row.id for row in applying(ROWS, "openai", "o4-mini", after=DAY)] == ["openai-all"]


@pytest.mark.parametrize(
    ("platform", "model", "ends"),
    [
        ("openai", "gpt-4.1", date(2027, 1, 14)),
        ("azure", "gpt-4.1", date(2027, 10, 14)),
        ("azure", "gpt-4o-mini", date(2027, 10, 1)),
        ("azure", "o4-mini", date(2027, 10, 16)),
        ("aws", "claude-3-haiku", date(2026, 9, 10)),
        ("google", "gemini-2.5-flash", date(2026, 10, 20)),
    ],
)
def test_a_tuned_model_ends_on_the_first_day_that_it_or_its_base_is_gone(platform: str, model: str, ends: date) -> None:
    found = end_of_tuned(ROWS, platform, model)

    assert found
    assert found.on == ends


def test_where_no_date_is_known_a_tuned_model_has_no_end() -> None:
    assert end_of_tuned(ROWS, "fireworks") is None
    assert end_of_tuned(ROWS, "google", "gemini-3.1-flash-lite") is None


def test_a_date_that_is_only_promised_not_to_come_earlier_says_so() -> None:
    said = {row.id: row.sentence() for row in ROWS}

    assert said["azure-gpt-4.1-training"].endswith("existing customers too: not before 14 April 2027.")
    assert said["openai-all"].endswith("from anybody: on 6 January 2027.")
