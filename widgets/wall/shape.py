"""What a wall is: equal cells, the outputs that show them, and the groups of outputs that one process serves."""

from dataclasses import dataclass, replace

from widgets.wall.layout_keys import LayoutError

ANY_SCREEN = ""
"""The screen of an output that takes whatever screen is first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A screen of the wall by its name, and the cells it shows: first column and row from 1, columns, rows."""

    screen: str
    column: int
    row: int
    columns: int
    rows: int

    @property
    def right(self) -> int:
        """Its last column."""
        return self.column + self.columns - 1

    @property
    def low(self) -> int:
        """Its last row."""
        return self.row + self.rows - 1

    @property
    def cells(self) -> str:
        """Its cells as a scene's file writes them, ``2-1`` or ``2-1:4-3``."""
        first, last = f"{self.column}-{self.row}", f"{self.right}-{self.low}"
        return first if first == last else f"{first}:{last}"

    def names(self) -> frozenset[tuple[int, int]]:
        """Return its cells as (column, row)."""
        return frozenset((c, r) for c in range(self.column, self.right + 1) for r in range(self.row, self.low + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The outputs, by their screens' names, that one process serves."""

    name: str
    outputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WallLayout:
    """A wall of equal cells. ``seam_px`` is the black line drawn between cells where no real bezel stands.

    ``native_dots`` has the program itself draw thousands of people on the map, where a page would be too slow.
    """

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
    groups: tuple[Group, ...] = ()
    native_dots: bool = False

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the whole wall in pixels, bezels left out."""
        return self.columns * self.cell_px[0], self.rows * self.cell_px[1]

    @property
    def mm_per_px(self) -> float:
        """Millimetres a pixel is high: what text is measured by."""
        return self.cell_mm[1] / self.cell_px[1]

    @property
    def whole(self) -> Output:
        """All cells on whatever screen is first."""
        return Output(screen=ANY_SCREEN, column=1, row=1, columns=self.columns, rows=self.rows)

    def fit(self, width_px: int, height_px: int) -> float:
        """Return the factor, at most 1, by which the whole wall fits a screen of this size."""
        return min(1.0, width_px / self.size_px[0], height_px / self.size_px[1])

    def fitted(self, output: Output, width_px: int, height_px: int) -> "WallLayout":
        """Return the wall with cells so small that those of *output* fit a screen of this size; their millimetres stay."""
        width, height = self.cell_px
        share = min(1.0, width_px / (output.columns * width), height_px / (output.rows * height))
        return self if share == 1.0 else replace(self, cell_px=(int(width * share), int(height * share)))

    def in_one_window(self) -> "WallLayout":
        """Return the wall as one window shows it, whatever outputs it has: without the bezels between them."""
        return replace(self, outputs=(), groups=(), bezel_mm=0.0)

    def served_by(self, group: str) -> tuple[Output, ...]:
        """Return the outputs of *group*, all of them for ``""``; raise :class:`LayoutError` for a group nobody knows."""
        if not group:
            return self.outputs or (self.whole,)
        known = {one.name: one for one in self.groups}
        if group not in known:
            names = ", ".join(known) or "it has none"
            raise LayoutError(f"the wall {self.name} has no group {group!r} (groups: {names})")
        return tuple(output for output in self.outputs if output.screen in known[group].outputs)
