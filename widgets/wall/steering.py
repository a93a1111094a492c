"""Has a wall's window show what the log says of it: scene, turns, filter, one panel large; and says that it lives."""

import logging
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.moment import SECOND, Instant
from app.services.wall_line import WallLine, WallReport
from app.situation.answers import Moment
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.wall_now import WallNow, WallState
from app.situation.rotation import Rotation
from app.situation.wall_stand import CARDS, Look
from widgets import words
from widgets.feed import SituationFeed
from widgets.terms import spoken, word
from widgets.wall.cells import Placement
from widgets.wall.clickable import marks_of
from widgets.wall.opening import looking, opened, wanted_for
from widgets.wall.registry import load_panels
from widgets.wall.replaying import ReplayFollower
from widgets.wall.rotation import RotationClock
from widgets.wall.scenes import Scene, magnified
from widgets.wall.small_picture import SmallPicture
from widgets.wall.standing import panels_of
from widgets.wall.window import WallWindow

log = logging.getLogger(__name__)

ALIVE_EVERY_MS = 5_000
"""How often a wall says that it lives; a desk believes it for three times as long."""

SEAT_MOST = 4
"""So much of a seat's name has room beside the scene's; the desks say all of it."""

_Dress = tuple[str, tuple[Placement, ...], str, Filter, Look, tuple[str, ...]]
"""What a window wears: scene, large panel, filter, look of the map, panels that open about what is shown."""


