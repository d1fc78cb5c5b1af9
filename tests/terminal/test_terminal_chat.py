"""`advisor chat` as people use it: in a window, through a pipe, and across a kill."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.message import Message
from bot.inbox.items import ReturnAddress
from bot.settings.settings import Retention
from bot.stores.client import connect
from bot.stores.embedded import embedded, socket_path
from bot.stores.queues import RedisQueues
from tests.support.command_line import Home, Window, read_until
from tests.support.talk import typed_to_verdict
from tests.support.waiting import PATIENCE

EMAILS = "We have 50 support emails and want replies in Australian English; general knowledge is enough"
DOCUMENTS = "We want to sort incoming emails into categories."
TYPED = typed_to_verdict(task="draft", gap="manner", knowledge="none", describable="easy")
"""Lines that lead to a verdict, whatever the reader makes of words."""


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A home whose embedded store is stopped in the end, whoever was killed."""
    home = Home(tmp_path)
    yield home
    with embedded(tmp_path / "data"):
        pass


def test_fifty_emails_get_no_and_prompting_at_once_with_the_reasons(home: Home) -> None:
    done = home.run("chat", said="\n".join([*TYPED, ""]))

    assert (done.returncode, done.stderr) == (0, "")
    assert f"> {TYPED[0]}\n" in done.stdout
    _, _, answer = done.stdout.partition(TYPED[0])
    assert "━" in answer
    assert "prompt" in answer
    assert "Why\n" in answer
    assert "What you want can be said in a few sentences" in answer
    assert "Goodbye" in done.stdout


def test_a_pipe_gets_plain_text_for_80_columns_and_no_escape_codes(home: Home) -> None:
    done = home.run("chat", said=f"{EMAILS} \x1b]0;title\x07\n{DOCUMENTS}\n")

    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines() if not line.startswith("> ")) <= 80


def test_bytes_that_are_no_text_are_no_reason_to_stop(home: Home) -> None:
    process = home.start("chat")
    shown, errors = process.communicate(b"\xff\xfe 50 emails\n\n", timeout=PATIENCE)

    assert (process.returncode, errors) == (0, b"")
    assert "Goodbye" in shown.decode()


def test_ctrl_c_in_a_window_is_a_goodbye(home: Home) -> None:
    window = Window(home, "chat")
    window.wait_for("\n> ")
    window.press_ctrl_c()

    assert window.end() == 0
    assert "Goodbye" in window.shown
    assert "Traceback" not in window.shown


def test_ctrl_d_in_a_window_is_a_goodbye(home: Home) -> None:
    window = Window(home, "chat")
    window.wait_for("\n> ")
    window.type("\x04")

    assert window.end() == 0
    assert "Goodbye" in window.shown


def test_a_line_can_be_edited_and_called_up_again_in_a_window(home: Home) -> None:
    window = Window(home, "chat")
    window.wait_for("\n> ")
    window.type("helq\bp\n")
    window.wait_for("Tell me in your own words")
    window.wait_for("\n> ", times=2)
    window.type("\x1b[A\n")
    window.wait_for("Tell me in your own words", times=2)
    window.wait_for("\n> ", times=3)
    window.type("\x04")

    assert window.end() == 0


def test_ctrl_c_while_an_answer_is_made_is_a_goodbye_too(home: Home) -> None:
    window = Window(home, "chat")
    window.wait_for("\n> ")
    window.type(f"{EMAILS}\n")
    window.wait_for("\n", times=window.shown.count("\n") + 1)
    window.press_ctrl_c()

    assert window.end() == 0
    assert "Goodbye" in window.shown
    assert "Traceback" not in window.shown
    assert "filename" not in window.shown


def test_a_window_is_coloured_unless_no_color_is_set(home: Home) -> None:
    for settings, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
        window = Window(Home(home.folder, settings), "verdict", EMAILS)

        assert window.end() == 0
        assert ("\x1b[" in window.shown) is coloured


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_while_we_wait_for_a_line_is_a_goodbye(home: Home, number: signal.Signals) -> None:
    process = home.start("chat")
    read_until(process, "Ctrl-C to leave")
    process.send_signal(number)
    shown, errors = process.communicate(timeout=PATIENCE)

    assert (process.returncode, errors) == (0, b"")
    assert b"Goodbye" in shown


