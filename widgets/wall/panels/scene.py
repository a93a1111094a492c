"""1-1 场景: what the wall shows and who put it there, the clock, the posts on duty, and how old the data are."""

from typing import TypeVar

from app.domain.moment import Instant, to_datetime
from app.situation.answers import Moment, Question
from app.situation.questions.alarms import Alarms
from app.situation.questions.emergency import EmergencyNow, EmergencySeen
from app.situation.questions.hotlines import Hotlines
from app.situation.questions.night_watch import DutyPosts
from app.situation.questions.numbers import Numbers
from app.situation.questions.supervised import SupervisedAndOverdue
from widgets import words
from widgets.terms import spoken
from widgets.wall import emergency_head
from widgets.wall.duty_posts import duty_posts
from widgets.wall.glance import STALE_AFTER, Glance, Look, Source
from widgets.wall.hall_links import put_clock_off, put_links, unseen_words
from widgets.wall.ink import Align
from widgets.wall.panel import WallPanel
from widgets.wall.panels.supervision import ROWS
from widgets.wall.replay_strip import put_day
from widgets.wall.scene_pairs import CLOCKS, HOTLINES, REPORTS, SUPERVISION, list_pairs, put_pairs
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import zh

_SCENE_HEIGHT = 66.0
_CLOCK_HEIGHT = 102.0
_ROW = 42.0
_LEAST_ROW = 39.0
"""A row where the cell is lower than a cube, as on the LED wall: four must stand, the alarms among them."""
_GAP = 24.0
_PILL_PAD = 9.0
_DASH = "—"
_FILLING_GAP = 8.0
_OVERHANG = 2.0
"""How far below the text's end the last row may reach: its words stand in its middle."""
ALARMS = Alarms(limit=6)

EMERGENCY_NAME = zh("应急")
"""What the scene of emergencies is called in its file, whatever the screen's language."""

T = TypeVar("T")


