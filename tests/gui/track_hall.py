"""The replay's window over a real situation: people who walk the generated city's streets, with what goes wrong."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from shapely import Point, Polygon, union_all

from app.domain.city import AreaLevel, City, Duty, DutyGrid
from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Post
from app.simulate.city import generate_city
from app.situation.answers import Question, answer_all
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui.search_hall import ALL_POSTS, NOW, Hall, ToldFeed
from tests.unit.situation.growth import CALENDAR
from tests.unit.situation.track_reference import DaysSource
from widgets.console.extra_windows import ExtraWindows
from widgets.console.track_window import TrackWindow

START = NOW - NOW % HOUR - 7 * HOUR
"""08:00 in China, where :data:`NOW` is 15:26:08."""
PACE = 1.3
EVERY = 20 * SECOND
METRE = 1 / 111_320
CHIEF = (*ALL_POSTS, Post.SHIFT_LEADER)


@cache
def the_city() -> City:
    return generate_city()


def streets_in(city: City, grid: DutyGrid) -> list[np.ndarray]:
    rings = {area.code: area.outline for area in city.areas if area.level is AreaLevel.UNIT_GRID}
    ground = union_all([Polygon(rings[code]) for code in grid.unit_grids])
    lines = [np.array(street.line) for street in city.streets]
    return [line for line in lines if sum(ground.contains(Point(point)) for point in line) >= 2]


def walk(lines: list[np.ndarray], seed: int, start: Instant, hours: float) -> Iterator[tuple[Instant, float, float]]:
    """Yield a fix every 20 s of somebody who walks along *lines*, rests now and then, and is off the air sometimes."""
    rng = np.random.default_rng(seed)
    at, end, place = start, start + round(hours * HOUR), None
    while at < end:
        line = lines[rng.integers(len(lines))]
        line = line[::-1] if rng.random() < 0.5 else line
        for point in line if place is None else np.vstack([place, line]):
            if place is not None:
                far = float(np.hypot((point[0] - place[0]) * 0.86, point[1] - place[1])) / METRE
                steps = max(1, round(far / (PACE * EVERY / SECOND)))
                for part in np.linspace(0, 1, steps + 1)[1:]:
                    yield at, *(place + part * (point - place) + rng.normal(0, 2 * METRE, 2))
                    at += EVERY
            place = np.array(point, float)
        if rng.random() < 0.35:
            for _ in range(int(rng.integers(9, 40 if rng.random() < 0.8 else 120))):
                yield at, *(place + rng.normal(0, 3 * METRE, 2))
                at += EVERY
        if rng.random() < 0.2:
            at += round(float(rng.uniform(6, 25)) * MINUTE)


def people(city: City, count: int) -> tuple[Duty, ...]:
    grids = city.duty_grids[:count]
    return tuple(
        Duty(
            terminal=grid.terminals[0], name=f"王{'一二三四五六七八九十'[n % 10]}{n + 1}", duty_grid=grid.code,
            start=START, end=START + 8 * HOUR,
        )
        for n, grid in enumerate(grids)
    )  # fmt: skip


def day_of(city: City, duties: tuple[Duty, ...], hours: float = 7.4) -> DaysSource:
    """Return a source with everybody's fixes; the first is too inexact for a while, jumps once, and lies still."""
    source, rows = DaysSource(), []
    grids = {grid.code: grid for grid in city.duty_grids}
    for n, duty in enumerate(duties):
        lines = streets_in(city, grids[duty.duty_grid])
        for place, (at, lon, lat) in enumerate(walk(lines, n, START, hours)):
            flaw = 5 if n == 0 and 200 <= place < 230 else 0
            away = 0.03 if n == 0 and 500 <= place < 560 else 0.0
            rows.append((at, duty.terminal, lon + away, lat, flaw))
    for at, terminal, lon, lat, flaw in sorted(rows):
        source.fix(terminal, at, lon, lat, flaw=flaw)
    return source


class ReadFeed(ToldFeed):
    """A feed over a real situation, which speaks when it is woken."""

    situation: Situation | None = None
    asked_live: tuple[Question[object], ...] = ()

    def wake(self) -> None:
        if self.situation is not None:
            self.situation.poll()
            asked = [one for asked in self.asked.values() for one in asked]
            self.latest = answer_all(self.situation.at(), asked)
            self.moment_ready.emit(self.latest)


class TrackHall(Hall):
    """A seat that can open 轨迹回放."""

    def __init__(
        self, folder: Path, source: DaysSource, city: City, duties: tuple[Duty, ...], posts: tuple[Post, ...] = CHIEF
    ) -> None:  # fmt: skip
        super().__init__(folder, posts=posts)
        self.extra.leave()
        self.source = source
        setting = Setting(city=city, classes={}, calendar=CALENDAR, roster=duties)
        self.situation = Situation(source, setting, now=lambda: self.now)
        self.situation.load()
        self.feed = ReadFeed()
        self.feed.situation = self.situation
        self.context = replace(self.context, city=city, feed=self.feed, look=self.situation.at)
        self.extra = ExtraWindows(self.context, self.window, places=self.places)
        self.sit("3107", posts)

    def tracks(self) -> TrackWindow:
        """Open the window and wait until the running shift is read."""
        window = self.open("tracks")
        self.until(lambda: window.map.loaded is not None)
        return window
