"""Scenes as the desks that steer the wall see them: cells with the panels' names."""

import logging

from app.services.wall_scenes import PanelPicture, ScenePicture
from widgets.theme import load_theme
from widgets.wall.layout import WallLayout
from widgets.wall.panel import PanelContext
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Placement, Scene

log = logging.getLogger(__name__)


def pictures_of(scenes: tuple[Scene, ...], wall: WallLayout) -> tuple[ScenePicture, ...]:
    """Return *scenes* as pictures of *wall*."""
    context = PanelContext(theme=load_theme("wall"))
    titles = {panel: _title(panel, context) for panel in {one.panel for scene in scenes for one in _all(scene)}}
    return tuple(_picture(scene, wall, titles) for scene in scenes)


def _picture(scene: Scene, wall: WallLayout, titles: dict[str, str]) -> ScenePicture:
    panels = tuple(_panel(one, titles[one.panel]) for one in scene.placements)
    turns = tuple(_panel(one, titles[one.panel]) for one in _all(scene) if one not in scene.placements)
    return ScenePicture(
        key=scene.key, name=scene.name, columns=wall.columns, rows=wall.rows, panels=panels, rotate_s=scene.rotate_s,
        holds_on_alarm=scene.holds_on_alarm, aspect=_aspect(wall), density_top=scene.density_top, period=scene.period,
        turns=turns,
    )  # fmt: skip


def _all(scene: Scene) -> tuple[Placement, ...]:
    """Return the scene's panels in all the places that they take in turn."""
    return tuple(dict.fromkeys((*scene.placements, *(one for page in scene.pages for one in page))))


def _aspect(wall: WallLayout) -> float:
    """Return the wall's width to its height, in millimetres with the bezels between the cells."""
    (wide, high), bezel = wall.cell_mm, wall.bezel_mm
    return (wall.columns * (wide + bezel) - bezel) / (wall.rows * (high + bezel) - bezel)


def _panel(placement: Placement, title: str) -> PanelPicture:
    cells = placement.cells
    return PanelPicture(
        key=placement.panel, title=title, left=cells.left - 1, top=cells.top - 1, columns=cells.columns, rows=cells.rows
    )


def _title(key: str, context: PanelContext) -> str:
    """Return the panel's name; one that nobody made, or that cannot live without its parts, is called by its key."""
    made = load_panels().get(key)
    if made is None:
        return key
    try:
        return made(context).title()
    except Exception:  # a door: a panel that cannot be made here must not keep the desk from opening
        log.exception("the panel %s does not say its name", key)
        return key
