"""`advisor export` and `advisor purge`, as an operator runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import Home

EMAILS = "We have 50 support emails and want replies in Australian English. General knowledge is enough."
QUOTE = "50 support emails"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home whose user allows short quotes, and has talked once, to a verdict."""
    own = Home(tmp_path, {"ADVISOR_KEEP_QUOTES": "local"})
    assert own.run("chat", said=f"{EMAILS}\nyes\nyes\nyes\n").returncode == 0
    return own


def rows(home: Home, *words: str) -> list[dict[str, Any]]:
    done = home.run("export", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_export_hands_out_a_persons_enquiries_and_sessions_and_nobody_elses(home: Home) -> None:
    enquiry, session = rows(home, "--user", "kim")

    assert enquiry["enquiry"]["fine_tuning"] == "no"
    assert QUOTE in json.dumps(enquiry)
    assert QUOTE in json.dumps(session)
    assert "kim" not in json.dumps(enquiry["enquiry"]["asker"])
    assert rows(home, "--user", "lee") == []
    assert rows(home) == [enquiry, session]


def test_purge_of_a_person_leaves_an_enquiry_that_leads_to_nobody(home: Home) -> None:
    done = home.run("purge", "--tenant", "local", "--user", "kim", "--yes")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Forgotten: kim" in done.stdout
    assert rows(home, "--user", "kim") == []
    (left,) = rows(home)
    assert QUOTE not in json.dumps(left)
    assert (left["enquiry"]["thread"], "asker" in left["enquiry"]) == ("", False)


def test_purge_of_a_tenant_asks_first_and_then_leaves_nothing(home: Home) -> None:
    asked = home.run("purge", "--tenant", "local", said="n\n")
    assert asked.returncode == 1
    assert len(rows(home)) == 2

    assert home.run("purge", "--tenant", "local", said="y\n").returncode == 0
    assert rows(home) == []
