"""Carries layers to the page: the newest bytes of each, one pull under way at most, latest wins."""

import json
import logging
import time
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

log = logging.getLogger(__name__)

ANSWER_LIMIT_MS = 5000
"""A pull the page has not answered by then is given up and asked for again."""
PATIENCE = 3
"""After so many unanswered pulls in a row the page is taken to hang."""

REST_SHARE = 0.5
"""So long a page rests after a picture before the next pull, as a share of what it took from its pull on."""
REST_MOST_S = 0.25
"""The longest rest; a page that is not seen draws nothing, and takes what is new so often."""


class Bridge(QObject):
    """The one object the page may call; every slot becomes a signal."""

    ready = Signal()
    taken = Signal(int)
    drawn = Signal(int)
    moved = Signal(list)
    clicked = Signal(str, float, int)
    hovered = Signal(float, float)
    sketched = Signal(str, list)
    ground_clicked = Signal(float, float)
    answered = Signal(int, list)

    @Slot()
    def tell_ready(self) -> None:
        """Take note that the page's scripts stand."""
        self.ready.emit()

    @Slot(int)
    def tell_taken(self, seq: int) -> None:
        """Take note that the page holds the bytes of pull *seq*."""
        self.taken.emit(seq)

    @Slot(int)
    def tell_drawn(self, seq: int) -> None:
        """Take note that pull *seq* is on the screen."""
        self.drawn.emit(seq)

    @Slot(list)
    def tell_moved(self, view: list[float]) -> None:
        """Take note of where the page looks: west, south, east, north, centre lon, lat, zoom, 1 if whole city."""
        self.moved.emit(view)

    @Slot(str, float, int)
    def tell_clicked(self, layer: str, version: float, row: int) -> None:
        """Take note of a click on *row* of a layer's data *version* (32 bits without a sign, which Qt's int has not)."""
        self.clicked.emit(layer, version, row)

    @Slot(float, float)
    def tell_hovered(self, lon: float, lat: float) -> None:
        """Take note of where a desk's pointer rests."""
        self.hovered.emit(lon, lat)

    @Slot(str, list)
    def tell_sketched(self, shape: str, points: list[float]) -> None:
        """Take note of a finished drawing: its shape, and its points as lon, lat, lon, lat and so on."""
        self.sketched.emit(shape, points)

    @Slot(float, float)
    def tell_ground_clicked(self, lon: float, lat: float) -> None:
        """Take note of a click on the ground, where no mark is."""
        self.ground_clicked.emit(lon, lat)

    @Slot(int, list)
    def tell_answered(self, number: int, given: list[object]) -> None:
        """Take note of the answer to question *number*: a list of its value, empty where there is none."""
        self.answered.emit(number, given)


class LayerChannel(QObject):
    """The layers' newest bytes and the pulls that bring them to the page.

    While time is dragged there is always something newer: a page that drew without a rest would take the processor, and
    the thread that lays its pictures on the screen, from all other panels.
    """

    drawn = Signal(int)
    silent = Signal()

    def __init__(self, page: QWebEnginePage, bridge: Bridge, layers: dict[str, bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._layers = layers
        self._waiting: set[str] = set()
        self._under_way: tuple[int, frozenset[str]] | None = None
        self._page_stands = False
        self._seq = 0
        self._drawn_seq = 0
        self._unanswered = 0
        self._begun = 0.0
        self._rests_until = 0.0
        self._limit = QTimer(self, singleShot=True, interval=ANSWER_LIMIT_MS)
        self._limit.timeout.connect(self._give_up)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._pull)
        bridge.ready.connect(self._on_ready)
        bridge.taken.connect(self._on_taken)
        bridge.drawn.connect(self._on_drawn)

    @property
    def layers(self) -> Mapping[str, bytes]:
        """The newest bytes by layer."""
        return MappingProxyType(self._layers)

    @property
    def is_settled(self) -> bool:
        """Whether all that was put is on the screen."""
        return self._page_stands and not self._waiting and self._under_way is None and self._drawn_seq == self._seq

    @property
    def waiting(self) -> int:
        """How many layers are newer than what the page has drawn."""
        return len(self._waiting | (self._under_way[1] if self._under_way else frozenset()))

    def put(self, layer: str, payload: bytes) -> None:
        """Make *payload* the layer's newest bytes; the page fetches them when it can, if they are others than before."""
        if self._layers.get(layer) == payload:
            return
        self._layers[layer] = payload
        self._waiting.add(layer)
        self._pull_soon()

    def lose_page(self) -> None:
        """Wait for a new page; what the old one held goes to it again."""
        self._page_stands = False
        self._under_way = None
        self._unanswered = 0
        self._limit.stop()

    def _rest(self, seconds: float) -> None:
        """Have the next pull begin after so long, if anything is new by then."""
        self._rests_until = time.monotonic() + seconds
        self._soon.stop()
        self._pull_soon()

    def _pull_soon(self) -> None:
        """Begin the next pull once the page has taken the last one and rested."""
        if self._waiting and not self._under_way and not self._soon.isActive():
            self._soon.start(max(0, round((self._rests_until - time.monotonic()) * 1000)))

    def _pull(self) -> None:
        """Ask the page to fetch what is new, unless it is still fetching."""
        if not self._page_stands or self._under_way or not self._waiting:
            return
        self._seq += 1
        self._under_way = self._seq, frozenset(self._waiting)
        self._waiting.clear()
        self._begun = time.monotonic()
        self._limit.start()
        names = sorted(self._under_way[1], key=list(self._layers).index)
        self._page.runJavaScript(f"wanmi.channel.pull({self._seq}, {json.dumps(names)})")

    def _on_ready(self) -> None:
        """Give a new page everything."""
        self._page_stands = True
        self._under_way = None
        self._waiting.update(self._layers)
        self._rest(0)

    def _on_taken(self, seq: int) -> None:
        """Go on to what came meanwhile."""
        self._unanswered = 0
        if self._under_way and self._under_way[0] == seq:
            self._under_way = None
            self._limit.stop()
            self._rest(REST_MOST_S)

    def _on_drawn(self, seq: int) -> None:
        """Pass on that pull *seq* is on the screen."""
        self._drawn_seq = seq
        if seq == self._seq and not self._under_way:
            self._rest(min(REST_MOST_S, REST_SHARE * (time.monotonic() - self._begun)))
        self.drawn.emit(seq)

    def _give_up(self) -> None:
        """Ask again for what a silent page did not take."""
        if self._under_way is None:
            return
        log.warning("the map's page left pull %s unanswered for %s ms", self._under_way[0], ANSWER_LIMIT_MS)
        self._waiting |= self._under_way[1]
        self._under_way = None
        self._unanswered += 1
        if self._unanswered < PATIENCE:
            self._pull()
        else:
            self.silent.emit()
