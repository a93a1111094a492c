"""Turns a city and a theme into the text of the map's page: described by folium, nothing asked of the network."""

import html
import json
from collections.abc import Iterable
from dataclasses import dataclass

import folium
import msgspec
from branca.element import MacroElement
from folium.template import Template

from app.domain.city import City
from widgets.map.layers import load_layers
from widgets.map.mercator import Anchor
from widgets.theme import Theme

ADDRESS = "wall://app/"
"""Where the page finds its scripts; the program answers for it."""

_PARTS = ("wanmi", "buffers", "camera", "marks", "symbols", "clusters", "splat", "board", "labels", "stage", "channel")
"""Our own scripts in the order they are loaded."""


@dataclass(frozen=True, slots=True)
class Seams:
    """The wall's seams inside the map: the x of ``vertical`` and the y of ``horizontal`` ones, in page px."""

    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetting:
    """How a page is drawn. ``unit`` is page px per mock px: 3 on a hall's wall, 1 at a desk."""

    unit: float
    seams: Seams = Seams()
    interactive: bool = True
    reduced_motion: bool = False


class _OfflineMap(folium.Map):
    """A folium map that refers to our own files only."""

    default_js = [  # noqa: RUF012 - folium's own attribute
        ("leaflet", f"{ADDRESS}leaflet/leaflet.js"),
        ("qwebchannel", f"{ADDRESS}qwebchannel.js"),
        *((part, f"{ADDRESS}{part}.js") for part in _PARTS),
        *((layer.name, f"{ADDRESS}layers/{layer.name}.js") for layer in load_layers()),
    ]
    default_css = [  # noqa: RUF012
        ("leaflet_css", f"{ADDRESS}leaflet/leaflet.css"),
        ("map_css", f"{ADDRESS}map.css"),
    ]


class _Start(MacroElement):
    """The call that hands the map folium made to our scripts."""

    _template = Template(
        "{% macro script(this, kwargs) %}wanmi.start({{ this._parent.get_name() }}, {{ this.setting }});{% endmacro %}"
    )

    def __init__(self, setting: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca's
        self._name = "Start"
        self.setting = setting


def describe(city: City, theme: Theme, setting: PageSetting) -> folium.Map:
    """Return the page of *city* as folium describes it; it stands on its own address and asks no other."""
    west, south, east, north = city.bounds
    page = _OfflineMap(
        location=((south + north) / 2, (west + east) / 2),
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_animation=False,
        zoom_snap=0,
        zoom_delta=0.5,
        min_zoom=5,
        max_zoom=20,
        keyboard=False,  # keys belong to the desk
        box_zoom=False,
        double_click_zoom=False,
        dragging=setting.interactive,
        scroll_wheel_zoom=setting.interactive,
    )
    page.options |= {"minZoom": 5, "maxZoom": 20}  # folium gives these to tile layers only
    page.options |= {"trackResize": False}  # the stage does, to the fraction of a pixel
    page._name, page._id = "map", "wanmi"  # noqa: SLF001 - branca's way to name an element; the same text each time
    page.get_root().title = html.escape(city.name)  # type: ignore[attr-defined]  # the root is a Figure
    page.add_child(_Start(_script_text(_setting(city, theme, setting))))
    return page


def render(city: City, theme: Theme, setting: PageSetting) -> str:
    """Return the text of the page."""
    return str(describe(city, theme, setting).get_root().render())


def _setting(city: City, theme: Theme, setting: PageSetting) -> dict[str, object]:
    """Return what the scripts are told once."""
    anchor = Anchor.of(city.bounds)
    return {
        "anchor": (anchor.x, anchor.y),
        "bounds": city.bounds,
        "theme": msgspec.to_builtins(theme),
        "unit": setting.unit,
        "seams": {"vertical": setting.seams.vertical, "horizontal": setting.seams.horizontal},
        "interactive": setting.interactive,
        "reducedMotion": setting.reduced_motion,
        "layers": _names(),
    }


def _names() -> Iterable[str]:
    """Return the layers' names in their order."""
    return [layer.name for layer in load_layers()]


def _script_text(value: object) -> str:
    """Return *value* as JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
