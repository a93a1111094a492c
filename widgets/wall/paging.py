"""Fits a scene drawn for a larger wall onto a smaller one: the panels that find no cell take turns, page by page.

The first cube and the map stay where there is room for them beside others; no text gets smaller, for it must be read
from the same distance.
"""

from collections.abc import Sequence
from itertools import cycle, islice

from app.domain.moment import SECOND, Instant
from widgets.wall.cells import Cells, Placement
from widgets.wall.layout import WallLayout

PAGE = 20 * SECOND
"""How long a page stands: as long as a case of row 3."""
SHARE = 3 * PAGE
"""How long each of the panels that share their cells stands: three pages of a list, so that all its pages come to be seen."""
ALONE_FROM = 2
KEPT_MAP_FROM = 4
"""From so many cells on the first cube, and the map, have places of their own."""

Page = tuple[Placement, ...]


def fits(placements: Sequence[Placement], wall: WallLayout) -> bool:
    """Return whether every panel lies on *wall*."""
    return all(one.cells.right <= wall.columns and one.cells.bottom <= wall.rows for one in placements)


def pages_of(placements: Sequence[Placement], wall: WallLayout, *, fixed: str, city_map: str) -> tuple[Page, ...]:
    """Return the pages that show all *placements* on *wall*, those of the upper rows first; a last one is filled up."""
    order = sorted(placements, key=lambda one: one.cells.top)
    names = [one.panel for one in order]
    kept = _kept(names, wall, fixed, city_map)
    free = [cell for cell in _cells(wall) if not any(cell.names() <= one.cells.names() for one in kept)]
    rest = [name for name in names if name not in {one.panel for one in kept}]
    if len(rest) <= len(free):
        return (_page(kept, rest, free),)
    count = -(-len(rest) // len(free))
    shown = list(islice(cycle(rest), count * len(free)))
    return tuple(_page(kept, shown[at : at + len(free)], free) for at in range(0, len(shown), len(free)))


def _page(kept: Sequence[Placement], names: Sequence[str], free: Sequence[Cells]) -> Page:
    return (*kept, *(Placement(panel=name, cells=cell) for name, cell in zip(names, free, strict=False)))


def sharing(placements: Sequence[Placement]) -> tuple[Page, ...]:
    """Return a page for each of the panels that name the same cells, in their order; one page where none do."""
    by_cells: dict[Cells, list[Placement]] = {}
    for one in placements:
        by_cells.setdefault(one.cells, []).append(one)
    count = max((len(group) for group in by_cells.values()), default=1)
    return tuple(tuple(group[page % len(group)] for group in by_cells.values()) for page in range(count))


def page_at(pages: Sequence[Page], t: Instant, stands: Instant = PAGE) -> int:
    """Return which of *pages*, each of which *stands* so long, is shown at *t*: the same in every process of a wall."""
    return t // stands % len(pages)


def _kept(names: Sequence[str], wall: WallLayout, fixed: str, city_map: str) -> list[Placement]:
    """Return what stands on every page."""
    cells, kept = wall.columns * wall.rows, []
    if fixed in names and cells >= ALONE_FROM:
        kept.append(Placement(panel=fixed, cells=Cells(left=1, top=1, right=1, bottom=1)))
    if city_map in names and cells >= KEPT_MAP_FROM and wall.columns > 1:
        beside = len(set(names) - {fixed, city_map})
        right = 1 + max(1, wall.columns // 2)
        while right < wall.columns and cells - len(kept) - (right - 1) * wall.rows > beside:
            right += 1  # rather a larger map than a black cell
        kept.append(Placement(panel=city_map, cells=Cells(left=2, top=1, right=right, bottom=wall.rows)))
    return kept


def _cells(wall: WallLayout) -> list[Cells]:
    """Return every cell, row by row."""
    return [
        Cells(left=column, top=row, right=column, bottom=row)
        for row in range(1, wall.rows + 1)
        for column in range(1, wall.columns + 1)
    ]
