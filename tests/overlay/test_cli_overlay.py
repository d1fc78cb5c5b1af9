"""The overlay as an operator uses it: named by option or setting, shown on verdicts, refused by file and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import Home
from tests.support.overlays import ANTHROPIC, NAME, STEP

STYLE = "We want replies to guests that sound like our founder, 200 a day. We have 300 labelled examples."
AUD = '[currency]\ncode = "AUD"\nper_usd = 2.0\nas_of = 2026-11-01\nreview_by = {review_by}\n'
OLD = """
[[platform]]
id = "anthropic"
name = "Anthropic"
band = "closed"
sells_tuning = false
says = "Anthropic sells us no tuning."
as_of = 2020-01-01
review_by = 2021-01-01
source = "organisation"
evidence = "official"
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def overlay(home: Home, *entries: str, review_by: str = "2099-01-01") -> str:
    (home.folder / "acme.toml").write_text(NAME + "".join(entries).replace("{review_by}", review_by))
    return "acme.toml"


def verdict(home: Home, *words: str) -> dict[str, object]:
    done = home.run("verdict", STYLE, "--json", *words)
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert isinstance(read, dict)
    return read


def test_a_verdict_carries_the_overlays_name_and_digest(home: Home) -> None:
    plain, own = verdict(home), verdict(home, "--overlay", overlay(home, STEP))
    other = verdict(home, "--overlay", overlay(home, STEP.replace("privacy office", "legal team")))

    assert plain["overlay"] is None
    assert isinstance(own["overlay"], dict)
    assert own["overlay"]["name"] == "Acme"
    assert str(own["policy"]).endswith(f"+{own['overlay']['digest']}")
    assert len({str(one["policy"]) for one in (plain, own, other)}) == 3


def test_the_setting_names_the_overlay_and_the_option_wins(tmp_path: Path) -> None:
    home = Home(tmp_path, {"ADVISOR_OVERLAY": "acme.toml"})
    overlay(home, STEP)
    (home.folder / "other.toml").write_text('name = "Other"\n')

    assert (by_setting := verdict(home)["overlay"])
    assert isinstance(by_setting, dict)
    assert by_setting["name"] == "Acme"
    assert (by_option := verdict(home, "--overlay", "other.toml")["overlay"])
    assert isinstance(by_option, dict)
    assert by_option["name"] == "Other"


def test_what_the_policy_presumes_is_shown_beside_what_was_told(home: Home) -> None:
    found = verdict(home, "--overlay", overlay(home, ANTHROPIC))
    shown = home.run("verdict", STYLE, "--overlay", "acme.toml").stdout

    assert found["presumed"] == {
        "provider": {"band": "closed", "value": None, "words": "We are an Anthropic shop.", "fixed": False}
    }
    assert isinstance(found["facts"], dict)
    assert "provider" not in found["facts"]
    assert found["fine_tuning"] == "no"
    assert "From your organisation's policy" in shown
    assert "We are an Anthropic shop." in shown
    assert "Decided with the rules of Acme (overlay " in shown


def test_costs_are_told_in_both_currencies_with_the_date_of_the_rate(home: Home) -> None:
    costs = verdict(home, "--overlay", overlay(home, AUD))["costs"]
    assert isinstance(costs, dict)

    assert costs["currency"] == {"code": "AUD", "per_usd": 2.0, "as_of": "2026-11-01", "overdue": False}
    assert costs["once"]["AUD"] == pytest.approx(2 * costs["once"]["USD"])
    assert all(set(month) == {"with", "USD", "AUD"} for month in costs["month"])
    assert "AUD" in costs["lines"][0]
    plain = verdict(home)["costs"]
    assert isinstance(plain, dict)
    assert plain["currency"] is None
    assert "AUD" not in json.dumps(plain)


