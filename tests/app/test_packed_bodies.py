"""A packed body is refused unread on every route: it would be unpacked for anybody, before any signature is checked."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.slack.test_slack_serve import serving
from tests.support.fakes_slack import RecordingSlack

BOMB = gzip.compress(bytes(200_000_000), compresslevel=1)
"""Under a megabyte that would be two hundred."""


@pytest.mark.parametrize(
    ("packing", "body"), [("gzip", BOMB), ("deflate", b"hello"), ("br", b"hello"), ("GZIP", b"hello")]
)
async def test_it_is_refused(packing: str, body: bytes, data_dir: Path) -> None:
    async with (
        RecordingSlack().served() as slack,
        serving(slack, data_dir) as (_, url),
        ClientSession() as http,
    ):
        headers = {"Content-Encoding": packing, "Content-Type": "application/json"}
        async with http.post(f"{url}/slack/events", data=body, headers=headers) as answer:
            assert answer.status == 415


async def test_a_body_that_says_it_is_not_packed_is_taken_as_any_other(data_dir: Path) -> None:
    async with (
        RecordingSlack().served() as slack,
        serving(slack, data_dir) as (_, url),
        ClientSession() as http,
    ):
        headers = {"Content-Encoding": "identity", "Content-Type": "application/json"}
        async with http.post(f"{url}/slack/events", data=b"{}", headers=headers) as answer:
            assert answer.status == 401
