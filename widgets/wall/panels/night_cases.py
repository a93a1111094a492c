"""夜间 5-2 紧急与到期: urgent cases in natural time, then what falls due when work begins, with 应于."""

from app.domain.moment import DAY, Instant, to_datetime
from app.domain.work_time import local_day
from app.services.wall_counted import MorningDue
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.night import NightNow
from widgets.wall.case_list import ROWS, Entry, put_cases
from widgets.wall.glance import Nothing
from widgets.wall.night_words import morning, night_of
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.words import clock, translate, weekday_name


class NightCasesPanel(WallPanel):
    """Ordinary cases keep their light; their clock stands until the morning, as the note says."""

    key = "night_cases"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("紧急与到期")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the night."""
        return (night_of(self.context),)

    def note(self, moment: Moment) -> str:
        """Return of how many the list has the first, and when the ordinary clock starts."""
        night = self._night(moment)
        total, listed = night.urgent_total + night.due_total, len(_rows(night))
        others = (
            self.tr("普通 {time} 起计时").format(time=morning(night.opens, moment.at))
            if night.is_night
            else self.tr("工作时间内")
        )
        first = [self.tr("{n} 件列前 {k}").format(n=total, k=listed)] if listed < total else []
        return translate("，").join([*first, others])

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        night = self._night(moment)
        return None if _rows(night) else Nothing(sentence=self.tr("没有紧急案件，早上也无到期"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each case."""
        night = self._night(moment)
        put_cases(sheet, [self._entry(case, moment.at, night.opens) for case in _rows(night)])

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that the list shows the first of."""
        asked = MorningDue(with_urgent=True, filter=self.context.filter)
        return (asked,) if _rows(self._night(moment)) else ()

    def _entry(self, case: CaseRow, now: Instant, opens: Instant) -> Entry:
        if case.case_due is None:
            return Entry(case=case, status=self.tr("未起计时"), colour="text2")
        return Entry(case=case, status=self._due(case.case_due, now, opens), colour="text2")

    def _due(self, due: Instant, now: Instant, opens: Instant) -> str:
        """Return the time of a due moment within a day, of the next working day with its weekday, of any other with its date."""
        when, time = to_datetime(due), clock(due)
        if abs(due - now) < DAY:
            return self.tr("应于 {time}").format(time=time)
        if local_day(due) == local_day(opens):
            return self.tr("周{day} {time}").format(day=weekday_name(due), time=time)
        return self.tr("应于 {time}").format(time=f"{when.month}/{when.day} {time}")

    def _night(self, moment: Moment) -> NightNow:
        return answer(moment, night_of(self.context))


def _rows(night: NightNow) -> tuple[CaseRow, ...]:
    return (*night.urgent, *night.due_rows)[:ROWS]
