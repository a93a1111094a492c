"""Which part of a larger picture one map shows, where several maps on several screens make up one."""

from dataclasses import dataclass

from widgets.map.page import Seams


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The map's corner in the whole picture, the whole's size and its seams, all in the map's own px.

    All parts of one picture look at the same place from as far, and put every mark and label where the whole has it.
    """

    x: int
    y: int
    width: int
    height: int
    seams: Seams

    def script(self) -> tuple[object, ...]:
        """Return the arguments of the page's ``setPart``."""
        return self.x, self.y, self.width, self.height, list(self.seams.vertical), list(self.seams.horizontal)
