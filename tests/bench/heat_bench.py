"""Density on the screen: from the columns of a million cases to painted pixels, beside folium and leaflet.heat."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from importlib import resources
from itertools import count
from statistics import median
from time import perf_counter

import folium
import numpy as np
from branca.element import MacroElement
from folium.plugins import HeatMap
from folium.template import Template
from msgspec.json import encode

from app.situation.questions.heat import Heat, HeatRaster
from app.situation.situation import Situation
from tests.bench import synthetic
from tests.bench.columns import situation_of
from tests.bench.row import Row, at_most, reported, skipped, times_the_peer
from tests.bench.screen import ADDRESS, BOUNDS, SIZE, PeerPage, open_map, open_peer, rest, until_settled
from widgets.map.view import MapView

LARGE, SMALL = 1_000_000, 100_000
FOLIUM, LEAFLET = "a folium HeatMap page built anew", "leaflet.heat, JSON by runJavaScript"
PERIOD_H = 24.0 * 365 * synthetic.YEARS
HALF_LIFE_H = 24.0 * 90
FULL_SHARE = 2.5e-3
"""件/km² that are full, by case: the middle of the city is then nearly full and its edge is not empty."""
RESTED_S = 0.3
"""After so long the page takes a picture at once."""
HEAT_SCRIPT = "leaflet_heat.min.js"

_fresh = count()


class _OfflineMap(folium.Map):
    """A folium map with Leaflet alone, from our own address: less to load than folium asks for."""

    default_js = [("leaflet", f"{ADDRESS}leaflet/leaflet.js")]  # noqa: RUF012 - folium's own attribute
    default_css = [("leaflet_css", f"{ADDRESS}leaflet/leaflet.css")]  # noqa: RUF012


class _OfflineHeat(HeatMap):
    """folium's heat layer with its script from our own address."""

    default_js = [("leaflet_heat", f"{ADDRESS}{HEAT_SCRIPT}")]  # noqa: RUF012


class _TellPainted(MacroElement):
    """A title two frames after the layers stand, as the program's own page tells it."""

    _template = Template(
        "{% macro script(this, kwargs) %}requestAnimationFrame(() => requestAnimationFrame(() => "
        "{ document.title = 'painted'; }));{% endmacro %}"
    )


def measure(quick: bool) -> Sequence[Row]:
    """Measure both sizes; a quick run leaves out folium's page with a million points, which takes over ten seconds."""
    repeats = 25 if quick else 60
    few = 3 if quick else 5
    large, small = situation_of(LARGE), situation_of(SMALL)
    with open_map() as view:
        first = _picture_ms(view, large, LARGE)
        whole = [_picture_ms(view, large, LARGE) for _ in range(repeats)]
        raster = [_raster_ms(view, large, LARGE) for _ in range(repeats)]
        _picture_ms(view, small, SMALL)
        ours = {LARGE: median(whole), SMALL: median(_picture_ms(view, small, SMALL) for _ in range(repeats))}
    points = {LARGE: _points(large), SMALL: _points(small)}
    leaflet = {size: _leaflet_ms(points[size], few) for size in (LARGE, SMALL)}
    rebuilt = {SMALL: _folium_ms(points[SMALL], few)}
    if not quick:
        rebuilt[LARGE] = _folium_ms(points[LARGE], 1)
    name = "heat of {:,} cases, columns to painted pixels".format
    return [
        at_most(name(LARGE), ours[LARGE], "ms", 60),
        reported("of it, columns to raster", median(raster), "ms"),
        reported("the slowest of these pictures", max(whole), "ms"),
        reported("the first picture of a new view", first, "ms"),
        _beside_folium(name(LARGE), ours[LARGE], rebuilt.get(LARGE), 100),
        times_the_peer(name(LARGE), ours[LARGE], "ms", leaflet[LARGE], LEAFLET, 10, smaller_is_better=True),
        _beside_folium(name(SMALL), ours[SMALL], rebuilt[SMALL], 20),
        reported(name(SMALL), ours[SMALL], "ms", peer=leaflet[SMALL], peer_name=LEAFLET),
    ]


def _beside_folium(name: str, ours: float, peer: float | None, goal: float) -> Row:
    if peer is None:
        return skipped(f"{name}, beside {FOLIUM}", "ms", f"≥ {goal:g} ×")
    return times_the_peer(name, ours, "ms", peer, FOLIUM, goal, smaller_is_better=True)


def _raster(view: MapView, situation: Situation, cases: int) -> HeatRaster:
    """Return the density where the map looks; each call's picture is a new one, so none is taken for known."""
    question = Heat(
        bounds=view.bounds(), width=SIZE[0], height=SIZE[1], period_h=PERIOD_H,
        half_life_h=HALF_LIFE_H + 12 * (next(_fresh) % 50), scale_max=FULL_SHARE * cases,
    )  # fmt: skip
    return question.answer(situation.at())


def _picture_ms(view: MapView, situation: Situation, cases: int) -> float:
    """Return the milliseconds from the columns until the picture is painted on the program's own page.

    Between two pictures of a hurry the page rests; a picture that comes alone, which this one stands for, waits for none.
    """
    rest(RESTED_S)

    def show() -> None:
        raster = _raster(view, situation, cases)
        height, width = raster.cells.shape
        view.show_heat(raster.cells.tobytes(), width, height, raster.bounds)

    return until_settled(view, show)


def _raster_ms(view: MapView, situation: Situation, cases: int) -> float:
    begun = perf_counter()
    _raster(view, situation, cases)
    return (perf_counter() - begun) * 1000


def _points(situation: Situation) -> np.ndarray:
    """Return the cases' latitudes and longitudes, a row each, from the same columns."""
    abouts = situation.at().tables.abouts
    return np.column_stack((abouts.lat, abouts.lon)).round(6)


def _leaflet_ms(points: np.ndarray, repeats: int) -> float:
    """Return the milliseconds of giving a standing page all points as JSON, until it is painted."""
    with open_peer() as peer:
        peer.files[HEAT_SCRIPT] = _heat_script()
        peer.open("leaflet_heat.html", bounds=json.dumps(BOUNDS))

        def show(title: str) -> None:
            text = encode(points.tolist()).decode()  # msgspec and JSON.parse: the fastest that JSON has on both sides
            peer.run(f"show(JSON.parse('{text}'), '{title}'); 1")

        return median(_shown(peer, f"shown {number}", show) for number in range(repeats))


def _shown(peer: PeerPage, title: str, show: Callable[[str], None]) -> float:
    return peer.until_titled(title, partial(show, title))


def _folium_ms(points: np.ndarray, repeats: int) -> float:
    """Return the milliseconds of building a folium page with all points and loading it, until it is painted."""
    with open_peer() as peer:
        peer.files[HEAT_SCRIPT] = _heat_script()
        return median(peer.until_titled("painted", lambda: peer.load(_folium_page(points))) for _ in range(repeats))


def _folium_page(points: np.ndarray) -> str:
    west, south, east, north = BOUNDS
    page = _OfflineMap(location=((south + north) / 2, (west + east) / 2), tiles=None, zoom_start=13)
    _OfflineHeat(points).add_to(page)
    page.add_child(_TellPainted())
    return str(page.get_root().render())


def _heat_script() -> bytes:
    """Return leaflet.heat as folium's wheel brings it."""
    return (resources.files("folium") / "templates" / HEAT_SCRIPT).read_bytes()
