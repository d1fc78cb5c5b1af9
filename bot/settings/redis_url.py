"""Where the store is: REDIS_URL read strictly, since a mistake in it should be one sentence and not an outage."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from urllib.parse import parse_qsl, unquote

from advisor.errors import SettingsError


class Topology(Enum):
    """What stands behind a URL."""

    SINGLE = "single"
    SENTINEL = "sentinel"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server's host and port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Login:
    """A user and password, either of which may be empty; never shown."""

    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address: a `socket`, or `nodes`: the server, the Sentinels, or some nodes of the cluster."""

    topology: Topology
    nodes: tuple[Endpoint, ...] = ()
    socket: str = ""
    service: str = ""
    database: int = 0
    login: Login = Login()
    sentinel_login: Login = Login()
    tls: bool = False
    ca_file: Path | None = None

    @property
    def shown(self) -> str:
        """The address for people, without user and password."""
        return self.socket or ", ".join(map(str, self.nodes))


@dataclass(frozen=True, slots=True)
class _Scheme:
    topology: Topology
    tls: bool = False
    port: int = 6379


_SOCKET = "unix"
_SCHEMES = {
    "redis": _Scheme(Topology.SINGLE),
    "rediss": _Scheme(Topology.SINGLE, tls=True),
    _SOCKET: _Scheme(Topology.SINGLE),
    "redis+sentinel": _Scheme(Topology.SENTINEL, port=26379),
    "rediss+sentinel": _Scheme(Topology.SENTINEL, tls=True, port=26379),
    "redis+cluster": _Scheme(Topology.CLUSTER),
    "rediss+cluster": _Scheme(Topology.CLUSTER, tls=True),
}
_OPTIONS = {
    Topology.SINGLE: {"db"},
    Topology.SENTINEL: {"db", "sentinel_username", "sentinel_password"},
    Topology.CLUSTER: set[str](),
}
_ENCODE = "(in a password, : is written %3A, / %2F, ? %3F, @ %40 and % %25)"


def read_address(url: str, ca_file: Path | None = None) -> Address:
    """The address that the URL tells; `ca_file` holds the certificates that TLS trusts instead of the system's.

    SettingsError says in one sentence what is wrong, and repeats nothing of the URL: any part of it may be a password.
    """
    name, found, rest = url.partition("://")
    scheme = _SCHEMES.get(name.lower())
    if not found or scheme is None:
        raise SettingsError(f"it has to begin with {', '.join(f'{known}://' for known in _SCHEMES)}.")
    if any(letter.isspace() for letter in url):
        raise SettingsError("it has white space in it; please take that out.")
    where, _, query = rest.partition("?")
    options = _options(query, scheme.topology)
    if ca_file:
        _check(ca_file, tls=scheme.tls)
    if name.lower() == _SOCKET:
        return _on_socket(where, options)
    return replace(_on_network(where, scheme, options), ca_file=ca_file)


def _options(query: str, topology: Topology) -> Mapping[str, str]:
    try:
        options = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
    except ValueError:
        raise SettingsError(f"what stands behind its question mark is no list of options {_ENCODE}.") from None
    known = _OPTIONS[topology]
    if not options.keys() <= known:
        may = f"only {', '.join(sorted(known))} may stand there" if known else "none may stand there"
        raise SettingsError(f"it has an option behind its question mark that is not known: {may} {_ENCODE}.")
    return options


def _on_socket(where: str, options: Mapping[str, str]) -> Address:
    before, at, path = where.rpartition("@")
    if not path.startswith("/") or path == "/":
        raise SettingsError("a socket needs its absolute path, as in unix:///run/valkey/valkey.sock.")
    login = _login(before) if at else Login()
    return Address(Topology.SINGLE, socket=unquote(path), database=_database(options.get("db", "")), login=login)


def _on_network(where: str, scheme: _Scheme, options: Mapping[str, str]) -> Address:
    authority, _, path = where.partition("/")
    before, at, hosts = authority.rpartition("@")
    nodes = tuple(_node(text, scheme.port) for text in hosts.split(","))
    if scheme.topology is Topology.SINGLE and len(nodes) > 1:
        raise SettingsError("it names several servers, which only redis+sentinel:// and redis+cluster:// do.")
    service, database = _parted(path.strip("/"), scheme.topology)
    return Address(
        scheme.topology,
        nodes,
        service=service,
        database=_database(options.get("db", database)),
        login=_login(before) if at else Login(),
        sentinel_login=Login(options.get("sentinel_username", ""), options.get("sentinel_password", "")),
        tls=scheme.tls,
    )


def _login(text: str) -> Login:
    user, _, password = text.partition(":")
    return Login(unquote(user), unquote(password))


def _node(text: str, default: int) -> Endpoint:
    host, colon, port = text.rpartition(":")
    if not colon or text.endswith("]"):
        host, port = text, str(default)
    host = unquote(host).removeprefix("[").removesuffix("]")
    if not host:
        raise SettingsError(f"it names no server where one should stand, as in redis://localhost:6379/0 {_ENCODE}.")
    if not (port.isdecimal() and port.isascii() and 0 < int(port) < 65_536):
        raise SettingsError(f"a server's port is no number from 1 to 65535 {_ENCODE}.")
    return Endpoint(host, int(port))


def _parted(path: str, topology: Topology) -> tuple[str, str]:
    """Service and database, as the path tells them."""
    match topology:
        case Topology.SINGLE:
            return "", path
        case Topology.SENTINEL:
            service, _, database = path.partition("/")
            if not service:
                raise SettingsError(
                    "it does not say which service the Sentinels watch, as in redis+sentinel://HOST:26379/mymaster/0."
                )
            return unquote(service), database
        case Topology.CLUSTER:
            if path not in ("", "0"):
                raise SettingsError("a cluster has one database only, so nothing may stand behind its servers.")
            return "", ""


def _database(text: str) -> int:
    if text and not (text.isdecimal() and text.isascii() and len(text) < 5):
        raise SettingsError(f"its database is no number, as the 0 in redis://localhost:6379/0 {_ENCODE}.")
    return int(text or 0)


def _check(ca_file: Path, *, tls: bool) -> None:
    if not tls:
        raise SettingsError("REDIS_CA_FILE is set, but there is no TLS in the URL: let it begin with rediss.")
    try:
        ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        why = error.strerror if isinstance(error, FileNotFoundError | PermissionError) else "no certificate in it"
        raise SettingsError(f"REDIS_CA_FILE cannot be used: {why}.") from error
