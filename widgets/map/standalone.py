"""Saves the map as one HTML file that opens anywhere without the program and without a network."""

import base64
import json
import re
from collections.abc import Mapping
from pathlib import Path

from app.domain.city import City
from widgets.map.assets import Assets
from widgets.map.layers import ground
from widgets.map.mercator import Anchor
from widgets.map.page import ADDRESS, PageSetting, render
from widgets.theme import Theme, load_theme

_CHANNEL = "qwebchannel.js"
_SCRIPT = re.compile(rf'<script src="{ADDRESS}([^"]+)"></script>')
_STYLE = re.compile(rf'<link rel="stylesheet" href="{ADDRESS}([^"]+)"/>')


def save_standalone(
    city: City, path: Path, *, theme: Theme | None = None, layers: Mapping[str, bytes] | None = None
) -> None:
    """Write the map of *city* with the *layers* it shows (name to bytes, as ``MapView.layers``) to *path*.

    The same description as the live page with every file put inside; made for the leaders' brief.
    """
    shown = {ground.LAYER.name: ground.encode(Anchor.of(city.bounds), city)} | dict(layers or {})
    text = render(city, theme or load_theme("desk"), PageSetting(unit=1.0))
    path.write_text(_inlined(text, shown), encoding="utf-8")


def _inlined(text: str, layers: Mapping[str, bytes]) -> str:
    """Return *text* with its scripts, styles and layers inside."""
    data = json.dumps({name: base64.b64encode(block).decode() for name, block in layers.items()})
    text = _STYLE.sub(lambda found: f"<style>{_asset(found[1])}</style>", text)
    text = _SCRIPT.sub(lambda found: "" if found[1] == _CHANNEL else f"<script>{_asset(found[1])}</script>", text)
    return text.replace("</head>", f"<script>window.wanmiData = {data};</script></head>", 1)


def _asset(path: str) -> str:
    """Return the text of a file of ours; a page that names a missing one is a bug."""
    found = Assets().read(path)
    if found is None:
        raise FileNotFoundError(path)
    return found.decode().replace("</script", "<\\/script")
