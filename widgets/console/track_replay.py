"""The replay of a period: reads what is chosen, runs one clock over it, and shows each moment, line and speed."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day, midnight
from app.situation.tracks_events import TrackEvent
from app.situation.tracks_load import LoadedTracks
from widgets.console.context import ConsoleContext
from widgets.console.track_chooser import TrackChooser
from widgets.console.track_clock import TrackClock
from widgets.console.track_head import TrackHead
from widgets.console.track_map import TrackMap
from widgets.console.track_page import TrackPage
from widgets.console.track_reading import RosteredDay, TrackReader, Wanted
from widgets.console.track_rows import hms, out_of, reasons
from widgets.console.track_speed import SpeedGraph
from widgets.terms import word


class TrackReplay(QObject):
    """The parts of the replay and what goes on between them; ``right`` is the map with speed and clock below it."""

    said = Signal(str, str)
    """A sentence and its role."""
    summed = Signal(str)
    """What was read, in one line."""

    def __init__(self, context: ConsoleContext, reader: TrackReader, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.reader = reader
        self.is_shown = True
        self._is_first = True
        self._then: tuple[str, Instant] | None = None
        self._names: Mapping[str, str] = {}
        self.clock = TrackClock(self)
        self.chooser = TrackChooser(context.now())
        self.page = TrackPage(context.theme)
        self.map = TrackMap(context)
        self.graph = SpeedGraph(context.theme)
        self.controls = TrackHead(self.clock)
        self.right = QWidget()
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.map, 1)
        column.addWidget(self.graph)
        column.addWidget(self.controls)
        self._connect()
        self._show_whom()

    def _connect(self) -> None:
        self.chooser.wanted.connect(self.read)
        self.chooser.given_up.connect(self.reader.cancel)
        self.chooser.day_changed.connect(self._on_day)
        self.reader.progressed.connect(self.chooser.show_reading)
        self.reader.loaded.connect(self._on_loaded)
        self.reader.failed.connect(self._on_failed)
        self.reader.cancelled.connect(self._on_cancelled)
        self.page.chose.connect(self._on_chose)
        self.page.jumped.connect(self._on_jumped)
        self.map.person_clicked.connect(self.page.choose)
        self.clock.position_changed.connect(self._on_position)
        self.graph.moved.connect(self._on_graph)
        self.controls.all_wanted.connect(self.toggle_all)

    # ---- reading

    def begin(self) -> None:
        """Find the day's shifts; the first time the one that runs is read at once."""
        self._on_day(self.chooser.start)

    @Slot()
    def read(self) -> None:
        """Read what is chosen."""
        wanted = self.chooser.chosen(self._names)
        if wanted is None:
            self.said.emit(self.tr("没有叫这个名字的监督员，也没有这个终端"), "soon")
        else:
            self.load(wanted)

    def load(self, wanted: Wanted) -> None:
        """Read other tracks in place of those that stand."""
        self.clock.clear()
        self.controls.show_nothing()
        self.graph.clear()
        self.map.take(None)
        self.page.show_reading()
        self.summed.emit("")
        self.reader.load(wanted)

    def replay(self, terminals: tuple[str, ...], at: Instant) -> None:
        """Read the day of *at* of some terminals and stand at that moment, on the first one's track."""
        start = midnight(local_day(at))
        self._then = terminals[0], at
        self.load(Wanted(since=start, until=start + DAY, terminals=terminals))

    def as_of(self) -> Instant | None:
        """Return the moment that the chosen day and shift mean for a board: ``None`` now, else the last of a past one."""
        (since, until), now = self.chooser.span, self.context.now()
        return None if since <= now < until else min(until - 1, now)

    @Slot(object)
    def _on_day(self, start: Instant) -> None:
        self.reader.day(self, start, self._on_rostered)

    def _on_rostered(self, day: RosteredDay) -> None:
        self._names = day.names
        self.chooser.show_shifts(day.shifts)
        if self._is_first:
            self._is_first = False
            self.chooser.choose_shift_at(self.context.now())
            self.read()

    @Slot(object)
    def _on_loaded(self, loaded: LoadedTracks) -> None:
        self.chooser.show_reading(None)
        self.map.take(loaded)
        self.clock.set_span(loaded.since, loaded.until)
        self.page.show_loaded(loaded)
        self.summed.emit(self._summary(loaded))
        self.said.emit(self.tr("读到 {0} 人的轨迹").format(len(loaded.people)), "secondary")
        self._on_chose()
        if self._then is not None:
            (terminal, at), self._then = self._then, None
            self.page.choose(terminal)
            self.clock.look_at(at)
        self.page.people.take_focus()

    def _summary(self, loaded: LoadedTracks) -> str:
        counts: dict[str, int] = {}
        for track in loaded.people:
            for why, count in track.kept_out:
                counts[word(why)] = counts.get(word(why), 0) + count
        parts = self.tr("、").join(f"{why} {count}" for why, count in counts.items())
        total = sum(map(out_of, loaded.people))
        words = self.tr("{0} 人　{1} 次定位　剔除 {2}").format(len(loaded.people), f"{len(loaded.table):,}", total)
        listed = self.tr("（{0}）").format(parts) if parts else ""
        return words + listed + ("" if loaded.rostered else self.tr("　无排班"))

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self._then = None
        self.chooser.show_reading(None)
        self.page.show_failed(self.tr("轨迹读取失败：{0}。F5 重读").format(reason))

    @Slot()
    def _on_cancelled(self) -> None:
        self._then = None
        self.chooser.show_reading(None)
        self.page.show_failed(self.tr("已停止读取，F5 重读"))

    # ---- showing

    def show_again(self) -> None:
        """Show lines and people after the map was used for something else."""
        self._on_chose()

    @Slot()
    def _on_chose(self) -> None:
        loaded, chosen, current = self.map.loaded, self.page.chosen, self.page.current
        if loaded is None or not self.is_shown:
            return
        self.map.choose(chosen, current)
        if current is not None:
            self.graph.show_track(loaded.tracks, current.terminal, current.gaps, self.clock.span)
            kept_out = reasons(current.kept_out)
            words = self.tr("{0}　剔除：{1}").format(current.name, kept_out) if kept_out else current.name
            self.said.emit(words, "secondary")
        if current is not None and len(chosen) == 1:
            self.map.fly_to_tracks(chosen)
        if self.clock.position is not None:
            self._on_position(self.clock.position)

    @Slot(object)
    def _on_position(self, at: Instant) -> None:
        self.graph.show_now(at)
        frame = self.map.show_moment(at) if self.is_shown else None
        if frame is not None:
            gone = int(frame.state.sum())
            words = self.tr("图上 {0} 人，其中无定位 {1} 人") if gone else self.tr("图上 {0} 人")
            self.controls.note.setText(words.format(len(frame.terminals), gone))

    @Slot(object)
    def _on_graph(self, at: Instant) -> None:
        self.clock.look_at(at, self.clock.speed)

    @Slot(object)
    def _on_jumped(self, event: TrackEvent) -> None:
        self.clock.look_at(event.since)
        self.map.point(event.lon, event.lat, self.tr("{0}　{1}").format(hms(event.since), word(event.kind)))

    @Slot()
    def toggle_all(self) -> None:
        """Show everybody, or the chosen ones alone."""
        self.map.shows_all = not self.map.shows_all
        self._show_whom()
        if self.clock.position is not None:
            self._on_position(self.clock.position)

    def _show_whom(self) -> None:
        self.controls.whom.setText(self.tr("全部人员　O") if self.map.shows_all else self.tr("只看所选　O"))
