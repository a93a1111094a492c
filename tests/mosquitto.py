"""A real Mosquitto for tests: the project's own configuration on a private port; can be killed and started again."""

import itertools
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server_process import ServerProcess

CONFIGURATION = Path(__file__).resolve().parents[1] / "config/broker"
START_SECONDS = 60
SITE_KEYS = {"listener", "cafile", "certfile", "keyfile", "tls_version", "password_file", "acl_file", "persistence_location", "allow_anonymous"}  # fmt: skip
"""Lines of the shipped file that name a site's own places; every other line stays as it is."""

_cities = itertools.count(1)


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class MosquittoServer:
    """One broker of its own. ``users`` (name to password) switches the shipped access list on."""

    def __init__(self, program: str, users: dict[str, str] | None = None, tls: Path | None = None) -> None:
        self._program = program
        self._process = ServerProcess("mosquitto", START_SECONDS)
        self._home = self._process.home
        self._users = users or {}
        self._tls = tls
        self.port = free_port()
        self._configuration = self._home / "mosquitto.conf"
        self._configuration.write_text("\n".join((*self._shipped(), *self._site())) + "\n", encoding="utf-8")

    @property
    def url(self) -> str:
        return f"mqtt://127.0.0.1:{self.port}"

    def url_of(self, user: str) -> str:
        return f"mqtt://{user}:{self._users[user]}@127.0.0.1:{self.port}"

    @property
    def saved_at(self) -> int:
        """When the broker last wrote what it keeps, ns; 0 while it never has."""
        kept = self._home / "mosquitto.db"
        return kept.stat().st_mtime_ns if kept.exists() else 0

    def start(self) -> None:
        """Start the broker on what it has kept, and wait until it accepts connections."""
        self._process.start([self._program, "-c", self._configuration], self._accepts)

    def kill(self) -> None:
        """Kill the broker as a power cut does; what it has written to disk stays."""
        self._process.end(signal.SIGKILL)

    def remove(self) -> None:
        """Kill the broker and delete what it kept."""
        self._process.remove(signal.SIGKILL)

    def _shipped(self) -> list[str]:
        lines = (CONFIGURATION / "mosquitto.conf").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line and line[0] != "#" and line.split()[0] not in SITE_KEYS]

    def _site(self) -> list[str]:
        lines = [f"listener {self.port} 127.0.0.1", f"persistence_location {self._home}/"]
        if os.geteuid() == 0:
            lines.append("user root")
        if self._tls is not None:
            lines += [f"certfile {self._tls / 'server.crt'}", f"keyfile {self._tls / 'server.key'}"]
        if not self._users:
            return [*lines, "allow_anonymous true"]
        passwords = self._home / "passwords"
        passwords.write_text("".join(f"{name}:{word}\n" for name, word in self._users.items()), encoding="utf-8")
        passwords.chmod(0o600)
        subprocess.run([_program("mosquitto_passwd") or "mosquitto_passwd", "-U", passwords], check=True)
        return [*lines, f"password_file {passwords}", f"acl_file {CONFIGURATION / 'wanmi.acl'}"]

    def _accepts(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=0.2):
                return True
        except OSError:
            return False


def _installed() -> str:
    program = _program("mosquitto")
    if program is None:
        pytest.skip("Mosquitto is not installed")
    return program


@pytest.fixture(scope="session")
def mosquitto() -> Iterator[MosquittoServer]:
    """Give one running broker for the whole session; skip where none is installed. Do not stop it."""
    server = MosquittoServer(_installed())
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def own_mosquitto() -> Iterator[MosquittoServer]:
    """Give a running broker of this test's own, to be killed and started again as it likes."""
    server = MosquittoServer(_installed())
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def guarded_mosquitto() -> Iterator[MosquittoServer]:
    """Give a running broker with the shipped access list and one user of each kind."""
    users = {"gateway": "g-word", "t1": "t1-word", "t2": "t2-word", "5": "seat-word"}
    server = MosquittoServer(_installed(), users)
    try:
        server.start()
        yield server
    finally:
        server.remove()


@pytest.fixture
def city_code() -> str:
    """Give a city's code no other test uses, so that tests sharing a broker do not hear each other."""
    return f"99{next(_cities):04}"
