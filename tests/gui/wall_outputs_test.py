"""Outputs unplugged and plugged in again on a real X server: no window is ever seen on a screen that is not its own."""

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.xvfb import XServer, x_server

__all__ = ["x_server"]

ROOT = Path(__file__).resolve().parents[2]
LEFT, RIGHT = [True, "WALL-01", 0, 0, 320, 360, ""], [True, "WALL-02", 320, 0, 320, 360, ""]
WAIT_S = 60.0


class Wall:
    """The program over the X server: all it said, and what it said last."""

    def __init__(self, server: XServer, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.gui.wall_outputs_program", str(folder)]
        self.log = (folder / "log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=server.environment, stdout=subprocess.PIPE, stderr=self.log, text=True
        )
        self.states: list[dict] = []
        self.awake = None
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("{"):
                said = json.loads(line)
                if "awake" in said:
                    self.awake = said["awake"]
                else:
                    self.states.append(said)

    def comes_to(self, **wanted) -> dict:
        """Wait until the windows stand as *wanted*; ``WALL_01=…`` means that screen's window."""
        wanted = {name.replace("_", "-"): state for name, state in wanted.items()}
        give_up_at = time.monotonic() + WAIT_S
        while time.monotonic() < give_up_at:
            last = self.states[-1] if self.states else {}
            if all(last.get(name) == state for name, state in wanted.items()):
                return last
            time.sleep(0.05)
        raise AssertionError(f"wanted {wanted}, the wall said {self.states[-3:]}\n{self.told()}")

    def told(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def is_hidden(self, name: str) -> bool:
        give_up_at = time.monotonic() + WAIT_S
        while time.monotonic() < give_up_at:
            if self.states and not self.states[-1][name][0]:
                return True
            time.sleep(0.05)
        return False

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(60)


@pytest.fixture
def wall(x_server: XServer, tmp_path: Path):
    x_server.plug("WALL-01", 320, 360, 0, 0, "screen")
    x_server.plug("WALL-02", 320, 360, 320, 0)
    wall = Wall(x_server, tmp_path)
    yield wall
    wall.close()


def strays(wall: Wall) -> list:
    """Return what was ever seen of a window on a screen that is not its own."""
    own = {"WALL-01": LEFT[1:6], "WALL-02": RIGHT[1:6]}
    return [state[name] for state in wall.states for name in own if state[name][0] and state[name][1:6] != own[name]]


def test_each_window_fills_its_own_output_and_returns_to_it(wall, x_server):
    wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)

    for _ in range(2):
        x_server.unplug("WALL-02")
        assert wall.is_hidden("WALL-02")
        away = wall.comes_to(WALL_01=LEFT)
        x_server.plug("WALL-02", 320, 360, 320, 0)
        wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)

    assert away["WALL-02"][6] == "WALL-02", "desks are told which screen is missing"
    assert strays(wall) == []
    assert wall.states[-1]["made"] == 2, "the same windows, with all they showed"


def test_the_first_screen_unplugged_leaves_the_second_alone(wall, x_server):
    wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)

    x_server.unplug("WALL-01")
    assert wall.is_hidden("WALL-01")
    wall.comes_to(WALL_02=RIGHT)
    x_server.plug("WALL-01", 320, 360, 0, 0, "screen")

    wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)
    assert strays(wall) == []


def test_a_screen_that_comes_back_somewhere_else_is_followed(wall, x_server):
    wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)

    x_server.unplug("WALL-02")
    assert wall.is_hidden("WALL-02")
    x_server.plug("WALL-02", 320, 360, 0, 360)

    wall.comes_to(WALL_01=LEFT, WALL_02=[True, "WALL-02", 0, 360, 320, 360, ""])


def test_a_screen_that_comes_back_smaller_has_its_window_made_anew_to_fit(wall, x_server):
    wall.comes_to(WALL_01=LEFT, WALL_02=RIGHT)

    x_server.unplug("WALL-02")
    assert wall.is_hidden("WALL-02")
    x_server.plug("WALL-02", 160, 180, 320, 0)

    state = wall.comes_to(WALL_01=LEFT, WALL_02=[True, "WALL-02", 320, 0, 160, 180, ""])
    assert state["made"] == 3
    assert "screen WALL-02 has 160 × 180 px now: its window is made anew" in wall.told()


def test_a_window_without_its_screen_waits_hidden_and_the_log_says_so(x_server, tmp_path):
    x_server.plug("WALL-01", 320, 360, 0, 0, "screen")
    wall = Wall(x_server, tmp_path)

    wall.comes_to(WALL_01=LEFT)
    state = wall.states[-1]
    x_server.plug("WALL-02", 320, 360, 320, 0)
    wall.comes_to(WALL_02=RIGHT)
    wall.close()

    assert (state["WALL-02"][0], state["WALL-02"][6]) == (False, "WALL-02")
    assert "no screen WALL-02: its window waits hidden (screens: WALL-01)" in wall.told()
    assert wall.awake == ["system"], "the X server blanks nothing"


def test_a_screen_that_first_comes_after_the_start_has_its_window_made_to_fit(x_server, tmp_path):
    x_server.plug("WALL-01", 320, 360, 0, 0, "screen")
    wall = Wall(x_server, tmp_path)
    try:
        wall.comes_to(WALL_01=LEFT)
        x_server.plug("WALL-02", 160, 180, 320, 0)

        wall.comes_to(WALL_01=LEFT, WALL_02=[True, "WALL-02", 320, 0, 160, 180, ""])
    finally:
        wall.close()
