"""Reads how a wall is built from its file: its cells in pixels and millimetres, its outputs, and from how far it is read."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from widgets.wall import layout_keys as read
from widgets.wall.layout_checks import check_sense
from widgets.wall.layout_keys import LayoutError
from widgets.wall.shape import Group, Output, WallLayout

__all__ = ["Group", "LayoutError", "Output", "WallLayout", "read_layout"]

DEFAULT_DISTANCE_M = 8.0


def read_layout(path: Path) -> WallLayout:
    """Return the wall in the TOML file *path*; raise :class:`LayoutError` naming what is wrong."""
    try:
        return _wall(read.read_table(path))
    except LayoutError as error:
        raise LayoutError(f"{path.name}: {error}") from error


def _wall(table: Mapping[str, object]) -> WallLayout:
    read.check_names(table, {field.name for field in fields(WallLayout)})
    cell_px = read.pair(table, "cell_px")
    wall = WallLayout(
        name=read.text(table, "name"),
        columns=read.whole(table, "columns"),
        rows=read.whole(table, "rows"),
        cell_px=(round(cell_px[0]), round(cell_px[1])),
        cell_mm=read.pair(table, "cell_mm"),
        bezel_mm=read.number(table, "bezel_mm", 0.0),
        seam_px=int(read.number(table, "seam_px", 0.0)),
        distance_m=read.number(table, "distance_m", DEFAULT_DISTANCE_M),
        scenes=read.texts(table, "scenes"),
        outputs=read.made_of("outputs", read.tables(table, "outputs"), _output),
        groups=read.made_of("groups", read.tables(table, "groups"), _group),
        native_dots=read.truth(table, "native_dots"),
    )
    check_sense(wall)
    return wall


def _output(entry: Mapping[str, object]) -> Output:
    read.check_names(entry, {field.name for field in fields(Output)}, "outputs.")
    return Output(
        screen=read.text(entry, "screen"),
        column=read.whole(entry, "column"),
        row=read.whole(entry, "row"),
        columns=read.whole(entry, "columns"),
        rows=read.whole(entry, "rows"),
    )


def _group(entry: Mapping[str, object]) -> Group:
    read.check_names(entry, {field.name for field in fields(Group)}, "groups.")
    return Group(name=read.text(entry, "name"), outputs=read.texts(entry, "outputs"))
