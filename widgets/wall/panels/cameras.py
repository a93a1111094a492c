"""Cameras two a cube: the picture, whose it is, how far it is, and since when there is no signal."""

import time
from dataclasses import replace

from PySide6.QtCore import QObject, QRectF
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.situation.answers import Moment, Question
from app.situation.questions.cameras import Cameras, ShownCamera
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.wall_now import WallNow
from widgets import words
from widgets.video.picture import Picture, Signal, Trouble
from widgets.video.tile import VideoTile
from widgets.wall.camera_places import A_CELL, LINE, CameraPlace, cells_high, cells_wide, places_of
from widgets.wall.emergency_panel import drilled, is_drill
from widgets.wall.glance import Glance, Look, Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.sheet import Sheet
from widgets.wall.showing import has_stopped
from widgets.words import translate, zh

_BADGE = 34.0
_TROUBLES = {
    Trouble.REFUSED: zh("视频源未应答"), Trouble.ENDED: zh("连接中断"), Trouble.SILENT: zh("画面停住"),
    Trouble.UNREADABLE: zh("无法解码"),
}  # fmt: skip


class CamerasPanel(WallPanel):
    """Hosts a tile for each camera on top of its view; the words beside them are laid out like any others."""

    key = "cameras"
    bar_rows = 4
    follows_filter = False

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._count = A_CELL
        self._is_drill = False
        self._now: Instant = 0
        self._tiles: list[VideoTile] = []
        self.pictures: dict[str, Picture] = {}
        """How each camera stands, by its id; read from the tiles where there are any."""

    def title(self) -> str:
        """Return the panel's name."""
        return drilled(self.tr("摄像机"), is_drill=self._is_drill)

    def questions(self) -> tuple[Question[object], ...]:
        """Ask which cameras to show, and whether a drill goes on."""
        return (self._asked(), self._emergency())

    def needs(self) -> tuple[Question[object], ...]:
        """Need the cameras alone."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return why these are shown."""
        found = moment.of(self._asked())
        if found is None:
            return ""
        if found.why == "round":
            return self.tr("轮流，共 {n} 路").format(n=found.total) if found.total else ""
        return self.tr("最近 {n} 路，共 {total}").format(n=len(found.cameras), total=found.total)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for a site without cameras."""
        found = moment.of(self._asked())
        return None if found is None or found.cameras else Nothing(sentence=self.tr("没有接入摄像机"))

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Lay out the words and place the tiles; the look tells the desk when a camera is down."""
        self._is_drill = is_drill(glance.moment, self._emergency())
        self._now = glance.now
        self._ask_for(A_CELL * cells_wide(sheet) * cells_high(sheet))
        if glance.look is Look.LIVE and glance.moment is not None and glance.moment.of(self._asked()) is None:
            glance = replace(glance, look=Look.LOADING)  # as many as the panel has room for were asked for just now
        look = super().compose(glance, sheet)
        if look is not Look.LIVE or glance.moment is None:
            self._show_none()
            return look
        return self._look([self._picture(one) for one in self._shown(glance.moment)])

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put picture and words of each camera."""
        shown = self._shown(moment)
        places = places_of(sheet, body_top(sheet))[: len(shown)]
        is_live = moment.live or has_stopped(moment.of(WallNow(wall=self.context.wall)))
        self._place_tiles(sheet, shown, places, is_live=is_live)
        for one, place in zip(shown, places, strict=False):
            self._words(sheet, one, place, self._picture(one) if is_live else None)

    def _words(self, sheet: Sheet, one: ShownCamera, place: CameraPlace, picture: Picture | None) -> None:
        """Put letter and name, how far it is, and how its picture stands (``None``: the past has none)."""
        if not self._has_image(one):
            self._blank(sheet, place.picture, picture)
        y, width = place.top + LINE / 2, place.right - place.left
        sheet.plate(place.left, y - _BADGE / 2, _BADGE, _BADGE, edge="text1")
        sheet.text(letter(one.place), place.left + _BADGE / 2, y, bold=True, align=Align.MIDDLE)
        sheet.text(one.camera.name, place.left + _BADGE + 8, y, bold=True, within=width - _BADGE - 8)
        sheet.text(self._where(one, picture), place.left, y + LINE, colour="text2", within=width)
        text, colour = self._state(picture)
        sheet.text(text, place.left, y + 2 * LINE, colour=colour, bold=colour == "soon_text", within=width)

    def _blank(self, sheet: Sheet, box: QRectF, picture: Picture | None) -> None:
        sheet.plate(box.x(), box.y(), box.width(), box.height(), edge="text3", is_dashed=True)
        is_opening = picture is not None and picture.signal in {Signal.NONE, Signal.OPENING}
        text = self.tr("连接中") if is_opening else self.tr("无画面")
        sheet.text(text, box.center().x(), box.center().y(), colour="text2", align=Align.MIDDLE, within=box.width())

    def _where(self, one: ShownCamera, picture: Picture | None) -> str:
        far = "" if one.metres is None else self.tr("距 {n} 米").format(n=round(one.metres / 10) * 10)
        why = "" if picture is None else translate(_TROUBLES.get(picture.trouble, ""))
        return translate("，").join(part for part in (far, why) if part) or one.camera.id

    def _state(self, picture: Picture | None) -> tuple[str, str]:
        """Return how the picture stands, and its colour."""
        if picture is None:
            return self.tr("无历史画面"), "text2"
        if picture.signal is Signal.LOST:
            return self.tr("无信号，自 {time}").format(time=words.clock(picture.since)), "soon_text"
        if picture.signal is Signal.LIVE:
            return self.tr("直播，{age}").format(age=words.ago(self._now - picture.frame_at)), "text2"
        return self.tr("连接中"), "text2"

    def _place_tiles(
        self, sheet: Sheet, shown: list[ShownCamera], places: list[CameraPlace], *, is_live: bool
    ) -> None:  # fmt: skip
        """Have a tile play each camera in its place, on top of the panel's view; the past has no pictures."""
        view = self.parent()
        if not isinstance(view, QWidget):
            return
        px = sheet.unit * view.width() / max(1.0, sheet.width * sheet.unit)
        while len(self._tiles) < len(places):
            self._tiles.append(VideoTile(self.context.theme, _clock, view))
        for number, tile in enumerate(self._tiles):
            if number >= len(shown) or number >= len(places) or not is_live:
                tile.show_camera(None)
                tile.hide()
                continue
            box = places[number].picture
            tile.unit_px = px
            tile.setGeometry(QRectF(box.x() * px, box.y() * px, box.width() * px, box.height() * px).toRect())
            tile.show_camera(shown[number].camera)
            tile.show()
            self.pictures[shown[number].camera.id] = _as_of_now(tile)

    def _show_none(self) -> None:
        for tile in self._tiles:
            tile.show_camera(None)
            tile.hide()

    def _has_image(self, one: ShownCamera) -> bool:
        tile = next((tile for tile in self._tiles if tile.camera == one.camera), None)
        return tile is not None and not tile.image.isNull()

    def _picture(self, one: ShownCamera) -> Picture:
        return self.pictures.get(one.camera.id, Picture())

    def _look(self, pictures: list[Picture]) -> Look:
        lost = sum(one.signal is Signal.LOST for one in pictures)
        return Look.LIVE if not lost else Look.FAILED if lost == len(pictures) else Look.STALE

    def _shown(self, moment: Moment) -> list[ShownCamera]:
        found = moment.of(self._asked())
        return [] if found is None else list(found.cameras)

    def _ask_for(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.questions_changed.emit()

    def _asked(self) -> Cameras:
        return Cameras(wall=self.context.wall, count=self._count)

    def _emergency(self) -> EmergencyNow:
        return EmergencyNow(wall=self.context.wall)


def letter(place: int) -> str:
    """Return what the camera at *place* from 0 is called, here and on the map: 甲, 乙 and so on."""
    letters = translate("甲乙丙丁戊己庚辛壬癸")
    return letters[place % len(letters)]


def _clock() -> Instant:
    """Return the wall host's time, µs: a picture is as old as this machine says."""
    return time.time_ns() // 1000


def _as_of_now(tile: VideoTile) -> Picture:
    """Return how the tile's stream stands, with the time of its last frame."""
    return replace(tile.picture, frame_at=tile.stream.frame_at)
