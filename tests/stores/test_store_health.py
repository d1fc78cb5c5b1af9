"""How the store stands: what it is, whether it takes writes, and that one of a wrong kind stops the start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from advisor.errors import SettingsError, StoreUnavailable
from bot.app.base import connected, store_client
from bot.app.serving import open_front
from bot.settings.settings import Settings
from bot.stores.client import Client, connect
from bot.stores.health import confirm, takes_writes, told
from tests.support.command_line import Home
from tests.support.fakes_slack import RecordingSlack
from tests.support.passages import Passage, certificate
from tests.support.servers import HOST, SERVICE, Shards, Trio, eventually, free_port, sentinel, server, shards, trio
from tests.support.slack_front import environment, served, set_environment


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def cluster(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shards]:
    async with shards(tmp_path_factory.mktemp("shards")) as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def watched(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Trio]:
    async with trio(tmp_path_factory.mktemp("trio")) as running:
        yield running


async def says(url: str, ca_file: Path | None = None) -> str:
    """What is said of the store once it has taken a write."""
    async with connected(connect(url, ca_file=ca_file)) as client:
        await confirm(client)
        await takes_writes(client)
        return told(client)


async def writable(client: Client) -> bool:
    with suppress(StoreUnavailable):
        await takes_writes(client)
        return True
    return False


async def refusal(url: str, ca_file: Path | None = None) -> str:
    with pytest.raises(SettingsError) as refused:
        await says(url, ca_file)
    return str(refused.value)


async def test_each_topology_says_what_it_is(tmp_path: Path, cluster: Shards, watched: Trio) -> None:
    primary = await watched.primary()
    async with server(tmp_path) as alone:
        assert await says(f"redis://{HOST}:{alone.port}/1") == "one server"
    assert await says(watched.url) == f"the server {HOST}:{primary.port}, as Sentinels say"
    assert await says(cluster.url) == "a Redis Cluster of 3 primaries"


async def test_a_url_of_another_kind_than_its_servers_is_refused(
    tmp_path: Path, cluster: Shards, watched: Trio
) -> None:
    async with server(tmp_path) as alone:
        one = f"{HOST}:{alone.port}"
        assert "names a Redis Cluster, but its servers are none" in await refusal(f"redis+cluster://{one}")
        assert "names Sentinels, but a server there is none" in await refusal(f"redis+sentinel://{one}/talk")
    assert "is a node of a Redis Cluster" in await refusal(f"redis://{HOST}:{cluster.servers[0].port}")
    assert "is a Sentinel" in await refusal(f"redis://{HOST}:{watched.sentinels[0].port}")
    assert "they watch conversations" in await refusal(watched.url.replace("/conversations", "/other"))


@pytest.mark.parametrize("login", ["", ":s3cret@", "nobody:s3cret@"])
async def test_a_store_that_wants_another_password_is_a_matter_of_settings(tmp_path: Path, login: str) -> None:
    async with server(tmp_path, "--requirepass", "right") as alone:
        said = await refusal(f"redis://{login}{HOST}:{alone.port}")

        assert said == "The store refuses the user or the password in REDIS_URL. Please mend it there."
        assert await says(f"redis://:right@{HOST}:{alone.port}") == "one server"


async def test_the_command_line_and_serve_are_stopped_by_the_sentence(
    tmp_path: Path, cluster: Shards, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"redis://{HOST}:{cluster.servers[0].port}"
    done = await asyncio.to_thread(Home(tmp_path, {"REDIS_URL": url}).run, "chat", said="hello\n")
    assert (done.returncode, "let it begin with redis+cluster." in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr

    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, tmp_path, REDIS_URL=url), monkeypatch.setenv)
        with pytest.raises(SettingsError, match=r"redis\+cluster"):
            async with served(slack):
                pass
        with pytest.raises(SettingsError, match=r"redis\+cluster"):
            async with open_front(Settings.read()):
                pass


async def test_doctor_and_readiness_tell_the_topology(
    tmp_path: Path, cluster: Shards, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = await asyncio.to_thread(Home(tmp_path, {"REDIS_URL": cluster.url}).run, "doctor")
    assert "ok     store: a Redis Cluster of 3 primaries; takes writes" in done.stdout

    async with RecordingSlack().served() as slack:
        set_environment(environment(slack, tmp_path, REDIS_URL=cluster.url), monkeypatch.setenv)
        async with served(slack) as front, front.http.get("/readyz") as response:
            assert (response.status, await response.text()) == (200, "ok; the store is a Redis Cluster of 3 primaries")


async def test_a_store_that_is_away_is_no_matter_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = f"{HOST}:{free_port()}"
    for url in (f"redis://{nowhere}", f"redis+cluster://{nowhere}", f"redis+sentinel://{nowhere}/talk"):
        monkeypatch.setenv("REDIS_URL", url)
        with pytest.raises(StoreUnavailable, match="My store does not answer at REDIS_URL"):
            async with store_client(Settings.read()):
                pass


async def test_a_replica_is_not_taken_for_a_store(tmp_path: Path, watched: Trio) -> None:
    primary = await watched.primary()
    replica = next(one for one in watched.servers if one != primary)

    with pytest.raises(StoreUnavailable):
        await says(f"redis://{HOST}:{replica.port}")


async def test_tls_is_trusted_by_the_file_of_certificates_alone(tmp_path: Path) -> None:
    own, other = certificate(tmp_path / "own.pem"), certificate(tmp_path / "other.pem")
    async with server(tmp_path) as alone, Passage(alone.port, tls=own.context()).served() as passage:
        url = f"rediss://{HOST}:{passage.port}"

        assert await says(url, own.file) == "one server"
        for file in (None, other.file):
            assert "REDIS_CA_FILE has to hold the one that signed it" in await refusal(url, file)
        for scheme, port in (("rediss", alone.port), ("redis", passage.port)):
            with pytest.raises(StoreUnavailable, match="TLS exactly where the URL begins with rediss"):
                await says(f"{scheme}://{HOST}:{port}", own.file if scheme == "rediss" else None)


async def test_a_certificate_for_another_host_is_not_trusted(tmp_path: Path) -> None:
    own = certificate(tmp_path / "own.pem")
    async with server(tmp_path) as alone, Passage(alone.port, tls=own.context()).served() as passage:
        assert "certificate cannot be trusted" in await refusal(f"rediss://localhost:{passage.port}", own.file)


async def test_a_cluster_is_reached_over_tls_at_the_ports_that_it_announces(tmp_path: Path) -> None:
    own, port = certificate(tmp_path / "own.pem"), free_port()
    announced = ("--cluster-enabled", "yes", "--cluster-port", free_port(), "--cluster-announce-port", port)
    async with server(tmp_path, *announced) as alone, Passage(alone.port, port, own.context()).served():
        await alone.ask("CLUSTER", "ADDSLOTSRANGE", 0, 16_383)

        url = f"rediss+cluster://{HOST}:{port}"
        async with connected(connect(url, ca_file=own.file)) as client:
            await eventually(lambda: writable(client))
        assert await says(url, own.file) == "a Redis Cluster of 1 primaries"


async def test_sentinels_and_the_server_that_they_name_are_reached_over_tls(tmp_path: Path) -> None:
    own = certificate(tmp_path / "own.pem")
    tls = own.context()
    async with (
        server(tmp_path) as alone,
        # A Sentinel of this binary has no TLS, and tells clients the port that it uses itself.
        Passage(alone.port, tls=tls, plain=True).served() as way,
        sentinel(tmp_path, way.port) as watching,
        Passage(watching.port, tls=tls).served() as door,
    ):
        url = f"rediss+sentinel://{HOST}:{door.port}/{SERVICE}/0"

        assert await says(url, own.file) == f"the server {HOST}:{way.port}, as Sentinels say"
        assert way.ended > 0
        assert "certificate cannot be trusted" in await refusal(url)
