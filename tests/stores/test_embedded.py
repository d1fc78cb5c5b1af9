"""The embedded server: one a data folder, shared by its users, stopped by the last, found again after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from redis import Redis

from advisor.errors import SettingsError, StoreUnavailable
from bot.stores.embedded import LONGEST_SOCKET_PATH, embedded, socket_path
from tests.support.waiting import until

USER = """
import sys, time
from pathlib import Path
from bot.stores.embedded import embedded
with embedded(Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


def server_pid(url: str) -> int:
    with Redis.from_url(url) as client:
        return int(client.info("server")["process_id"])


def started_user(data_dir: Path) -> tuple[subprocess.Popen[str], str]:
    """A process of its own that uses the folder until its standard input closes."""
    words = [sys.executable, "-c", USER, str(data_dir)]
    user = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert user.stdout
    return user, user.stdout.readline().strip()


def ended(user: subprocess.Popen[str]) -> None:
    with user:
        pass


def test_what_was_kept_is_there_after_a_restart(data_dir: Path) -> None:
    with embedded(data_dir) as url, Redis.from_url(url) as client:
        client.set("kept", "yes")

    with embedded(data_dir) as url, Redis.from_url(url) as client:
        assert client.get("kept") == b"yes"


def test_two_users_share_one_server_and_the_last_stops_it(data_dir: Path) -> None:
    with embedded(data_dir) as url:
        user, other_url = started_user(data_dir)
        pid = server_pid(url)
        assert (other_url, server_pid(other_url)) == (url, pid)

    assert server_pid(other_url) == pid
    ended(user)
    assert not socket_path(data_dir).exists()


def test_a_server_that_outlived_its_killed_user_is_used_again_with_all_its_data_and_then_stopped(
    data_dir: Path,
) -> None:
    user, url = started_user(data_dir)
    with Redis.from_url(url) as client:
        client.set("kept", "yes")
    orphan = server_pid(url)
    user.kill()
    ended(user)

    with embedded(data_dir) as again, Redis.from_url(again) as client:
        assert (server_pid(again), client.get("kept")) == (orphan, b"yes")

    assert not socket_path(data_dir).exists()


async def test_a_killed_server_is_started_again_and_nothing_acknowledged_is_lost(data_dir: Path) -> None:
    with embedded(data_dir) as url:
        pid = server_pid(url)
        with Redis.from_url(url) as client:
            for number in range(200):
                client.set(f"kept {number}", "yes")
        os.kill(pid, signal.SIGKILL)
        await until(lambda: not listens(url))

        with embedded(data_dir) as again, Redis.from_url(again) as client:
            assert client.dbsize() == 200


def listens(url: str) -> bool:
    try:
        server_pid(url)
    except OSError:
        return False
    except Exception as error:
        return "onnect" not in str(error)
    return True


def test_a_server_that_does_not_answer_is_named_and_not_started_beside(data_dir: Path) -> None:
    with embedded(data_dir) as url:
        pid = server_pid(url)
        os.kill(pid, signal.SIGSTOP)
        try:
            with pytest.raises(StoreUnavailable, match="does not answer"), embedded(data_dir):
                pass
        finally:
            os.kill(pid, signal.SIGCONT)


def test_a_folder_whose_path_is_too_long_for_a_socket_gets_a_short_private_one(data_dir: Path) -> None:
    folder = data_dir / ("long" * 25)
    with embedded(folder) as url, Redis.from_url(url) as client:
        assert client.ping()
        socket = socket_path(folder)
        assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH
        assert socket.parent.stat().st_mode & 0o777 == 0o700
        assert socket_path(data_dir / ("long" * 26)) != socket


def test_nobody_else_may_read_the_data_folder(data_dir: Path) -> None:
    with embedded(data_dir):
        assert data_dir.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_told_with_the_setting_to_change(data_dir: Path) -> None:
    data_dir.write_text("a file is in the way")

    with pytest.raises(SettingsError, match="ADVISOR_DATA_DIR"), embedded(data_dir):
        pass
