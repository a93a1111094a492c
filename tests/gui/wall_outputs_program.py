"""A wall of four cells on two outputs, as a process of its own: says where its windows are, each time that changes."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from tests.gui.paper_map import PaperMap
from tests.gui.wall_moment import NOW
from tests.gui.wall_window_hall import QuietFeed, Weekdays
from widgets.theme import load_theme
from widgets.wall.cells import Placement
from widgets.wall.kiosk import Awake, hide_cursor
from widgets.wall.layout import Output, read_layout
from widgets.wall.outputs import Outputs
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import Cells, Scene
from widgets.wall.window import WallWindow

LAYOUT = """
name = "test"
columns = 2
rows = 2
cell_px = [320, 180]
cell_mm = [1328.0, 747.0]
scenes = ["daily"]
[[outputs]]
screen = "WALL-01"
column = 1
row = 1
columns = 1
rows = 2
[[outputs]]
screen = "WALL-02"
column = 2
row = 1
columns = 1
rows = 2
"""
SCENE = Scene(key="daily", name="日常", placements=(Placement(panel="map", cells=Cells.parse("1-1:2-2")),))


class Pane:
    """A window, and what its desks were told."""

    def __init__(self, window: WallWindow) -> None:
        self.window = window
        self.absent = "nobody said"

    def say_absent(self, screen: str) -> None:
        self.absent = screen


class Wall:
    """Makes the windows and watches them."""

    def __init__(self, application: QApplication, layout_file: Path) -> None:
        self.wall = read_layout(layout_file)
        self.feed = QuietFeed()
        self.panes: dict[str, Pane] = {}
        self.made = 0
        self.outputs = Outputs(application, self.wall.outputs, self.make, self.drop)
        self.said = ""

    def make(self, output: Output, screen: QSize | None) -> Pane:
        region = Cells(left=output.column, top=output.row, right=output.right, bottom=output.low)
        context = PanelContext(theme=load_theme("wall"), calendar=Weekdays(), wall="hall", city_map=PaperMap())
        wall = self.wall if screen is None else self.wall.fitted(output, screen.width(), screen.height())
        window = WallWindow(
            wall, SCENE, self.feed, context, lambda: NOW, region=region, kiosk=True, screen_name=output.screen,
            made_for=screen,
        )  # fmt: skip
        self.made += 1
        self.panes[output.screen] = Pane(window)
        return self.panes[output.screen]

    def drop(self, window: WallWindow) -> None:
        window.close()
        window.deleteLater()

    def say(self) -> None:
        """Print where the windows are, if that has changed."""
        state = {
            name: [pane.window.isVisible(), pane.window.screen().name(), *pane.window.geometry().getRect(), pane.absent]
            for name, pane in self.panes.items()
        }
        line = json.dumps({"made": self.made, **state})
        if line != self.said:
            self.said = line
            sys.stdout.write(line + "\n")
            sys.stdout.flush()


def main() -> int:
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    folder = Path(sys.argv[1])
    (folder / "test.toml").write_text(LAYOUT, encoding="utf-8")
    wall = Wall(application, folder / "test.toml")
    hide_cursor()
    awake = Awake(application)
    sys.stdout.write(json.dumps({"awake": awake.ways}) + "\n")
    timer = QTimer(application, interval=50)
    timer.timeout.connect(wall.say)
    timer.start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
