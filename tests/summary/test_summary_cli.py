"""`advisor summary` as people and programs use it: the terminal, JSON, CSV, PNG, the chat, and kind errors."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from advisor.enquiry import Enquiry
from bot.stores.client import connect
from bot.stores.embedded import embedded
from tests.support.command_line import Home
from tests.support.recent import keep, recent


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    with embedded(tmp_path / "data"):
        yield home


async def _keep(data: Path, made: Sequence[Enquiry]) -> None:
    with embedded(data) as url:
        client = connect(url)
        await keep(client, made)
        await client.aclose()


@pytest.fixture
def made(home: Home) -> list[Enquiry]:
    """Sixty enquiries of now, thirty of the period before, and thirty of another tenant."""
    ours = recent(60, tenant="local", teams=["claims", "support"], platform="terminal")
    before = recent(30, tenant="local", teams=["claims"], platform="terminal", ago=32)
    other = recent(30, tenant="T09OTHER", teams=["claims"])
    asyncio.run(_keep(home.folder / "data", [*ours, *before, *other]))
    return ours


def data(home: Home, *words: str) -> Any:  # noqa: ANN401
    done = home.run("summary", "--json", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_json_equals_a_recount_of_what_was_kept(home: Home, made: list[Enquiry]) -> None:
    found = data(home, "--period", "30d")
    wanted = [own for own in made if own.wanted_tuning and own.fine_tuning]
    today = datetime.now(UTC).date()

    assert (found["enquiries"], found["people"]) == (len(made), len({own.asker for own in made}))
    assert found["period"]["last_day"] == today.isoformat()
    assert found["before"]["enquiries"] == sum(
        own.day > today - timedelta(days=60) for own in recent(30, tenant="x", teams=["y"], ago=32)
    )
    told = Counter(own.approach for own in made)
    assert {cell["ids"][0]: cell["enquiries"] for cell in found["by_approach"]} == told
    assert {cell["ids"][0]: cell["enquiries"] for cell in found["by_team"]} == {"claims": 30, "support": 30}
    assert {gate["rule"]: gate["enquiries"] for gate in found["gates"]} == Counter(g for own in made for g in own.gates)
    redirected = sum(own.fine_tuning != "yes" for own in wanted)
    assert (found["redirected"]["part"], found["redirected"]["whole"]) == (redirected, len(wanted))
    assert sum(span["enquiries"] for span in found["timeline"]) == len(made)
    avoided = [own.spend for own in wanted if own.spend and own.fine_tuning != "yes"]
    assert found["avoided"]["usd_a_month"] == sum(round(own.tuned) - round(own.chosen) for own in avoided)


def test_filters_count_what_they_say(home: Home, made: list[Enquiry]) -> None:
    found = data(home, "--team", "claims", "--verdict", "no", "--approach", "rag")
    expected = [own for own in made if (own.origin.team, own.fine_tuning, own.approach) == ("claims", "no", "rag")]

    assert found["enquiries"] == len(expected)
    assert found["filters"] == {"team": "claims", "verdict": "no", "approach": "rag"}


def test_the_terminal_shows_key_figures_then_tables_then_bars_then_what_to_do(home: Home, made: list[Enquiry]) -> None:
    done = home.run("summary")
    places = [done.stdout.index(text) for text in ("  enquiries\n", "By approach", "by week", "What to do: ")]

    assert (done.returncode, done.stderr) == (0, "")
    assert places == sorted(places)
    assert "█" in done.stdout
    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 84


def test_files_hold_the_same_numbers_and_the_picture_its_words(home: Home, made: list[Enquiry]) -> None:
    done = home.run("summary", "--csv", "numbers.csv", "--png", "chart.png")
    rows = list(csv.DictReader(io.StringIO((home.folder / "numbers.csv").read_text("utf-8-sig"))))
    counted = {row["id"]: int(row["enquiries"]) for row in rows if row["table"] == "approach"}

    assert done.returncode == 0
    assert counted == Counter(own.approach for own in made)
    assert (home.folder / "chart.png").read_bytes().startswith(b"\x89PNG")
    assert done.stderr.startswith("Bar chart. Enquiries in channels, by week: ")


def test_the_list_holds_the_newest_without_names(home: Home, made: list[Enquiry]) -> None:
    listed = data(home, "--list", "--verdict", "yes")
    expected = sorted((own.opened for own in made if own.fine_tuning == "yes"), reverse=True)

    assert [own["opened"] for own in listed] == [opened.isoformat() for opened in expected[:25]]
    assert not any("asker" in own for own in listed)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--period", "soon"], "I couldn't read “soon” as a period."),
        (["--period", "0d"], "no day"),
        (["--verdict", "maybe"], "maybe"),
        (["--post"], "ADVISOR_DIGESTS"),
        (["--post", "--json"], "--post takes no option but --period"),
        (["--csv", "no/such/folder.csv"], "Check the path"),
    ],
)
def test_what_cannot_be_done_is_one_kind_sentence(home: Home, made: list[Enquiry], words: list[str], why: str) -> None:
    done = home.run("summary", *words)

    assert done.returncode in (1, 2)
    assert why in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_an_empty_record_says_so_and_writes_no_file(home: Home) -> None:
    done = home.run("summary", "--csv", "numbers.csv")

    assert done.returncode == 0
    assert "there is nothing on record" in " ".join(done.stdout.split())
    assert data(home)["enquiries"] is None
    assert not (home.folder / "numbers.csv").exists()


def test_the_chat_knows_the_word_too_and_counts_what_was_just_asked(home: Home) -> None:
    done = home.run("chat", said="We have 50 support emails and want replies in Australian English\nsummary\n")
    _, _, answer = done.stdout.partition("> summary\n")

    assert "1  enquiry\n" in answer
    assert "By approach" in answer
    assert "share summary" not in answer
