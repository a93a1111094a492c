"""A real gateway process for tests: `main.py gateway` on a store and a broker of the test's own; can be killed with -9."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.clockwork import UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.store.store import Store, open_store
from app.services.messages import Login
from tests.mosquitto import MosquittoServer

ROOT = Path(__file__).resolve().parents[1]
CITY = "990100"
START_SECONDS = 120.0


class GatewayProcess:
    """One gateway over ``folder/wanmi.sqlite`` (or *database*), with the demo's log-ins."""

    def __init__(self, folder: Path, broker: str, database: str = "", *, merged: bool = True) -> None:
        self.folder = folder
        self.broker = broker
        self.database = database or f"sqlite:///{folder / 'wanmi.sqlite'}"
        self.attachments = folder / "attachments"
        self._merged = merged
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0
        self._log: Path | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> str:
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(self.folder.glob("gateway-*.log")))

    def launch(self) -> None:
        """Start the process without waiting for it to be the writer."""
        self._started += 1
        environment = os.environ | {
            "WANMI_STORE__ATTACHMENTS": str(self.attachments),
            "WANMI_GATEWAY__MERGED_POSTS": "true" if self._merged else "false",
        }
        command = [sys.executable, str(ROOT / "main.py"), "gateway"]
        command += ["--database", self.database, "--broker", self.broker]
        self._log = self.folder / f"gateway-{self._started}-{os.urandom(2).hex()}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)

    def start(self) -> None:
        """Start the process and wait until it answers a desk."""
        self.launch()
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        """Wait until it listens, then for the answer to a log-in of nobody, behind whatever waits before it."""
        give_up_at = time.monotonic() + START_SECONDS
        while self._newest_log().count("listens on") == 0:
            gone = self._process is None or self._process.poll() is not None
            if gone or time.monotonic() > give_up_at:
                raise RuntimeError(f"the gateway does not listen:\n{self.log}")
            time.sleep(0.05)
        link = DeskLink(self.broker, CITY, "probe", timeout_s=START_SECONDS)
        try:
            link.open()
            link.login(Login(step_id=UuidIds().new(), seat="probe", user="nobody", password="no password"))
        finally:
            link.close()

    def _newest_log(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log is not None else ""

    def kill(self) -> None:
        """Kill it as a power cut does."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process = None

    def stop(self) -> int:
        """Ask it to end; return its exit code."""
        if self._process is None:
            return 0
        self._process.terminate()
        code = self._process.wait(60)
        self._process = None
        return code

    def open_store(self, *, read_only: bool = True) -> Store:
        return open_store(self.database, attachments=self.attachments, read_only=read_only)


@pytest.fixture
def gateway_process(tmp_path: Path, own_mosquitto: MosquittoServer) -> Iterator[GatewayProcess]:
    """Give a gateway that answers, on a Mosquitto and an SQLite store of its own."""
    process = GatewayProcess(tmp_path, own_mosquitto.url)
    process.start()
    yield process
    process.stop()