class ScenePanel(WallPanel):
    """The same cube in every scene. Its clock is the wall host's own and runs whatever happens to the data."""

    key = "scene"
    follows_filter = False
    _are_alarms_said = True
    """Whether a row of its own says how many alarms nobody took; an emergency's head leaves none on a cube."""

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("场景")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for what the two lines of counts need, and for the emergency whose head stands here."""
        return (*self.needs(), Numbers(), SupervisedAndOverdue(limit=ROWS), DutyPosts(), self._emergency())

    def needs(self) -> tuple[Question[object], ...]:
        """Need the counts alone."""
        return (Hotlines(), ALARMS)

    def _emergency(self) -> EmergencyNow:
        return EmergencyNow(wall=self.context.wall)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put nothing: this panel composes itself."""

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put scene, clock and rows; while the scene 应急 stands for an emergency, its head and its commanders."""
        seen = self._seen(glance)
        if seen is None or seen.stand is None:
            self._scene(sheet, glance)
        else:
            emergency_head.put_head(sheet, sheet.top + _SCENE_HEIGHT / 2 - 3, seen, seen.stand)
        top = sheet.top + _SCENE_HEIGHT
        self._clock(sheet, top, glance)
        top += _CLOCK_HEIGHT
        rows = [self._hotlines, self._links, self._reports, self._supervision]
        if seen is not None:
            rows = [self._commanders, self._everyday, self._links, self._hotlines]
        if self.context.duty:
            rows.insert(0, self._duty)
        height = sheet.bottom + _OVERHANG - top
        room = max(1, int(height / _LEAST_ROW))
        rows = [*rows[: room - 1], self._freshness]
        self._are_alarms_said = self._links in rows
        step = min(_ROW, height / room)
        for row in rows:
            sheet.rule(sheet.left, top, sheet.right - sheet.left, 1, "chart_grid")
            row(sheet, top + step / 2, glance)
            top += step
        return glance.look

    def _seen(self, glance: Glance) -> EmergencySeen | None:
        """Return the emergency while its scene stands on the wall, ``None`` where it does not or none goes on."""
        found = None if glance.moment is None else glance.moment.of(self._emergency())
        is_shown = glance.showing.scene == EMERGENCY_NAME
        return found if is_shown and found is not None and found.stand is not None else None

    def _commanders(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put who commands the emergency."""
        seen = self._seen(glance)
        who = "" if seen is None or seen.stand is None else emergency_head.commanders(seen.stand)
        sheet.text(who or self.tr("未指定指挥长"), sheet.left, y, within=sheet.right - sheet.left)

    def _everyday(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put the two clocks that go on beside the emergency."""
        numbers = _known(glance, Numbers())
        text = emergency_head.everyday(numbers)
        sheet.text(text, sheet.left, y, colour=_colour_of(glance), within=sheet.right - sheet.left)
        if numbers is not None:
            clocks = ((self.title(), str(numbers.over)), (self.title(), str(numbers.stage_over)))
            list_pairs(sheet, y, clocks, CLOCKS)

    def _scene(self, sheet: Sheet, glance: Glance) -> None:
        """Put the scene's name and how it came here."""
        showing, y = glance.showing, sheet.top + _SCENE_HEIGHT / 2 - 3
        end = sheet.text(spoken(showing.scene), sheet.left, y, role=Role.SCENE, bold=True)
        how = self.tr("{who} 推送").format(who=showing.by) if showing.by else self.tr("常显")
        if glance.then is not None:
            how = self.tr("回放 {time}").format(time=words.clock(glance.then))
        how = sheet.elide(showing.how or how, sheet.right - end - 16 - 2 * _PILL_PAD, bold=True)
        width = sheet.measure(how, bold=True) + 2 * _PILL_PAD
        sheet.plate(end + 16, y - 17, width, 34, edge="bar")
        sheet.text(how, end + 16 + _PILL_PAD, y, colour="text2", bold=True)
        right = self.context.city_name
        if showing.by and showing.at is not None:
            right = self.tr("{time} 起").format(time=words.clock(showing.at))
        room = sheet.right - end - 16 - width - _GAP
        sheet.text(right, sheet.right, y, colour="text2", align=Align.RIGHT, within=room)

    def _clock(self, sheet: Sheet, top: float, glance: Glance) -> None:
        """Put the clock, and the day as the trade counts it; of a replay the moment that is shown, and what time it is now."""
        sheet.rule(sheet.left, top, sheet.right - sheet.left, 2)
        then = glance.then
        at = glance.now if then is None else then
        y, seconds = top + _CLOCK_HEIGHT / 2, words.clock_with_seconds(at)
        colour = "text1" if then is None else "soon_text"
        end = sheet.text(seconds[:5], sheet.left, y, role=Role.BIG, bold=True, colour=colour)
        lower = (sheet.scale.rise(Role.BIG) - sheet.scale.rise(Role.SECOND)) / sheet.unit
        sheet.text(seconds[5:], end + 2, y + lower, role=Role.SECOND, colour="text2")
        if then is not None:
            day_from = self._of_replay(sheet, y, then, glance.now)
            room = day_from - end - 2 * _FILLING_GAP
            sheet.text(self._gap_of(glance), end + _FILLING_GAP, y - 19, colour="soon_text", within=room)
            return
        seen = self._seen(glance)
        if seen is not None and seen.stand is not None:
            emergency_head.put_since(sheet, y, seen.stand, at)
            return
        self._of_day(sheet, y, at)

    def _gap_of(self, glance: Glance) -> str:
        """Return what the moment that is shown lacks of its positions, ``""`` where it lacks nothing."""
        if glance.moment is not None and glance.moment.completing:
            return self.tr("数据补全中")
        return self.tr("无定位记录") if glance.moment is not None and glance.moment.lacks_positions else ""

    def _of_replay(self, sheet: Sheet, y: float, then: Instant, now: Instant) -> float:
        """Put the day that is shown, and the time that it is now; return where the day begins."""
        is_same_year = to_datetime(then).year == to_datetime(now).year
        day = words.day(then) if is_same_year else f"{to_datetime(then):%Y-%m-%d}"
        sheet.text(day, sheet.right, y - 19, colour="soon_text", align=Align.RIGHT)
        text = self.tr("现在 {time}").format(time=words.clock(now))
        sheet.text(text, sheet.right, y + 17, colour="text2", align=Align.RIGHT)
        return sheet.right - sheet.measure(day)

    def _of_day(self, sheet: Sheet, y: float, now: Instant) -> None:
        sheet.text(words.day(now), sheet.right, y - 19, align=Align.RIGHT)
        calendar = self.context.calendar
        kind = "" if calendar is None else self._day_kind(is_workday=calendar.is_workday(to_datetime(now).date()))
        sheet.text(words.weekday(now) + kind, sheet.right, y + 17, colour="text2", align=Align.RIGHT)

    def _day_kind(self, *, is_workday: bool) -> str:
        return " · " + (self.tr("工作日") if is_workday else self.tr("休息日"))

    def _duty(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put the posts on duty with their telephones as of the moment that is shown."""
        entered = _known(glance, DutyPosts())
        put_pairs(sheet, y, duty_posts(self.context.duty, entered, is_past=glance.then is not None), _colour_of(glance))

    def _hotlines(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put how many cases today's calls became."""
        found = _known(glance, Hotlines())
        counts = (_DASH, _DASH) if found is None else (str(found.by_12345), str(found.by_12319))
        names = (self.tr("12345 来件"), self.tr("12319 来件"))
        if not self.context.filter.is_empty:
            names = (self.tr("全市 12345"), self.tr("全市 12319"))
        pairs = [*zip(names, counts, strict=True)]
        put_pairs(sheet, y, pairs, _colour_of(glance))
        list_pairs(sheet, y, pairs, HOTLINES)

    def _links(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put what is connected to nothing, so that nobody takes silence for calm, and the alarms nobody took."""
        found = _known(glance, ALARMS)
        put_links(sheet, y, None if found is None else found.total, is_stale=glance.look is Look.STALE)

    def _reports(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put what came in and went out today."""
        reported = closed = _DASH
        numbers = _known(glance, Numbers())
        if numbers is not None:
            reported, closed = str(numbers.reported), str(numbers.closed)
        names = (self.tr("今日上报"), self.tr("今日结案"))
        if not self.context.filter.is_empty:
            names = (self.tr("全市上报"), self.tr("全市结案"))
        pairs = [*zip(names, (reported, closed), strict=True)]
        put_pairs(sheet, y, pairs, _colour_of(glance))
        list_pairs(sheet, y, pairs, REPORTS)

    def _supervision(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put how many notices wait for an answer, and how many were answered but not settled."""
        waiting = answered = _DASH
        found = _known(glance, SupervisedAndOverdue(limit=ROWS))
        if found is not None:
            waiting, answered = str(found.waiting), str(found.answered)
        pairs = [(self.tr("督办待回复"), waiting), (self.tr("已回复未处结"), answered)]
        if not self.context.filter.is_empty:
            pairs = [(self.tr("全市督办待回复"), waiting), (self.tr("未处结"), answered)]
        put_pairs(sheet, y, pairs, _colour_of(glance))
        list_pairs(sheet, y, pairs, SUPERVISION)

    def _freshness(self, sheet: Sheet, y: float, glance: Glance) -> None:
        """Put the age of cases and of positions, in amber where it is too much; of a replay where in its day it is."""
        if glance.then is not None:
            put_day(sheet, y, glance.then)
            return
        off = put_clock_off(sheet, y, glance.moment)
        x = _GAP + (self._ages(sheet, y, glance) if off is None else off)
        word, colour = self._health(glance)
        is_said = off is None or colour != "text2"  # a wrong clock hides neither a failure nor an alarm
        if is_said and x + sheet.measure(word, bold=True) <= sheet.right:
            sheet.text(word, sheet.right, y, colour=colour, align=Align.RIGHT, bold=colour != "text2")

    def _ages(self, sheet: Sheet, y: float, glance: Glance) -> float:
        """Put the ages of cases and of positions; return where they end."""
        x = sheet.left - _GAP
        for source, name in ((Source.CASES, self.tr("案件")), (Source.POSITIONS, self.tr("定位"))):
            text, colour = self._age(glance, source)
            x = sheet.text(f"{name} {text}", x + _GAP, y, colour=colour)
        return x

    def _health(self, glance: Glance) -> tuple[str, str]:
        if glance.mishap is not None or glance.look is Look.FAILED:
            return self.tr("读取失败"), "over_text"
        if glance.look is Look.STALE:
            return self.tr("末次数值"), "soon_text"
        if glance.look is Look.LOADING:
            return self.tr("读取中"), "text2"
        alarms = _known(glance, ALARMS)
        if not self._are_alarms_said and alarms is not None and alarms.total:
            return unseen_words(alarms.total), "soon_text"
        return self.tr("数据正常"), "text2"

    def _age(self, glance: Glance, source: Source) -> tuple[str, str]:
        at = glance.at_of(source)
        if not at:
            return _DASH, "text2"
        if glance.now - at > STALE_AFTER[source]:
            return self.tr("{time} 起未更新").format(time=words.clock(at)), "soon_text"
        return words.ago(glance.now - at), "text1"


def _known(glance: Glance, question: Question[T]) -> T | None:
    """Return the answer if there is one and cases were read for it: the clock does not wait for the counts."""
    moment = glance.moment
    return None if moment is None or not moment.freshness.cases_at else moment.of(question)


def _colour_of(glance: Glance) -> str:
    """Return the colour of values: faint where they are the last ones known."""
    return "text3" if glance.look is Look.STALE else "text1"
