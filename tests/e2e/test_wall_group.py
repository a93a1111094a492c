"""One process serves a group of outputs on a real X server: a window each, one feed, one word each to the desks."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.adapters.mqtt.desk_link import DeskLink
from app.services.wall_line import WallReport
from tests.gateway_process import CITY, GatewayProcess
from tests.xvfb import XServer

ROOT = Path(__file__).resolve().parents[2]
CELL = 320, 180
WAIT_S = 90.0
SCREENS = {f"WALL-{number:02}": (column, row) for number, (column, row) in enumerate(
    ((column, row) for column in (3, 4) for row in (1, 2, 3)), 7
)}  # fmt: skip
"""The middle group of the hall's wall, as it lies on this server."""


class Wall:
    """``main.py wall --group middle``, and what a desk hears of it."""

    def __init__(self, gateway: GatewayProcess, server: XServer, folder: Path) -> None:
        walls = ROOT / "config" / "walls"
        shutil.copytree(walls / "scenes", folder / "scenes")
        text = (walls / "hall-16x9.toml").read_text(encoding="utf-8")
        (folder / "hall.toml").write_text(
            text.replace("cell_px = [1920, 1080]", f"cell_px = {list(CELL)}"), encoding="utf-8"
        )
        self.reports: dict[str, WallReport] = {}
        self.link = DeskLink(gateway.broker, CITY, "desk")
        self.link.open()
        self.link.listen(self._hear)
        self.log = (folder / "log").open("w+", encoding="utf-8")
        command = [
            sys.executable, "main.py", "wall", "--layout", folder / "hall.toml", "--group", "middle",
            "--database", gateway.database, "--broker", gateway.broker,
        ]  # fmt: skip
        environment = {**server.environment, "WANMI_STORE__ATTACHMENTS": str(gateway.attachments)}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)

    def _hear(self, report: WallReport) -> None:
        self.reports[report.part] = report

    def until(self, holds: Callable[[], object], what: str) -> None:
        give_up_at = time.monotonic() + WAIT_S
        while not holds():
            assert self.process.poll() is None, self.told()
            assert time.monotonic() < give_up_at, f"never happened: {what}; {self.reports}\n{self.told()}"
            time.sleep(0.05)

    def told(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def absent(self) -> set[str]:
        return {report.absent for report in self.reports.values()} - {""}

    def end(self) -> int:
        self.process.terminate()
        code = self.process.wait(60)
        self.link.close()
        return code


@pytest.fixture
def x_server() -> Iterator[XServer]:
    server = XServer((2 * CELL[0], 3 * CELL[1]))
    for name, (column, row) in SCREENS.items():
        server.plug(name, *CELL, (column - 3) * CELL[0], (row - 1) * CELL[1], "screen" if name == "WALL-07" else "none")
    yield server
    server.close()


@pytest.fixture
def wall(gateway_process: GatewayProcess, x_server: XServer, tmp_path: Path) -> Iterator[Wall]:
    folder = tmp_path / "wall"
    folder.mkdir()
    wall = Wall(gateway_process, x_server, folder)
    yield wall
    if wall.process.poll() is None:
        wall.end()


def test_a_group_of_six_outputs_lives_loses_a_screen_has_it_again_and_ends(wall: Wall, x_server: XServer) -> None:
    wall.until(lambda: set(wall.reports) == set(SCREENS), "all six windows speak")
    wall.until(
        lambda: all(look in {"live", "empty"} for report in wall.reports.values() for look in report.looks.values()),
        "every panel of every window is live",
    )
    panels = {part: set(report.looks) for part, report in wall.reports.items()}

    x_server.unplug("WALL-09")
    wall.until(lambda: wall.absent() == {"WALL-09"}, "desks are told which screen is missing")
    x_server.plug("WALL-09", *CELL, 0, 2 * CELL[1])
    wall.until(lambda: not wall.absent(), "it is back")

    assert panels == {screen: {"map"} for screen in SCREENS}, "the map spans these six outputs and the two beside them"
    assert wall.end() == 0
    assert "no screen WALL-09: its window waits hidden" in wall.told()
    assert "screen WALL-09 is back" in wall.told()
    assert "Traceback" not in wall.told()


def test_a_group_nobody_knows_is_one_sentence(gateway_process: GatewayProcess) -> None:
    command = [sys.executable, "main.py", "wall", "--layout", "config/walls/hall-16x9.toml", "--group", "centre"]
    command += ["--database", gateway_process.database, "--broker", gateway_process.broker]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    ended = subprocess.run(command, check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)

    assert ended.returncode == 2
    assert ended.stderr.strip().splitlines()[-1] == (
        "main.py wall: the wall hall-16x9 has no group 'centre' (groups: left, middle, right)"
    )
