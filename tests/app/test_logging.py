"""Every line of the log is JSON, a library's too, and none repeats a request's bytes."""

from __future__ import annotations

import json
import subprocess
import sys

LOGS = """
import logging
import structlog
from bot.app.logging import configure

configure()
structlog.get_logger().info("serving", port=1)
logging.getLogger("aiohttp.server").error("Error handling request from %s", "127.0.0.1")
try:
    raise ValueError("Bad header: X-Token: xoxb-very-secret")
except ValueError:
    logging.getLogger("aiohttp.server").exception("Error handling request")
logging.getLogger("slack_sdk").debug("a token: xoxb-very-secret")
"""


def test_every_line_is_json_and_quotes_no_request() -> None:
    done = subprocess.run([sys.executable, "-c", LOGS], capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in done.stderr.splitlines()]

    assert [line["event"] for line in lines] == [
        "serving",
        "Error handling request from 127.0.0.1",
        "Error handling request",
    ]
    assert lines[2]["fault"] == "ValueError"
    assert all({"level", "timestamp"} <= line.keys() for line in lines)
    assert "very-secret" not in done.stderr


FAILS = """
import structlog
from bot.app.logging import configure

configure()
said = "our customers are called Kim and Lee"
try:
    len(None)
except TypeError:
    structlog.get_logger().exception("a turn failed", thread="C1:1")
"""


def test_a_failing_turn_is_logged_without_a_word_of_what_was_said() -> None:
    done = subprocess.run([sys.executable, "-c", FAILS], capture_output=True, text=True, check=True)
    (line,) = map(json.loads, done.stderr.splitlines())

    assert (line["event"], line["exception"][0]["exc_type"]) == ("a turn failed", "TypeError")
    assert "Kim" not in done.stderr