def test_leaving_stops_the_embedded_store(home: Home) -> None:
    home.run("chat", said=f"{DOCUMENTS}\n")

    assert not socket_path((home.folder / "data").resolve()).exists()


def test_what_was_to_be_confirmed_is_asked_again_after_a_restart(home: Home) -> None:
    first = home.run("chat", said="The letters our bot writes sound wrong\n")
    again = home.run("chat", said="1\n")

    asked = first.stdout[first.stdout.index("I take it") :].split("Goodbye")[0].strip()
    assert asked in again.stdout
    assert "you want new text written" in again.stdout.split(asked)[1]


def test_a_conversation_goes_on_after_a_restart(home: Home) -> None:
    first = home.run("chat", said=f"{DOCUMENTS}\n")
    again = home.run("chat")

    assert "Welcome back" not in first.stdout
    assert "Welcome back" in again.stdout
    assert "you want texts sorted, scored or routed" in again.stdout
    assert first.stdout.split("Goodbye")[0].split("What I heard")[-1].split("\n\n", 1)[-1] in again.stdout


def test_whoever_said_goodbye_finds_the_question_in_full(home: Home) -> None:
    first = home.run("chat", said=f"{DOCUMENTS}\nwhat is RAG?\nbye\n")
    again = home.run("chat")

    assert first.stdout.count("Tone, style or format are off") == 1
    assert "Tone, style or format are off" in again.stdout


def test_choices_by_number_lead_to_a_verdict_which_is_shown_again_later(home: Home) -> None:
    done = home.run("chat", said="\n".join([*TYPED, ""]))
    again = home.run("chat")
    titles = [
        above.strip()
        for text in (done.stdout, again.stdout)
        for above, line in zip(text.splitlines(), text.splitlines()[1:], strict=False)
        if "━" in line
    ]

    assert len(titles) >= 2
    assert titles[-1] == titles[-2]


def test_kill_9_between_two_messages_loses_nothing_and_the_next_start_works_at_once(home: Home) -> None:
    window = Window(home, "chat")
    window.wait_for("\n> ")
    window.type(f"{DOCUMENTS}\n")
    window.wait_for("Not sure")
    window.process.kill()
    window.end()
    started = time.monotonic()
    again = home.run("chat", said="what did you understand?\n")
    took = time.monotonic() - started
    home.run("chat", said="what did you understand?\n")
    usual = time.monotonic() - started - took

    # Beside a start after a proper end, which the machine's load slows as much; a claim that had to lapse takes longer.
    assert took < 2 * usual + 2
    assert (again.returncode, again.stderr) == (0, "")
    assert "We want to sort incoming emails into categories" in " ".join(again.stdout.split())
    assert "Not sure" in again.stdout


def test_what_a_killed_run_took_in_but_never_answered_is_answered_first(home: Home) -> None:
    asyncio.run(_accept_only(home.folder / "data", EMAILS))
    done = home.run("chat")

    assert done.returncode == 0
    assert "want replies in Australian" in " ".join(done.stdout.split())
    assert "Right?" in done.stdout or "What I heard" in done.stdout


async def _accept_only(data_dir: Path, text: str) -> None:
    """Take a message in as a run does that is killed right after."""
    with embedded(data_dir) as url:
        client = connect(url)
        message = Message("local", "terminal:kim", "m1", "kim", text)
        await RedisQueues(client, Retention()).accept(message, ReturnAddress("terminal:kim"))
        await client.aclose()


def test_without_a_store_a_plain_sentence_says_so(tmp_path: Path) -> None:
    home = Home(tmp_path, {"REDIS_URL": "redis://127.0.0.1:1/0"})
    done = home.run("chat", said=f"{EMAILS}\n")

    assert done.returncode == 1
    assert "store" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_chat_leaves_another_persons_unanswered_message_alone(home: Home) -> None:
    asyncio.run(_accept_only(home.folder / "data", EMAILS))
    done = Home(home.folder, {"USER": "lee", "LOGNAME": "lee"}).run("chat")

    assert done.returncode == 0
    assert "50" not in done.stdout
