"""Lays 警情横幅 over the first row of a wall's window while an alarm waits, and has it spoken where that is on."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, QTimer, Slot

from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.questions.alarms import Alarms
from app.situation.questions.wall_now import WallNow
from widgets.feed import SituationFeed
from widgets.wall.gateway_watch import GatewayWatch
from widgets.wall.glance import Glance, Look, Showing
from widgets.wall.panel import PanelContext
from widgets.wall.panels.alert_banner import HEIGHT, MOST, AlertBannerPanel, LocalAlarm, spoken_words
from widgets.wall.speaker import Speaker
from widgets.wall.speech import Speech
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView
from widgets.wall.window import WallWindow

TICK_MS = 1_000
TOP = 102.0
"""Where the banner begins, mock px: below the titles, the map's box of two lines included, so that 演练, 回放 and how old
a panel is stay in sight."""
FIRST_COLUMN = 2
"""The first cube keeps its clock: the banner begins beside it where the wall has more than one column."""


class AlertOverlay(QObject):
    """The banner of one window; dies with it. Alarms are those of now, also while the wall replays the past, but a picture's."""

    def __init__(
        self,
        window: WallWindow,
        feed: SituationFeed,
        context: PanelContext,
        now: Callable[[], Instant],
        *,
        speech: Speech | None = None,
        speaker: Speaker | None = None,
        gateway: GatewayWatch | None = None,
        is_picture: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._feed = feed
        self._moment: Moment | None = None
        self._speech = speech
        self._spoken_at_first = speech is not None and speech.is_on
        self._speaker = speaker
        self._gateway = gateway
        self._is_picture = is_picture
        self._is_lit = True
        self._wall = WallNow(wall=context.wall)
        self._question = Alarms(limit=MOST)
        self.panel = AlertBannerPanel(context)
        self._scale = TypeScale(context.theme, window.layout_of_wall)
        self.view = PanelView(self.panel, context.theme, self._scale, window)
        self.view.hide()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        feed.register(self, [self._question, self._wall], live=not is_picture)
        feed.moment_ready.connect(self._on_moment)
        if gateway is not None:
            gateway.changed.connect(self.tick)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        found = moment.of(self._question) if self._is_picture else moment.live_of(self._question)
        if found is None:
            return
        self._moment = moment
        state = moment.live_of(self._wall)
        if self._speech is not None and state is not None:
            is_on = state.speech == "on" if state.speech else self._spoken_at_first
            self._speech.switch(is_on=is_on)
        if self._speech is not None:
            numbers = [one.seq for one in found.open]
            since = self._now() if self._speaker is None else self._speaker.spoken_until
            self._speech.hear(
                list(zip(numbers, spoken_words(found.open), strict=True)),
                is_mine=self._speaker is None or self._speaker.is_mine,
                newest={one.seq for one in found.open if one.at > since},
            )
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Show the banner while there is something to acknowledge, in the bright half of a blink or the other."""
        self._is_lit = not self._is_lit
        self.panel.local = self._local()
        moment = self._shown()
        if not self.panel.alarms(moment):
            self.view.hide()
            return
        self.view.setGeometry(self.place())
        glance = Glance(now=self._now(), look=Look.LIVE, showing=Showing(scene=""), moment=moment, data_at=self._now())
        self.view.refresh(glance, is_lit=self._is_lit)
        if not self.view.isVisible():
            self.view.show()
        self.view.raise_()

    def _shown(self) -> Moment | None:
        """Return the moment with the alarms of now as its answer, whatever moment it shows; a picture's as it is."""
        moment = self._moment
        if moment is None or self._is_picture:
            return moment
        return replace(moment, answers={self._question: moment.live_of(self._question)}, failures={}, live=True)

    def place(self) -> QRect:
        """Return where the banner lies in the window: in the first row, from the second column on, over half the columns."""
        wall, region = self._window.layout_of_wall, self._window.region
        width, _ = wall.cell_px
        first = FIRST_COLUMN if wall.columns > 1 else 1
        cells = min(max(1, wall.columns // 2), max(1, self.panel.alarms(self._shown())))
        left = (first - region.left) * width
        high = 0 if region.top > 1 else round(HEIGHT * self._scale.unit)
        return QRect(left, round(TOP * self._scale.unit), cells * width, high)

    def _local(self) -> tuple[LocalAlarm, ...]:
        if self._gateway is None or not self._gateway.away_since:
            return ()
        return (
            LocalAlarm(
                name=self.tr("网关无应答"), words=self.tr("新上报和派遣暂停"), since=self._gateway.away_since
            ),
        )  # fmt: skip
