"""A real bus line replays in the window over Wuhan's real streets, on a real page: every edge is drawn, every way too."""

import csv
import itertools
import json
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineScript

from app.domain.city import Street, StreetClass
from app.domain.moment import MINUTE, from_datetime
from tests.gui.map_hall import WAIT_MS
from tests.gui.track_hall import START, TrackHall, the_city
from tests.gui.waiting import rest
from tests.unit.situation import track_reference as slow
from tests.unit.situation.track_reference import DaysSource, Seen
from widgets.console.track_rows import km
from widgets.map.view import MapView

BUSES = Path("../shared/data/terminals/liverpool_bus_route14.csv")
WUHAN = Path("../shared/data/city/wuhan_core_streets.geojson")
EDGES = 15_756
COUNTING = """
(() => {
  const begun = new WeakMap(), move = Path2D.prototype.moveTo, stroke = CanvasRenderingContext2D.prototype.stroke;
  window.strokedEdges = new Map();
  Path2D.prototype.moveTo = function (...at) {
    begun.set(this, (begun.get(this) || 0) + 1);
    return move.apply(this, at);
  };
  CanvasRenderingContext2D.prototype.stroke = function (path) {
    if (path instanceof Path2D) window.strokedEdges.set(path, [String(this.strokeStyle), begun.get(path) || 0]);
    return path ? stroke.call(this, path) : stroke.call(this);
  };
})();
"""
"""Counts what the page strokes, path by path, before any of its own scripts run."""

pytestmark = pytest.mark.skipif(not (BUSES.exists() and WUHAN.exists()), reason="the real data are not here")


def wuhan():
    features = json.loads(WUHAN.read_text(encoding="utf-8"))["features"]
    lines = [tuple(map(tuple, one["geometry"]["coordinates"])) for one in features]
    assert len(lines) == EDGES
    lons, lats = ([point[n] for line in lines for point in line] for n in (0, 1))
    streets = tuple(Street(name="", street_class=StreetClass.ARTERIAL, line=line) for line in lines)
    return replace(
        the_city(), bounds=(min(lons), min(lats), max(lons), max(lats)), streets=streets, grounds=(), areas=(),
        duty_grids=(),
    )  # fmt: skip


def buses(city):
    """Return the line's fixes by bus, put into Wuhan's middle and today's morning as they are to one another."""
    found = defaultdict(dict)
    with BUSES.open(newline="") as file:
        for row in csv.DictReader(file):
            at = from_datetime(datetime.strptime(row["timestamp"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC))
            found[row["vehicle_id"]].setdefault(at, (float(row["longitude"]), float(row["latitude"])))
    first = min(at for fixes in found.values() for at in fixes)
    places = [place for fixes in found.values() for place in fixes.values()]
    west, south, east, north = city.bounds
    dlon = (west + east) / 2 - sum(lon for lon, _ in places) / len(places)
    dlat = (south + north) / 2 - sum(lat for _, lat in places) / len(places)
    return {
        bus: [Seen(START + at - first, lon + dlon, lat + dlat) for at, (lon, lat) in sorted(fixes.items())]
        for bus, fixes in found.items()
    }


@pytest.mark.slow
def test_the_line_replays_over_every_edge(qtbot, tmp_path, monkeypatch):
    city = wuhan()
    line = buses(city)
    source = DaysSource()
    for at, bus, fix in sorted((fix.at, bus, fix) for bus, fixes in line.items() for fix in fixes):
        source.fix(bus, at, fix.lon, fix.lat)
    made = MapView.__init__

    def counted(self, *given, **named):
        made(self, *given, **named)
        script = QWebEngineScript()
        script.setSourceCode(COUNTING)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
        script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld)
        self.page.scripts().insert(script)

    monkeypatch.setattr(MapView, "__init__", counted)
    hall = TrackHall(tmp_path, source, city, ())
    try:
        window = hall.tracks()
        window.resize(1600, 900)
        rows = {row.terminal: row for row in window.page.people.rows}
        assert set(rows) == set(line)
        for bus, fixes in line.items():
            kept = slow.good_ones(fixes)
            texts = [column.of(rows[bus]) for column in window.page.people.model.columns]
            assert texts[3] == f"{km(slow.length(kept))} 公里"
            lat = hall.situation.at().standing.metres.lat
            assert [(one.since, one.until) for one in rows[bus].stops] == [one[:2] for one in slow.stops(kept, lat)]
        longest = max(rows, key=lambda bus: rows[bus].metres)
        view = window.map.view
        window.page.choose(longest)
        view.show_all()
        qtbot.waitUntil(lambda: view.is_ready and view.is_settled, timeout=WAIT_MS)
        colour = window.context.theme.map.arterial.colour.lower()
        assert edges(qtbot, view, colour) == EDGES
        drawn = ask(qtbot, view, "wanmi.waysDrawn")
        assert drawn["lines"] == len(view_lines(window))
        middle = line[longest][len(line[longest]) // 2].at
        window.clock.look_at(middle, 60)
        qtbot.waitUntil(lambda: window.clock.position > middle + 2 * MINUTE, timeout=WAIT_MS)
        place = window.map.frame.terminals.index(longest)
        at = window.map.frame.at
        lon, lat, _ = slow.place_at(slow.good_ones(line[longest]), at)
        assert (window.map.frame.lon[place], window.map.frame.lat[place]) == pytest.approx((lon, lat), abs=1e-7)
    finally:
        hall.close()


def view_lines(window):
    """Return the lines that the chosen track has: its pieces of at least two points, and the gaps between."""
    track = window.page.current
    breaks = [n for n, is_break in enumerate(track.line.is_break) if is_break] + [len(track.line.at)]
    pieces = [end - start for start, end in itertools.pairwise(breaks)]
    return [size for size in pieces if size > 1] + [None] * (len(pieces) - 1)


def edges(qtbot, view, colour):
    script = f"[...window.strokedEdges.values()].filter(([c]) => c.toLowerCase() === {colour!r}).reduce((n, [, m]) => n + m, 0)"
    qtbot.waitUntil(lambda: ask(qtbot, view, script) > 0, timeout=WAIT_MS)
    return ask(qtbot, view, script)


def ask(qtbot, view, script):
    answers = []
    view.page.runJavaScript(f"JSON.stringify({script})", answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
    rest(10)
    return json.loads(answers[0])
