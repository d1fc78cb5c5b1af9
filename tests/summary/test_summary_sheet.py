"""The CSV in a spreadsheet's eyes: no cell that a program would take for a formula, and every number a number."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decision.policy import policy_for
from advisor.summary import Filters, Period, Scope, Summary, summarise, tally_of
from bot.reports.sheet import HEAD, safe, sheet
from tests.support.enquiry_log import FIRST, enquiries

YEAR = Period(FIRST, date(2026, 11, 23))
FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "|calc", "%0A=1", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1", "\u3000=1",
    "＝1", "＋1", "－1", "＠SUM(A1)", "﹦1", "\u200b=1", "\ufeff=1", "\u202e=1", '"=1', "'=1", ",=1", ";=1", '";=1',
    "= cmd|' /C calc'!A0", "\x00=1", "\u00b8=1", "\u00a8=1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_that_could_start_a_formula_is_left_to_start_one(text: str) -> None:
    made = safe(text)

    assert "'" in made
    assert made.startswith("'") or text[0] in "\"',;"
    assert not _could_start(made)


@given(st.text(alphabet=st.sampled_from("=+-@|%＝＠'\",; \t\r\n\u200b\ufeffa1"), max_size=12) | st.text(max_size=40))
def test_no_text_at_all_is_a_formula_and_every_cell_is_one_line(text: str) -> None:
    assert not _could_start(safe(text))
    assert len(safe(text).splitlines()) <= 1


@pytest.mark.parametrize(
    "text", ["Prompting", "retrieval (RAG)", "#general", "19:abc@thread.tacv2", "no - not yet", ""]
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def _could_start(text: str) -> bool:
    """Whether a cautious program would find a formula: after the start, a quote or a separator, blanks not counted."""
    opened = True
    for character in unicodedata.normalize("NFKC", text):
        if opened and character in "=+-@|%":
            return True
        invisible = not character.strip() or unicodedata.category(character) in ("Cf", "Mn", "Me", "Cc")
        # Our own apostrophe is what makes a text of it.
        opened = character in ',;|"' or (opened and invisible)
    return text[:1] in "\t\r\n" and bool(text)


def summary() -> Summary:
    made = [own for own in enquiries(3_000, tenants=1) if own.origin.team in ("", "C00", "C01")]
    found = summarise(
        tally_of(made), before=(), scope=Scope("T00", None), filters=Filters(YEAR), today=YEAR.last,
        policy=policy_for(YEAR.last), usage_usd=1.25,
    )  # fmt: skip
    assert isinstance(found, Summary)
    return found


def test_the_sheet_has_the_mark_of_utf8_quoted_texts_and_bare_numbers() -> None:
    found = summary()
    made = sheet(found, {"C00": '=HYPERLINK("https://evil.example")', "C01": "数据 – équipe"})
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    total = next(row for row in rows if row["table"] == "total")

    assert made.startswith(b"\xef\xbb\xbf")
    assert tuple(rows[0]) == HEAD
    assert (int(total["enquiries"]), int(total["people"])) == (found.totals.enquiries, found.totals.people)
    labels = {row["label"] for row in rows if row["table"] == "team"}
    assert labels == {'\'=HYPERLINK("https://evil.example")', "数据 – équipe"}
    assert b'"=' not in made
    assert not any(
        _could_start(cell) for row in rows for cell in row.values() if not cell.lstrip("-").replace(".", "").isdigit()
    )
