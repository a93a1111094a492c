"""A real X server without a screen for tests, whose monitors can be unplugged; and the programs that do it."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

STOP_SECONDS = 60


def program(name: str, package: str) -> str:
    """Return the path of a program, or skip the test naming the *package* that brings it."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (Debian: {package})")
    return found


class XServer:
    """One X server of *size* px with monitors that a test adds and takes away."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._xrandr = program("xrandr", "x11-xserver-utils")
        server = program("Xvfb", "xvfb")
        reading, writing = os.pipe()
        command = [
            server,
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{size[0]}x{size[1]}x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]
        self._process = subprocess.Popen(
            command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.display = f":{number}"

    @property
    def environment(self) -> dict[str, str]:
        """What a program on this server needs in its environment."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def plug(self, name: str, width: int, height: int, x: int, y: int, output: str = "none") -> None:
        """Add a monitor at (x, y)."""
        self._run("--setmonitor", name, f"{width}/{width}x{height}/{height}+{x}+{y}", output)

    def unplug(self, name: str) -> None:
        """Take a monitor away."""
        self._run("--delmonitor", name)

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait(STOP_SECONDS)

    def _run(self, *arguments: str) -> None:
        subprocess.run([self._xrandr, *arguments], env=self.environment, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture
def x_server() -> Iterator[XServer]:
    """Give an X server of 640 × 720 px; skip where Xvfb or xrandr is not installed."""
    server = XServer((640, 720))
    try:
        yield server
    finally:
        server.close()
