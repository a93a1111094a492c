"""A wall's window with a feed, a map and a clock that the test moves."""

import pytest
from PySide6.QtCore import QObject, Signal

from app.domain.moment import SECOND
from tests.gui import wall_moment as made
from tests.gui.paper_map import PaperMap
from tests.gui.timeline_feed_fake import TimedFeed
from tests.gui.wall_panels_test import WALLS, Weekdays
from widgets.theme import load_theme
from widgets.wall.ink import Label
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scenes import read_scene
from widgets.wall.window import WallWindow


class QuietFeed(TimedFeed):
    """A feed that speaks when the test tells it to."""

    progressed = Signal(float)

    def __init__(self):
        super().__init__()
        self.trouble = None
        self.asked: dict[QObject, tuple] = {}

    def register(self, owner, questions, *, live=False):
        self.asked[owner] = tuple(questions)

    def unregister(self, owner):
        self.asked.pop(owner, None)


class Hall:
    """A window with a feed, a map and a clock the test moves."""

    def __init__(self, qtbot, layout="demo", **options):
        self.now = made.NOW
        self.feed = QuietFeed()
        self.map = PaperMap()
        wall = read_layout(WALLS / f"{layout}.toml")
        context = PanelContext(
            theme=load_theme("wall"), calendar=Weekdays(), duty=("带班领导 1002",), city_name="示范市", wall="hall",
            city_map=self.map,
        )  # fmt: skip
        scene = read_scene(WALLS / "scenes" / "daily.toml", wall)
        self.window = WallWindow(wall, scene, self.feed, context, lambda: self.now, **options)
        qtbot.addWidget(self.window)
        self.window.show()

    def tell(self, moment):
        self.feed.moment_ready.emit(moment)
        self.window.tick()

    def wait(self, seconds):
        self.now += int(seconds * SECOND)
        self.window.tick()

    def looks(self):
        return {key: view.look for key, view in self.window.views.items()}

    def texts(self, key):
        return [item.text for item in self.window.views[key].items if isinstance(item, Label)]


@pytest.fixture(name="hall")
def window_hall(qtbot):
    return Hall(qtbot)
