"""While a case or subject is on the wall, panels about it open in the cells of those that can wait."""

from collections.abc import Collection
from dataclasses import replace

from app.services.wall_scenes import FIXED, OF_A_CASE, OF_A_SUBJECT
from app.situation.questions.wall_now import WallState
from app.situation.wall_stand import COMPONENT_CLASS, Look
from widgets.wall.layout import WallLayout
from widgets.wall.scene_keys import MapLook
from widgets.wall.scenes import MAP, Placement, Scene

OF_A_CLASS = ("subject",)
"""A class of components has no place that people or cameras could be near to."""
FROM_LEFT = ("spotlight", "subject", "photos", "cameras", "near")
"""How what opens stands from left to right."""
EMERGENCY = "emergency"
KEPT = frozenset({FIXED, MAP, "alert_banner", "incident", "orders_receipts", "stage_times"})
"""Panels that never give way."""


def wanted_for(state: WallState) -> tuple[str, ...]:
    """Return the panels that what *state* shows calls for."""
    if state.subject is not None and state.subject.kind == COMPONENT_CLASS:
        return OF_A_CLASS
    if state.subject is not None:
        return OF_A_SUBJECT
    return OF_A_CASE if state.case_id else ()


def looking(scene: Scene, look: Look) -> Scene:
    """Return *scene* with its map coloured as a desk set it; without a layer it is the scene's own."""
    return replace(scene, map=MapLook.of(look)) if look.layer else scene


def opened(scene: Scene, wanted: tuple[str, ...], known: Collection[str], wall: WallLayout) -> Scene:
    """Return *scene* with the *wanted* panels in it, as far as they are *known* and have room.

    Those that are in the scene already stay where they are. The others take cells of the bottom row, which is context,
    at its right; what stood there comes back when nothing is shown any more. A wall of one row keeps all it has, and so
    does the scene 应急, which is about one thing already.
    """
    if scene.key == EMERGENCY or wall.rows < 2 or MAP not in {one.panel for one in scene.placements}:
        return scene
    there = {one.panel for one in scene.placements}
    coming = [panel for panel in wanted if panel in known and panel not in there]
    gives_way = sorted(
        (one for one in scene.placements if _may_give_way(one, wanted, wall.rows)), key=lambda one: one.cells.left
    )
    coming = sorted(coming[: len(gives_way)], key=FROM_LEFT.index)
    taken = dict(zip((one.panel for one in gives_way[-len(coming) :]), coming, strict=True)) if coming else {}
    changed = (_turned(one, taken) for one in scene.placements)
    return replace(scene, placements=tuple(changed)) if taken else scene


def _may_give_way(one: Placement, wanted: tuple[str, ...], rows: int) -> bool:
    """Say whether a panel is context: one cell of the bottom row, and none of those that are wanted."""
    is_one_cell = one.cells.columns == 1 and one.cells.rows == 1
    return is_one_cell and one.cells.bottom == rows and one.panel not in KEPT and one.panel not in wanted


def _turned(one: Placement, taken: dict[str, str]) -> Placement:
    return replace(one, panel=taken[one.panel]) if one.panel in taken else one
