"""Components (部件) on a wall's map: while one is pointed at, all of its class, read off the screen's thread."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.component import Components
from app.situation.questions.pointed import COMPONENT, PointedAt
from app.situation.wall_stand import COMPONENT_CLASS
from widgets.jobs import Jobs

if TYPE_CHECKING:
    from widgets.map.view import MapView

log = logging.getLogger(__name__)


class ComponentsOnMap(QObject):
    """Shows the class that the wall points at, or that of its component, and none of the others: at 8 m they would be noise."""

    def __init__(self, city_map: "MapView", read: Callable[[], Components], parent: QObject) -> None:
        super().__init__(parent)
        self._map = city_map
        self._read = read
        self._wanted = ""
        self._name = ""
        self.count = 0
        """How many are shown."""
        self._all: Components | None = None
        self._reader: Jobs | None = None

    def take(self, at: PointedAt | None) -> None:
        """Follow what the wall points at; ``None`` is not known yet."""
        wanted = "" if at is None else _class_of(at)
        if at is None or wanted == self._wanted:
            return
        self._wanted, self._name = wanted, at.class_name
        if wanted and self._all is None:
            self._begin()
        else:
            self._show()

    def words(self) -> str:
        """Return which class the small dots are and how many, for they look like cases; "" while there are none."""
        if not self.count:
            return ""
        what = " ".join(dict.fromkeys((self._name or self.tr("同类部件"), self._wanted)))
        return self.tr("小点：{what} 共 {n} 个，异常另有符号").format(what=what, n=self.count)

    def _begin(self) -> None:
        if self._reader is None:
            self._reader = Jobs(self)
            self._reader.submit(self, self._read, self._on_read, self._on_failed)

    def _on_read(self, found: Components) -> None:
        self._all = found
        self._end()
        self._show()

    def _on_failed(self, error: Exception) -> None:
        """Show none; the next one that is pointed at has them read again."""
        log.error("the components cannot be read for the wall", exc_info=error)
        self._end()
        self._show()

    def _end(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader.deleteLater()
            self._reader = None

    def _show(self) -> None:
        shown = Components.none() if self._all is None or not self._wanted else self._all.of_kind(self._wanted)
        self.count = len(shown)
        self._map.show_components(shown)


def _class_of(at: PointedAt) -> str:
    """Return the digits of the class whose components are shown, ``""`` for none."""
    if at.kind == COMPONENT_CLASS:
        return at.id
    return Components.kind_of(at.id) if at.kind == COMPONENT else ""
