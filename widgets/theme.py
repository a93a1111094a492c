"""The colours, sizes and fonts of the two themes by their meaning, read from resources/themes."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from PySide6.QtGui import QColor, QFont

THEMES_DIRECTORY = Path(__file__).resolve().parent.parent / "resources" / "themes"

ThemeName = Literal["wall", "desk"]
Hex = Annotated[str, msgspec.Meta(pattern="^#[0-9A-F]{6}$")]
"""A colour as ``#RRGGBB``."""
Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]


GRADE = "grade_"


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen part of a theme file; a name nobody knows is an error."""


class LineStyle(_Strict, frozen=True):
    """How a line of the map is drawn; widths and dashes in mock px.

    ``edge`` shows where ``edge_width`` exceeds ``width``; ``core`` is the dark middle of a ring road.
    """

    colour: Hex
    width: float
    edge: Hex
    edge_width: float = 0.0
    core: Hex | None = None
    dash: tuple[float, ...] = ()


class MapColours(_Strict, frozen=True):
    """The city under the marks; ``blocks`` are the two tones of the ground."""

    blocks: tuple[Hex, Hex]
    alley: LineStyle
    minor: LineStyle
    arterial: LineStyle
    ring: LineStyle
    rail: LineStyle
    water: Hex
    park: Hex
    building: Hex
    unit_grid: LineStyle
    district: LineStyle
    label: Hex
    district_label: Hex
    water_label: Hex


class HeatRamp(_Strict, frozen=True):
    """A heat layer's colours: ``stops`` of (share of the scale, colour, opacity) and the two marked levels."""

    stops: tuple[tuple[Share, Hex, Share], ...]
    isoline: Hex
    levels: tuple[Share, Share]


class Grade(_Strict, frozen=True):
    """A grade's plate; evaluation views only, never a case."""

    fill: Hex
    on: Hex


class Theme(_Strict, frozen=True):
    """One theme. Plain name = mark, ``*_text`` = words, ``*_fill`` = plate, ``*_on`` = text on that plate."""

    name: ThemeName
    families: tuple[str, ...]
    line_height: float
    text_contrast: float

    base: Hex
    toolbar: Hex
    panel: Hex
    row: Hex
    field: Hex
    selected: Hex
    map_ground: Hex
    plate: Hex
    seam: Hex

    text1: Hex
    text2: Hex
    text3: Hex
    unavailable: Hex
    ink: Hex

    ok: Hex
    ok_text: Hex
    soon: Hex
    soon_text: Hex
    soon_fill: Hex
    soon_on: Hex
    over: Hex
    over_text: Hex
    over_fill: Hex
    over_on: Hex
    urge: Hex
    urge_text: Hex
    urge_on: Hex
    act: Hex
    act_on: Hex
    badge: Hex
    badge_on: Hex
    pending: Hex
    pending_fill: Hex
    pending_on: Hex
    casing: Hex

    line: Hex
    control_border: Hex
    bar: Hex
    chart_grid: Hex
    chart_band: Hex

    sizes: dict[str, float]
    map: MapColours
    heat: dict[str, HeatRamp]
    grades: dict[str, Grade]

    def hex(self, name: str) -> str:
        """Return the colour called *name* as ``#RRGGBB``, or raise :class:`KeyError`; ``grade_A`` is that grade's ground."""
        if name.startswith(GRADE):
            return self.grades[name.removeprefix(GRADE)].fill
        value = getattr(self, name, None)
        if not isinstance(value, str) or not value.startswith("#"):
            raise KeyError(name)
        return value

    def qcolor(self, name: str) -> QColor:
        """Return the colour called *name* as Qt's colour, or raise :class:`KeyError`."""
        return QColor(self.hex(name))

    def font(self, size_px: float, *, bold: bool = False) -> QFont:
        """Return the theme's font with an em of *size_px* pixels and digits of equal width."""
        font = QFont(list(self.families))
        font.setPixelSize(max(1, round(size_px)))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font


def load_theme(name: ThemeName, directory: Path = THEMES_DIRECTORY) -> Theme:
    """Return the theme called *name*; a missing, unknown or malformed entry raises :class:`msgspec.ValidationError`."""
    with (directory / f"{name}.toml").open("rb") as file:
        return msgspec.convert(tomllib.load(file), Theme)
