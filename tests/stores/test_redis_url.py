"""REDIS_URL: every topology by its URL, and every mistake in it one sentence that shows nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import SettingsError
from bot.settings.redis_url import Address, Endpoint, Login, Topology, read_address
from bot.settings.settings import Settings
from tests.support.passages import certificate

SINGLE, SENTINEL, CLUSTER = Topology.SINGLE, Topology.SENTINEL, Topology.CLUSTER
HERE, THERE = Endpoint("here", 6379), Endpoint("there", 7000)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("redis://here", Address(SINGLE, (HERE,))),
        ("redis://here:7000/3", Address(SINGLE, (Endpoint("here", 7000),), database=3)),
        ("redis://here/?db=3", Address(SINGLE, (HERE,), database=3)),
        ("redis://:pass%40word@here/0", Address(SINGLE, (HERE,), login=Login("", "pass@word"))),
        ("REDISS://us%3Aer:w@here", Address(SINGLE, (HERE,), login=Login("us:er", "w"), tls=True)),
        ("redis://[::1]:7000", Address(SINGLE, (Endpoint("::1", 7000),))),
        ("redis://[::1]/2", Address(SINGLE, (Endpoint("::1", 6379),), database=2)),
        ("unix:///run/a%20b.sock?db=2", Address(SINGLE, socket="/run/a b.sock", database=2)),
        ("unix://u:w@/run/v.sock", Address(SINGLE, socket="/run/v.sock", login=Login("u", "w"))),
        ("redis+cluster://here,there:7000", Address(CLUSTER, (HERE, THERE))),
        ("rediss+cluster://u:w@there:7000/0", Address(CLUSTER, (THERE,), login=Login("u", "w"), tls=True)),
        (
            "redis+sentinel://u:w@here,there:7000/talk/1?sentinel_username=s&sentinel_password=t%2F",
            Address(
                SENTINEL,
                (Endpoint("here", 26379), THERE),
                service="talk",
                database=1,
                login=Login("u", "w"),
                sentinel_login=Login("s", "t/"),
            ),
        ),
        ("rediss+sentinel://[::1]:7/talk", Address(SENTINEL, (Endpoint("::1", 7),), service="talk", tls=True)),
    ],
)  # fmt: skip
def test_each_topology_has_a_url(url: str, address: Address) -> None:
    assert read_address(url) == address


WRONG = {
    "begin with redis://": [
        "s3cret",
        "localhost:6379",
        "http://s3cret@here",
        "s3cret://here",
        "redis:/s3cret@here",
        "",
    ],
    "white space": ["redis://:s3cret @here", "redis://here\n"],
    "names no server": ["redis://", "redis:///0", "redis://:s3cret@", "redis+cluster://here,,there", "redis://:6379"],
    "port is no number": ["redis://here:s3cret", "redis://here:0", "redis://here:70000", "redis://u:s3cret/x@here/0"],
    "several servers": ["redis://:s3cret@here,there/0", "rediss://here:1,there:2"],
    "database is no number": ["redis://here/s3cret", "redis+sentinel://here/talk/s3cret", "unix:///s?db=s3cret"],
    "which service": ["redis+sentinel://:s3cret@here:26379", "redis+sentinel://here/"],
    "one database only": ["redis+cluster://:s3cret@here/1", "redis+cluster://here/talk"],
    "absolute path": ["unix://", "unix://run/s3cret.sock", "unix:///"],
    "not known": ["redis://here?s3cret=1", "redis+cluster://here?db=0", "redis://:pass?s3cret=x@here"],
    "no list of options": ["redis://:pass?s3cret@here/0"],
}


@pytest.mark.parametrize(("says", "url"), [(says, url) for says, urls in WRONG.items() for url in urls])
def test_each_mistake_is_one_sentence_that_shows_nothing_of_the_url(says: str, url: str) -> None:
    with pytest.raises(SettingsError, match=says) as told:
        read_address(url)

    assert "s3cret" not in str(told.value)
    assert str(told.value).endswith(".")


def test_a_mistake_stops_the_start_and_is_named_by_its_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://:s3cret@here:port/0")

    with pytest.raises(SettingsError, match=r"REDIS_URL: a server's port is no number from 1 to 65535 ") as told:
        Settings.read()
    assert "s3cret" not in str(told.value)


@pytest.mark.parametrize(
    ("scheme", "name", "says"),
    [
        ("redis", "own.pem", "no TLS in the URL"),
        ("rediss", "missing.pem", "No such file"),
        ("rediss+cluster", "empty.pem", "no certificate in it"),
    ],
)
def test_a_file_of_certificates_that_cannot_be_used_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, scheme: str, name: str, says: str
) -> None:
    certificate(tmp_path / "own.pem")
    (tmp_path / "empty.pem").write_text("")
    monkeypatch.setenv("REDIS_URL", f"{scheme}://here")
    monkeypatch.setenv("REDIS_CA_FILE", str(tmp_path / name))

    with pytest.raises(SettingsError, match=f"REDIS_CA_FILE.*{says}"):
        Settings.read()


def test_a_file_of_certificates_is_part_of_the_address(tmp_path: Path) -> None:
    file = certificate(tmp_path / "own.pem").file

    assert read_address("rediss://here", file).ca_file == file


def test_an_address_shows_no_password() -> None:
    address = read_address("redis+sentinel://u:s3cret@here/talk?sentinel_password=s3cret")

    assert "s3cret" not in repr(address)
