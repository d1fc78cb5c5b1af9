"""A way to a server: a name that moves from one to another, or the end of TLS, which the embedded binary lacks."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.support.servers import HOST

CHUNK = 65_536
TLS_HELLO = b"\x16"


@dataclass
class Passage:
    """Passes connections on to `target`, a port; when that changes, those that are there stay where they lead.

    With `tls`, that ends here, and is counted; with `plain` too, whoever begins without TLS is let through as well.
    Each answer takes `delay` seconds longer than it would.
    """

    target: int
    port: int = 0
    tls: ssl.SSLContext | None = None
    plain: bool = False
    ended: int = 0
    delay: float = 0.0
    passing: set[asyncio.Task[None]] = field(default_factory=set)

    @asynccontextmanager
    async def served(self) -> AsyncIterator[Passage]:
        """Itself, on the `port` that it has or else gets."""
        with socket.create_server((HOST, self.port)) as listening:
            listening.setblocking(False)
            self.port = listening.getsockname()[1]
            self._start(self._accept(listening))
            try:
                yield self
            finally:
                for task in self.passing:
                    task.cancel()
                await asyncio.gather(*self.passing, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.passing.add(task)
        task.add_done_callback(self.passing.discard)

    async def _accept(self, listening: socket.socket) -> None:
        while True:
            accepted, _ = await asyncio.get_running_loop().sock_accept(listening)
            self._start(self._pass(accepted))

    async def _pass(self, accepted: socket.socket) -> None:
        with closing(accepted), suppress(OSError):
            tls = self.tls if not self.plain or await _first_byte(accepted) == TLS_HELLO else None
            reader, writer = await _streams(accepted, tls)
            self.ended += tls is not None
            answers, orders = await asyncio.open_connection(HOST, self.target)
            with closing(writer), closing(orders):
                ends = {asyncio.create_task(_pump(reader, orders)), asyncio.create_task(self._answer(answers, writer))}
                try:
                    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for end in ends:
                        end.cancel()
                    await asyncio.gather(*ends, return_exceptions=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while chunk := await reader.read(CHUNK):
            await asyncio.sleep(self.delay)
            writer.write(chunk)
            await writer.drain()


async def _first_byte(accepted: socket.socket) -> bytes:
    """What the client begins with, left where it is."""
    readable, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_reader(accepted, readable.set)
    try:
        await readable.wait()
    finally:
        loop.remove_reader(accepted)
    return accepted.recv(1, socket.MSG_PEEK)


async def _streams(
    accepted: socket.socket, tls: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(reader)
    transport, _ = await loop.connect_accepted_socket(lambda: protocol, accepted, ssl=tls)
    return reader, asyncio.StreamWriter(transport, protocol, reader, loop)


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while chunk := await reader.read(CHUNK):
        writer.write(chunk)
        await writer.drain()


@dataclass(frozen=True)
class Certificate:
    """A certificate for this host that signed itself, with its key in the same file."""

    file: Path

    def context(self) -> ssl.SSLContext:
        """What a server needs to show it."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.file)
        return context


def certificate(file: Path) -> Certificate:
    """A new one, written to the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, file.stem)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)
    return Certificate(file)
