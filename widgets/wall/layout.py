"""How a wall is built: its cells in pixels and millimetres, its outputs, and from how far it is read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

DEFAULT_DISTANCE_M = 8.0
PIXELS_SQUARE_WITHIN = 0.02
"""How far a pixel's height may differ from its width before the file is taken for a mistake."""


class LayoutError(ValueError):
    """A wall's file cannot be used; the sentence names the file and the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A screen of the wall by its name, and the cells it shows: first column and row from 1, columns, rows."""

    screen: str
    column: int
    row: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WallLayout:
    """A wall of equal cells. ``seam_px`` is the black line drawn between cells where no real bezel stands."""

    name: str
    columns: int
    rows: int
    cell_px: tuple[int, int]
    cell_mm: tuple[float, float]
    bezel_mm: float
    seam_px: int
    distance_m: float
    scenes: tuple[str, ...]
    outputs: tuple[Output, ...]

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the whole wall in pixels."""
        return self.columns * self.cell_px[0], self.rows * self.cell_px[1]

    @property
    def mm_per_px(self) -> float:
        """Millimetres a pixel is high: what text is measured by."""
        return self.cell_mm[1] / self.cell_px[1]

    def fit(self, width_px: int, height_px: int) -> float:
        """Return the factor, at most 1, by which the whole wall fits a screen of this size."""
        return min(1.0, width_px / self.size_px[0], height_px / self.size_px[1])


def read_layout(path: Path) -> WallLayout:
    """Return the wall in the TOML file *path*; raise :class:`LayoutError` naming what is wrong."""
    try:
        with path.open("rb") as file:
            return _wall(tomllib.load(file))
    except (OSError, tomllib.TOMLDecodeError, LayoutError) as error:
        raise LayoutError(f"{path.name}: {error}") from error


def _wall(table: Mapping[str, object]) -> WallLayout:
    _check_keys(table, WallLayout, "")
    columns, rows = _whole(table, "columns"), _whole(table, "rows")
    wall = WallLayout(
        name=_text(table, "name"),
        columns=columns,
        rows=rows,
        cell_px=(round(_pair(table, "cell_px")[0]), round(_pair(table, "cell_px")[1])),
        cell_mm=_pair(table, "cell_mm"),
        bezel_mm=_number(table, "bezel_mm", 0.0),
        seam_px=int(_number(table, "seam_px", 0.0)),
        distance_m=_number(table, "distance_m", DEFAULT_DISTANCE_M),
        scenes=_texts(table, "scenes"),
        outputs=tuple(_output(entry) for entry in _tables(table, "outputs")),
    )
    _check_sense(wall)
    return wall


def _output(entry: Mapping[str, object]) -> Output:
    _check_keys(entry, Output, "outputs.")
    return Output(
        screen=_text(entry, "screen"),
        column=_whole(entry, "column"),
        row=_whole(entry, "row"),
        columns=_whole(entry, "columns"),
        rows=_whole(entry, "rows"),
    )


def _check_keys(table: Mapping[str, object], shape: type, prefix: str) -> None:
    known = {field.name for field in fields(shape)}
    for key in table:
        if key not in known:
            raise LayoutError(f"unknown key {prefix}{key}")


def _check_sense(wall: WallLayout) -> None:
    across, down = wall.cell_mm[0] / wall.cell_px[0], wall.cell_mm[1] / wall.cell_px[1]
    if abs(across - down) > PIXELS_SQUARE_WITHIN * across:
        raise LayoutError(f"cell_mm and cell_px disagree: a pixel of {across:.3f} × {down:.3f} mm is not square")
    if wall.distance_m <= 0:
        raise LayoutError("distance_m must be more than 0")
    for scene in wall.scenes:
        if not re.fullmatch(r"[a-z0-9_-]+", scene):
            raise LayoutError(f"scenes: {scene!r} must be the plain name of a file in the folder scenes")
    for output in wall.outputs:
        right, low = output.column + output.columns - 1, output.row + output.rows - 1
        if right > wall.columns or low > wall.rows:
            raise LayoutError(f"outputs.{output.screen} reaches beyond the wall")


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str):
        raise LayoutError(f"{key} must be a text")
    return value


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(entry, str) for entry in value):
        raise LayoutError(f"{key} must be a list of texts")
    return tuple(value)


def _whole(table: Mapping[str, object], key: str) -> int:
    value = table.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise LayoutError(f"{key} must be a whole number from 1")
    return value


def _number(table: Mapping[str, object], key: str, default: float) -> float:
    value = table.get(key, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise LayoutError(f"{key} must be a number from 0")
    return float(value)


def _pair(table: Mapping[str, object], key: str) -> tuple[float, float]:
    value = table.get(key)
    if not isinstance(value, list) or len(value) != 2 or not all(isinstance(v, int | float) and v > 0 for v in value):
        raise LayoutError(f"{key} must be two numbers above 0: width and height")
    return float(value[0]), float(value[1])


def _tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise LayoutError(f"{key} must be tables")
    return value
