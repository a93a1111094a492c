"""Which panels stand in which cells of the wall now: a window tells the desks, for what opens is in no scene's file."""

from app.services.wall_scenes import PanelPicture
from widgets.wall.window import WallWindow


def panels_of(window: WallWindow) -> tuple[PanelPicture, ...]:
    """Return the panels that *window* shows, each with all its cells and the name that it has there."""
    cells = {one.panel: one.cells for one in window.scene.placements}
    return tuple(
        PanelPicture(
            key=key, title=view.title(), left=cells[key].left - 1, top=cells[key].top - 1,
            columns=cells[key].columns, rows=cells[key].rows,
        )
        for key, view in window.views.items()
        if key in cells
    )  # fmt: skip
