"""A wall's process over a snapshot, for the bench: says when it was ready, on the machine's own clock, and ends.

It begins as `main.py wall` does, and loads what that loads: its settings, its seat with store and link, its windows.
"""
# ruff: noqa: E402  # the program is loaded once the collector is told to look rarely, as main.py does

from app.services.memory import spare_the_start

spare_the_start()

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import app.cli.seat
import app.cli.told  # noqa: F401
from app.situation.situation import Situation
from tests.bench import hall, screen
from tests.bench.hall import HallSource
from tests.bench.synthetic import SyntheticSource
from widgets.seats import Seats
from widgets.wall.glance import Look
from widgets.wall.window import WallWindow


def main(folder: Path, seq: int, started: float) -> None:
    """Open the demo's wall and print how many seconds after *started* all of it was true."""
    imported = time.monotonic()
    screen.application()
    source = SyntheticSource(seq, [])
    parts = hall.parts_over(HallSource(seq, [], rows=source.fixes_after(0, 0)), "demo", lambda: hall.NOW)
    with Seats(replace(parts, source=source, snapshot=folder)) as seats:
        assert isinstance(seats.situation, Situation)
        window = seats.open_wall()
        assert isinstance(window, WallWindow)
        window.show()
        city_map = seats.wall_map
        assert city_map is not None
        hall.until(lambda: city_map.is_settled and all(_is_true(window, key) for key in window.views))
        ready = time.monotonic()
        cases = seats.situation.at().tables.cases.first
        if not len(cases):
            raise RuntimeError("the snapshot was not read")
        print(json.dumps({"wall_s": ready - started, "imports_s": imported - started}), flush=True)


def _is_true(window: WallWindow, key: str) -> bool:
    return window.views[key].look in {Look.LIVE, Look.EMPTY}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