def test_in_a_conversation_costs_come_in_the_organisations_currency(home: Home) -> None:
    said = home.run("chat", "--overlay", overlay(home, AUD), said=f"{STYLE}\nwhat does it cost?\n").stdout

    assert "in USD and AUD" in said
    assert "(AUD " in said
    assert "One US dollar is 2 AUD, the rate set for 1 November 2026." in " ".join(said.split())


def test_an_old_rate_and_an_old_datum_say_so(home: Home) -> None:
    named = overlay(home, AUD, ANTHROPIC, OLD, review_by="2026-11-02")
    said = " ".join(home.run("chat", "--overlay", named, said=f"{STYLE}\nwhat does it cost?\n").stdout.split())
    shown = " ".join(home.run("verdict", STYLE, "--overlay", named).stdout.split())

    assert "That is past its review date, so look it up first." in said
    assert "(As of 1 January 2020.) That is past its review date, so check it first." in shown
    assert "past its review date" not in home.run("verdict", STYLE).stdout


def test_a_conversation_says_what_the_policy_states_and_asks_for_none_of_it(home: Home) -> None:
    fixed = overlay(home, ANTHROPIC, "fixed = true\n")
    said = " ".join(
        home.run("chat", "--overlay", fixed, said=f"{STYLE}\nAny provider is fine\nwhat do you know\n").stdout.split()
    )

    assert "Your organisation's policy settles that for everybody" in said
    assert "We are an Anthropic shop. It holds for everybody." in said
    assert "Where may the model run?" not in said


def test_the_rules_are_listed_as_the_overlay_leaves_them(home: Home) -> None:
    named = overlay(home, STEP)
    listing = json.loads(home.run("rules", "--json", "--overlay", named).stdout)
    ids = [rule["id"] for rule in listing["rules"]]
    plain = [rule["id"] for rule in json.loads(home.run("rules", "--json").stdout)["rules"]]

    assert ids == [*plain, "ORG-privacy"]


def test_the_dated_data_are_listed_with_their_dates_and_what_is_old(home: Home) -> None:
    listing = json.loads(home.run("rules", "--dated", "--json", "--overlay", overlay(home, OLD)).stdout)
    rows = {(row["kind"], row["id"]): row for row in listing["dated"]}

    assert {"platform", "retirement", "price"} == {kind for kind, _ in rows}
    assert rows["platform", "anthropic"]["overdue"] is True
    assert rows["platform", "azure"]["as_of"] == "2026-11-21"
    text = home.run("rules", "--dated", "--overlay", "acme.toml").stdout
    assert "review     2021-01-01 (past)" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert home.run("rules", "--dated", "--format", "markdown").stdout.startswith("| row | says |")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (ANTHROPIC.replace("closed", "moon"), ["acme.toml", "presume.provider.band", "closed"]),
        (
            "[[minimum]]\nslot = 'labelled_examples'\nvalue = 20\nbecause = 'Less will do.'\n",
            ["value", "100", "too_few_examples"],
        ),
        ("[[platform]\n", ["acme.toml", "TOML"]),
    ],
)
@pytest.mark.parametrize("command", [("verdict", STYLE), ("chat",), ("rules",), ("serve",)])
def test_a_wrong_overlay_stops_every_command_with_one_sentence(
    tmp_path: Path, command: tuple[str, ...], entry: str, expected: list[str]
) -> None:
    home = Home(tmp_path, {"ADVISOR_TEAMS_EMULATOR": "true", "ADVISOR_PORT": "0"})
    done = home.run(*command, "--overlay", overlay(home, entry))

    assert (done.returncode, done.stdout.strip()) == (1, "")
    assert all(part in done.stderr for part in expected), done.stderr
    assert "Traceback" not in done.stderr


def test_an_overlay_that_is_not_there_is_named(home: Home) -> None:
    done = home.run("verdict", STYLE, "--overlay", "nowhere.toml")

    assert done.returncode == 1
    assert "nowhere.toml: I could not read the overlay" in done.stderr
