"""How the store stands: whether it is what its URL says, takes writes, and what it is."""

from __future__ import annotations

import ssl
from itertools import count

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from advisor.errors import SettingsError, StoreUnavailable
from bot.stores.calls import command
from bot.stores.client import Client, SentinelClient, rim
from bot.stores.cluster import Cluster
from bot.stores.keys import probe
from bot.stores.pipeline import Lane

PROBED = 60
"""Seconds that the mark of a try to write is kept."""
_WRONG_KIND = {
    "cluster": "REDIS_URL names one server, but that is a node of a Redis Cluster: let it begin with redis+cluster.",
    "sentinel": "REDIS_URL names one server, but that is a Sentinel: write redis+sentinel://HOST:26379/SERVICE/0.",
}


async def takes_writes(client: Client) -> None:
    """Raise StoreUnavailable unless every server that should takes a write just now."""
    lane = Lane(client)
    for number in await _numbers(client):
        await lane.run(command("SET", probe(number), "1", "EX", PROBED))


async def _numbers(client: Client) -> list[int]:
    """Of the probes' numbers one for each server, which lies there."""
    if not isinstance(client, Cluster):
        return [0]
    with rim():
        await client.look()
    slots = [client.slots(node) for node in client.owners]
    return [next(number for number in count() if command("SET", probe(number)).slot in own) for own in slots]


def told(client: Client) -> str:
    """What the store is, in a few words, as far as is known without asking it."""
    if isinstance(client, Cluster):
        return f"a Redis Cluster of {len(client.owners)} primaries"
    if isinstance(client, SentinelClient):
        address = client.connection_pool.master_address
        return f"the server {address[0]}:{address[1]}, as Sentinels say" if address else "a server named by Sentinels"
    return "one server"


async def confirm(client: Client) -> None:
    """Raise SettingsError where the store is of another kind than its URL says, or refuses what the URL and the file
    of certificates say; StoreUnavailable where nobody answers."""
    try:
        if isinstance(client, Cluster):
            await _confirm_cluster(client)
        elif isinstance(client, SentinelClient):
            await _confirm_sentinels(client)
        else:
            await _confirm_one(client)
    except AuthenticationError as error:
        raise SettingsError("The store refuses the user or the password in REDIS_URL. Please mend it there.") from error
    except (RedisError, OSError) as error:
        if _about_tls(error):
            raise SettingsError(
                "The store's certificate cannot be trusted: REDIS_CA_FILE has to hold the one that signed it, "
                "and it has to name the host in REDIS_URL."
            ) from error
        raise StoreUnavailable(
            f"My store does not answer at REDIS_URL ({type(error).__name__}). Please see whether the servers run, "
            "whether host and port are right, and whether they speak TLS exactly where the URL begins with rediss."
        ) from error


async def _confirm_one(client: Redis) -> None:
    try:
        said = await client.info("server")
    except NoPermissionError:
        # Whoever may do little need not say what it is.
        return
    # Valkey calls it otherwise.
    mode = said.get("redis_mode") or said.get("server_mode")
    if mode in _WRONG_KIND:
        raise SettingsError(_WRONG_KIND[mode])


async def _confirm_cluster(client: Cluster) -> None:
    try:
        await client.look()
    except AuthenticationError:
        raise
    except ResponseError as error:
        raise SettingsError(
            "REDIS_URL names a Redis Cluster, but its servers are none: for one server, let it begin with redis."
        ) from error


async def _confirm_sentinels(client: SentinelClient) -> None:
    pool = client.connection_pool
    services: set[str] = set()
    for sentinel in pool.sentinel_manager.sentinels:
        try:
            services |= (await sentinel.sentinel_masters()).keys()
        except (RedisConnectionError, RedisTimeoutError) as error:
            if isinstance(error, AuthenticationError) or _about_tls(error):
                raise
        except ResponseError as error:
            raise SettingsError(
                "REDIS_URL names Sentinels, but a server there is none: for one server, let it begin with redis."
            ) from error
    if services and pool.service_name not in services:
        known = ", ".join(sorted(services))
        raise SettingsError(f"The Sentinels in REDIS_URL do not watch its service; they watch {known}.")
    await client.ping()


def _about_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
