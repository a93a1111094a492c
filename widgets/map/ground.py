"""What a ground of a map is: it asks something where the map looks, shows the answer, and has words for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from widgets.map.layers.legend import Legend
from widgets.map.mercator import Bounds

if TYPE_CHECKING:
    from widgets.map.view import MapView

DAY_H = 24.0


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the map looks: its bounds and its size in pixels, and what the wall is narrowed to."""

    bounds: Bounds
    width: int
    height: int
    filter: Filter = EVERYTHING


class Ground(Protocol):
    """One kind of ground."""

    def question(self, seen: Seen) -> Question[object] | None:
        """Return what it asks, if anything."""

    def show(self, city_map: "MapView", moment: Moment, question: Question[object]) -> None:
        """Show what the moment answers to *question*."""

    def legend(self) -> Legend:
        """Return what the legend says of it; title and freshness are the panel's own."""


def lasting(hours: float) -> str:
    """Return hours, or days where they are whole days above one, with a blank after the number."""
    if hours > DAY_H and hours % DAY_H == 0:
        return QCoreApplication.translate("MapGround", "{n} 天").format(n=f"{hours / DAY_H:g}")
    return QCoreApplication.translate("MapGround", "{n} 小时").format(n=f"{hours:g}")
