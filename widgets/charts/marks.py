"""The marks of the symbol sheet, drawn natively: the shape tells the meaning, the colour repeats it.

Drawn in a box of 26 × 26 whose middle is (0, 0), scaled to the size wanted. A kind is ``<light>``, or
``waiting_<light>`` (full halo, 督办待回复), or ``answered_<light>`` (thin halo, 督办已回复).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from widgets.charts.stencil import Stencil
from widgets.theme import Theme

_BOX_HALF = 13.0
SILENT = "silent_"
"""Before a kind: the same shape in the grey of what is out of date."""
_TRIANGLE = ((0.0, -11.0), (12.0, 10.0), (-12.0, 10.0))
_HOLLOW = ((0.0, -9.4), (10.4, 8.6), (-10.4, 8.6))
_SMALL_TRIANGLE = ((0.0, -7.0), (7.0, 5.0), (-7.0, 5.0))
_DIAMOND = ((0.0, -12.0), (12.0, 0.0), (0.0, 12.0), (-12.0, 0.0))
_DASH = (4.0, 3.4)


def _ok(s: Stencil) -> None:
    s.disc(0, 0, 5.5, "ok")


def _soon(s: Stencil) -> None:
    s.ring(9, 3.4, "soon")
    s.stroke(((0, -5), (0, 0), (4, 2)), 2.8, "soon")


def _over(s: Stencil) -> None:
    s.shape(_TRIANGLE, "over")
    s.block(-1.4, -4, 2.8, 7, s.ground)
    s.block(-1.4, 4.6, 2.8, 2.8, s.ground)


def _over_on(s: Stencil) -> None:
    s.shape(_TRIANGLE, "over_on")
    s.block(-1.4, -4, 2.8, 7, s.ground)
    s.block(-1.4, 4.6, 2.8, 2.8, s.ground)


def _stage_over(s: Stencil) -> None:
    s.outline(_HOLLOW, 2.6, "over")
    s.block(-1.2, -3, 2.4, 6, "over_text")
    s.block(-1.2, 4.2, 2.4, 2.4, "over_text")


def _paused(s: Stencil) -> None:
    s.hatch(9.5, "text3")
    s.outline(((-9.5, -9.5), (9.5, -9.5), (9.5, 9.5), (-9.5, 9.5)), 2, "text3")
    for x in (-3.0, 3.0):
        s.stroke(((x, -4), (x, 4)), 6, "casing")
    for x in (-3.0, 3.0):
        s.stroke(((x, -4), (x, 4)), 3, "text1")


def _act(s: Stencil) -> None:
    s.block(-10, -10, 20, 20, "act")


def _inside_over(s: Stencil) -> None:
    s.shape(_SMALL_TRIANGLE, "over")


def _inside_soon(s: Stencil) -> None:
    s.ring(6, 2.6, "soon")
    s.stroke(((0, -3.4), (0, 0), (2.6, 1.2)), 2, "soon")


def _inside_paused(s: Stencil) -> None:
    s.outline(((-6.5, -6.5), (6.5, -6.5), (6.5, 6.5), (-6.5, 6.5)), 1.8, "text3")
    for x in (-2.4, 2.4):
        s.stroke(((x, -3.5), (x, 3.5)), 2.4, "text1")


def _inside_ok(s: Stencil) -> None:
    s.disc(0, 0, 5, "ok")


def _person(s: Stencil, colour: str = "text1") -> None:
    s.disc(0, -3.4, 3, colour)
    s.shoulders(6, 5.4, colour)


def _on_duty(s: Stencil) -> None:
    s.ring(11, 2.4, "text1")
    _person(s)


def _out_of_grid(s: Stencil) -> None:
    s.outline(_DIAMOND, 2.4, "soon")
    s.disc(0, -3, 2.8, "soon")
    s.shoulders(5.4, 5, "soon")


def _offline(s: Stencil) -> None:
    s.ring(11, 2.4, "text2", _DASH)
    _person(s, "text2")
    s.stroke(((-9, 9), (9, -9)), 5, s.ground)
    s.stroke(((-9, 9), (9, -9)), 2.4, "text1")


def _no_fix(s: Stencil) -> None:
    s.ring(11, 2.4, "text2", _DASH)
    s.question("text1")


def _lingering(s: Stencil) -> None:
    s.ring(11, 2.4, "text2")
    s.block(-4.4, -4.4, 8.8, 8.8, "text1")


def _live(s: Stencil) -> None:
    s.disc(0, 0, 6, "text3")


def _stale(s: Stencil) -> None:
    s.ring(9, 3, "soon", (5.0, 4.0))


def _step_done(s: Stencil) -> None:
    s.stroke(((-8, 0), (-2, 6), (9, -7)), 3, "text2")


def _step_running(s: Stencil) -> None:
    s.shape(((-6, -9), (10, 0), (-6, 9)), "text1")


def _step_todo(s: Stencil) -> None:
    s.ring(8, 2.4, "text2")


def _resource(s: Stencil) -> None:
    s.block(-10, -10, 20, 20, "text1")
    s.block(-2, -7, 4, 14, s.ground)
    s.block(-7, -2, 14, 4, s.ground)


def _camera(s: Stencil) -> None:
    s.block(-11, -6, 14, 12, "text1")
    s.shape(((4, -1), (11, -6), (11, 6), (4, 1)), "text1")


def _vehicle(s: Stencil) -> None:
    """Draw the house-like pentagon that stands for a vehicle on the map."""
    s.shape(((0, -11), (10, -2), (10, 9), (-10, 9), (-10, -2)), "text1")
    s.block(-5, 1, 10, 3, s.ground)


_INSIDE: Mapping[str, Callable[[Stencil], None]] = MappingProxyType(
    {"over": _inside_over, "soon": _inside_soon, "ok": _inside_ok, "paused": _inside_paused}
)


def _haloed(halo: Callable[[Stencil], None], inside: Callable[[Stencil], None]) -> Callable[[Stencil], None]:
    def draw(s: Stencil) -> None:
        halo(s)
        inside(s)

    return draw


def _full_halo(s: Stencil) -> None:
    s.ring(11, 3, "urge")


def _thin_halo(s: Stencil) -> None:
    s.ring(11.8, 1.4, "urge")


MARKS: Mapping[str, Callable[[Stencil], None]] = MappingProxyType(
    {
        "ok": _ok, "soon": _soon, "over": _over, "over_on": _over_on, "stage_over": _stage_over,
        "paused": _paused, "act": _act, "on_duty": _on_duty, "out_of_grid": _out_of_grid,
        "offline": _offline, "no_fix": _no_fix, "lingering": _lingering, "live": _live, "stale": _stale,
        "step_done": _step_done, "step_running": _step_running, "step_todo": _step_todo, "resource": _resource,
        "camera": _camera, "vehicle": _vehicle,
        **{f"waiting_{light}": _haloed(_full_halo, inside) for light, inside in _INSIDE.items()},
        **{f"answered_{light}": _haloed(_thin_halo, inside) for light, inside in _INSIDE.items()},
    }
)  # fmt: skip
"""How each kind is drawn."""


def paint_mark(painter: QPainter, kind: str, centre: QPointF, half: float, theme: Theme, ground: str = "panel") -> None:
    """Draw the mark *kind* round *centre*, *half* px from middle to edge; *ground* shows through its holes.

    Raise :class:`KeyError` for a kind nobody drew.
    """
    draw = MARKS[kind.removeprefix(SILENT)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(half / _BOX_HALF, half / _BOX_HALF)
    draw(Stencil(painter, theme, ground, is_silent=kind.startswith(SILENT)))
    painter.restore()
