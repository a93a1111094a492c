"""The map's pace: what a tick costs the screen's thread, and how fast the page moves marks and dots."""

import time

import numpy as np
import pytest

from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close, open_hall
from widgets.theme import load_theme

SAMPLE = make_sample()
WEST, SOUTH, EAST, NORTH = SAMPLE.city.bounds
FRAMES = 60
MOVE = """(async () => {
  const stage = wanmi.stage, frame = () => new Promise((done) => requestAnimationFrame(done));
  const people = wanmi.testPeople, times = [];
  await frame();
  const began = performance.now();
  for (let n = 0; n < %d; n += 1) {
    for (let i = 0; i < people.x.length; i += 1) people.x[i] += (i %% 2 ? 3 : -3);
    stage.ask();
    await frame();
    times.push(stage.liveMs);
  }
  const total = performance.now() - began;
  times.sort((a, b) => a - b);
  wanmi.paced = [1000 * times.length / total, times[times.length >> 1]];
})(); 1"""


@pytest.fixture(scope="module")
def hall(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, load_theme("wall"), size=(1920, 1080), unit_px=1.0)
    hall.view.page.runJavaScript(
        "const people = wanmi.layers.get('people'), take = people.take;"
        "people.take = (data, stage) => { wanmi.testPeople = data; take(data, stage); }; 1"
    )
    yield hall
    close(hall)


def show(hall: Hall, count: int) -> None:
    rng = np.random.default_rng(1)
    hall.view.show_people(
        rng.uniform(WEST, EAST, count), rng.uniform(SOUTH, NORTH, count), rng.integers(0, 180, count),
        np.zeros(count), [""] * count,
    )  # fmt: skip
    hall.settle()


def pace(hall: Hall) -> tuple[float, float]:
    """Return frames a second and milliseconds of drawing a frame, every mark moved in every frame."""
    hall.view.page.runJavaScript("wanmi.paced = null; 1")
    hall.view.page.runJavaScript(MOVE % FRAMES)
    hall.qtbot.waitUntil(lambda: hall.ask("wanmi.paced") is not None, timeout=WAIT_MS)
    return tuple(hall.ask("wanmi.paced"))


@pytest.mark.parametrize(("count", "draw_ms"), [(1_000, 33), (20_000, 20)])
def test_moving_marks_keep_pace(hall: Hall, count: int, draw_ms: float, record_property):
    show(hall, count)

    fps, median_ms = min(pace(hall), pace(hall), key=lambda found: found[1])

    record_property("fps", fps)
    record_property("draw_ms", median_ms)
    assert median_ms < draw_ms


def test_a_tick_costs_the_screens_thread_little(hall: Hall, record_property):
    rng = np.random.default_rng(1)
    count = 20_000
    lon, lat = rng.uniform(WEST, EAST, count), rng.uniform(SOUTH, NORTH, count)
    age, status, names = rng.integers(0, 180, count), np.zeros(count, np.uint8), [""] * count
    spent = []
    for _ in range(15):
        began = time.thread_time()
        hall.view.show_people(lon, lat, age, status, names)
        spent.append(1000 * (time.thread_time() - began))
        hall.settle()

    record_property("tick_ms", sorted(spent)[7])
    assert sorted(spent)[7] < 5
