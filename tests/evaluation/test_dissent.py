"""`advisor dissent`: where the reading model would have advised otherwise, counted, without a word to who asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from advisor.enquiry import Enquiry
from advisor.facts import Facts
from advisor.summary.dissent import Dissent, compared, dissents
from bot.stores.client import connect
from bot.stores.embedded import embedded
from tests.support.command_line import Home
from tests.support.recent import keep, recent

OURS = tuple(
    replace(own, facts=Facts.of(task="answer", gap="facts"), approach="rag", expected=expected, rules=rules)
    for own, expected, rules in zip(
        recent(5, tenant="local", teams=["claims"], platform="terminal"),
        ("fine_tune", "fine_tune", "long_context", "rag", ""),
        (("N-1", "no_evaluation_set"), ("N-1",), ("N-2",), ("N-1",), ("N-1",)),
        strict=True,
    )
)


def test_only_enquiries_where_the_two_differ_are_counted_the_commonest_first() -> None:
    assert dissents(OURS) == (
        Dissent("answer", "facts", "rag", "fine_tune", 2, ("N-1", "no_evaluation_set")),
        Dissent("answer", "facts", "rag", "long_context", 1, ("N-2",)),
    )
    assert compared(OURS) == 4


def test_a_need_that_was_not_told_is_called_open() -> None:
    (found,) = dissents([replace(OURS[0], facts=Facts())])

    assert (found.task, found.gap) == ("open", "open")


async def _keep(data: Path, made: tuple[Enquiry, ...]) -> None:
    with embedded(data) as url:
        client = connect(url)
        await keep(client, made)
        await client.aclose()


def test_the_command_prints_a_line_for_each_kind_of_difference(tmp_path: Path) -> None:
    home = Home(tmp_path)
    asyncio.run(_keep(home.folder / "data", OURS))

    done = home.run("dissent")

    assert (done.returncode, done.stderr) == (0, "")
    assert "another approach in 3 of 4 enquiries" in done.stdout
    assert "2  answer / facts: rules rag, model fine_tune (rules: N-1, no_evaluation_set)" in done.stdout


def test_the_command_says_so_where_there_is_nothing_to_compare(tmp_path: Path) -> None:
    home = Home(tmp_path)
    asyncio.run(_keep(home.folder / "data", (replace(OURS[0], expected=""),)))

    assert "has both a verdict and what a model expected" in home.run("dissent").stdout