class WallSteering(QObject):
    """Steers one :class:`WallWindow`; dies with it.

    ``scenes`` are those that could be read, by key; a wish for another one is said once, and what stands there stays.
    ``is_picture`` says that it is a picture of the past, which nothing moves that stands on the wall now.
    ``part`` names the window among those of one wall; ``has_voice`` says whether its process could speak alarms.
    """

    def __init__(
        self,
        window: WallWindow,
        scenes: Mapping[str, Scene],
        feed: SituationFeed,
        wall: str,
        now: Callable[[], Instant],
        *,
        line: WallLine | None = None,
        part: str = "main",
        has_voice: Callable[[], bool] = lambda: True,
        is_picture: bool = False,
    ) -> None:
        super().__init__(window)
        self.scenes = scenes
        self._window = window
        self._first = self._shown = window.scene.key
        self._dressed: _Dress = (self._first, window.scene.placements, "", EVERYTHING, Look(), ())
        self._question = WallNow(wall=wall)
        self._now = now
        self._line = line
        self._part = part
        self._is_picture = is_picture
        self._has_voice = has_voice
        self._absent = ""
        self._state: WallState | None = None
        self._live: WallState | None = None
        self._then: Instant | None = None
        self._replay = ReplayFollower(feed, now)
        self.turns = RotationClock(now, self)
        self.turns.turned.connect(self._settle)
        self._alive = QTimer(self, interval=ALIVE_EVERY_MS)
        self._alive.timeout.connect(self.tell)
        self._small = None if line is None else SmallPicture(window)
        if line is not None:
            self._alive.start()
        window.how = self.how
        window.scene_wanted.connect(self.show_scene)
        feed.moment_ready.connect(self._on_moment)
        feed.register(self, (self._question,), live=True)

    @Slot(str)
    def show_scene(self, _key: str) -> None:
        """Follow at once what somebody put on the wall."""
        self._settle()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        live = moment.live_of(self._question)
        state = live if moment.live else moment.of(self._question)
        if live is not None and not self._is_picture:
            self._live = live
            self._replay.follow(live)
            self._window.stand_still(live.frozen_at)
        if state is None:
            return
        is_first, self._state = self._state is None, state
        self._then = None if moment.live else moment.at
        self.turns.follow(state.rotation if moment.live else None)
        self._settle()
        if is_first:
            self.tell()

    @Slot()
    def _settle(self) -> None:
        """Show what is wanted, where it is not what stands there."""
        state = self._state
        if state is None:
            return
        key = self.turns.scene() or state.scene or self._first
        self._window.cards.show(key if key in CARDS else self._card())
        if key in CARDS:
            return
        while key not in self.scenes and key != self._shown:
            self._skip(key)
            key = self.turns.scene() or self._shown
        moment = self._then or state.frozen_at or self._now()
        scene = self.scenes.get(key, self._window.scene).page_at(moment, state.magnified)
        wanted = (key, scene.placements, state.magnified, state.filter, state.look, wanted_for(state))
        if wanted != self._dressed:
            self._put(scene, wanted)

    def _card(self) -> str:
        """Return the card that lies over the wall now, whatever moment it shows; each ends by itself."""
        live = self._live
        if live is None or live.card_until is None or self._now() >= live.card_until:
            return ""
        return live.card

    def _put(self, scene: Scene, wanted: _Dress) -> None:
        """Dress the window; where that fails, what stood there comes back."""
        before, self._dressed = self._window.scene, wanted
        _, _, large, narrowed, look, opening = wanted
        wall = self._window.layout_of_wall
        try:
            dressed = opened(looking(scene, look), opening, load_panels(), wall)
            self._window.show_scene(magnified(dressed, large, wall), narrowed)
        except Exception:  # a door: one scene never takes the wall down
            log.exception("the scene %s cannot be shown", scene.key)
            self._skip(scene.key)
            self._window.show_scene(before)
            return
        self._shown = scene.key
        self.turns.skipped.discard(scene.key)  # what failed once and was pushed again has its turns again
        self.tell()

    def _skip(self, key: str) -> None:
        if key not in self.turns.skipped:
            self.turns.skipped.add(key)
            log.error("the wall has no scene %s; what stands there stays, and turns go past it", key)
            self.tell()

    def how(self, state: WallState) -> str:
        """Return how the scene came to stand there, ``""`` where it is enough to say who pushed it."""
        lost = self._lost()
        if lost:
            return lost
        if state.still_at is not None:
            return self.tr("定格 {time}").format(time=words.clock(state.still_at))
        if self._then is not None:
            speed = self._replay.speed
            return self.tr("回放 {n} 倍").format(n=f"{speed:g}") if speed else self.tr("回放，停住")
        if state.rotation is not None:
            return self._turning(state.rotation)
        return self.tr("已钉住 · {who}").format(who=word(state.pin_post)) if state.pinned else ""

    def _lost(self) -> str:
        """Return that the seat which holds the wall now is lost, or that it was until some minutes ago; else ``""``."""
        lost = None if self._live is None else self._live.lost
        if lost is None:
            return ""
        seat = lost.seat if len(lost.seat) <= SEAT_MOST else f"{lost.seat[: SEAT_MOST - 1]}…"
        if lost.ended_at is None:
            return self.tr("坐席 {seat} 离线，{time} 恢复").format(seat=seat, time=words.clock(lost.ends_at))
        template = self.tr("坐席 {0} 离线，已恢复实时") if lost.was_past else self.tr("坐席 {0} 离线，已放行")
        return template.format(seat)

    def _turning(self, rotation: Rotation) -> str:
        now = rotation.later(self._now() - rotation.at)
        following = self.scenes.get(now.following)
        if now.left_us is None or following is None:
            return self.tr("轮播停住") if now.left_us is None else self.tr("轮播中")
        seconds = -(-now.left_us // SECOND)
        left = f"{seconds // 60}:{seconds % 60:02d}"
        return self.tr("{left} 后转 {scene}").format(left=left, scene=spoken(following.name))

    def say_absent(self, screen: str) -> None:
        """Have desks know that the window waits for its *screen*, ``""``: it is there."""
        self._absent = screen
        self.tell()

    @Slot()
    def tell(self) -> None:
        """Say that this window lives, what it shows, and how its panels stand."""
        if self._line is None:
            return
        looks, region = {key: view.look.value for key, view in self._window.views.items()}, self._window.region
        report = WallReport(
            wall=self._question.wall, part=self._part, at=self._now(), scene=self._window.cards.shown or self._window.scene.key, looks=looks,
            skipped=tuple(sorted(self.turns.skipped)), absent=self._absent,
            marks=marks_of(self._window.views.values(), self._window.region, self._window.layout_of_wall),
            picture=self._small.content if self._small is not None and self._small.scene == self._window.scene.key else b"",
            cells=(region.left - 1, region.top - 1, region.columns, region.rows), has_voice=self._has_voice(),
            panels=panels_of(self._window), seen_at=self._window.seen_at,
        )  # fmt: skip
        self._line.tell(report)
