"""6-1 今日质量: 处置超期 with 环节超时 beside it, and 按期结案率 with all its parts."""

from collections.abc import Callable
from fractions import Fraction

from app.domain.moment import Instant
from app.domain.terms import Light
from app.services.wall_counted import Drilled, Then
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.answers import Moment, Question
from app.situation.filters import Filter
from app.situation.questions.numbers import Numbers, TodayNumbers
from app.situation.questions.which import Which
from widgets import words
from widgets.wall.figures import Halves
from widgets.wall.narrowed import before_day, period_words, since_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.sheet import Sheet

_DASH = "—"


class QualityPanel(WallPanel):
    """What is late, and how much was closed in time."""

    key = "quality"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("{period}质量").format(period=period_words(self.context.period))

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for today's numbers."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the target, and since when is counted."""
        target = self.tr("目标 {n}%").format(n=answer(moment, self._asked()).target_percent)
        since = since_words(self.context.period)
        return target + self.tr("，{since}").format(since=since) if since else target

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return 按期结案率, and that of the period it is held against."""
        numbers = answer(moment, self._asked())
        if numbers.rate is None:
            return ()
        now = Rate(words.percent(numbers.rate), (str(numbers.in_time),), str(numbers.due))
        before, in_time = _rate_before(numbers), (str(numbers.last_week_in_time),)
        return (now,) if before is None else (now, Rate(words.percent(before), in_time, str(numbers.last_week_due)))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put 处置超期 and the rate."""
        numbers, halves = answer(moment, self._asked()), Halves(sheet)
        halves.name(0, self.tr("处置超期"), "over" if numbers.over else "ok")
        end = halves.plated_number(0, str(numbers.over), is_red=numbers.over > 0)
        colour = "over_text" if numbers.stage_over else "text2"
        word, lines = self.tr("环节超时"), self._beside_over(numbers)
        if not halves.beside(0, end + 12, word, str(numbers.stage_over), colour):
            lines = [*lines[:2], f"{word} {numbers.stage_over}"]
        halves.lines(0, lines)
        if numbers.over:
            sheet.narrows(
                halves.starts[0], halves.top, halves.width, sheet.bottom - halves.top,
                Filter(lights=(Light.RED,)), self.tr("处置超期"),
                Drilled(which=Which.CASE_OVER, filter=self.context.filter),
            )  # fmt: skip
        halves.name(1, self._rate_name(numbers), colour="soon_text" if numbers.is_target_met is False else "text2")
        halves.number(
            1, _DASH if numbers.rate is None else words.percent(numbers.rate), "" if numbers.rate is None else "%"
        )
        halves.lines(1, self._beside_rate(numbers, moment.at, lambda text: sheet.measure(text) <= halves.width))

    def _asked(self) -> Numbers:
        return Numbers(period=self.context.period, filter=self.context.filter)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what is late, and all parts of the rate and of the one it is held against."""
        numbers, period, by = answer(moment, self._asked()), self.context.period, self.context.filter
        counted = (
            (Which.OVER_DUE_YESTERDAY, numbers.over_due_yesterday),
            (Which.OVER_DUE_EARLIER, numbers.over_due_earlier), (Which.STAGE_OVER, numbers.stage_over),
            (Which.IN_TIME_TODAY, numbers.in_time), (Which.DUE_TODAY, numbers.due),
            (Which.CLOSED_TODAY, numbers.closed), (Which.OVER_DUE_TODAY, numbers.open_overdue_due_today),
        )  # fmt: skip
        found = tuple(Drilled(which=which, period=period, filter=by) for which, count in counted if count)
        if numbers.rate is None or _rate_before(numbers) is None:
            return found
        then = ((Which.IN_TIME_TODAY, numbers.last_week_in_time), (Which.DUE_TODAY, numbers.last_week_due))
        like = tuple(Then(which=which, period=period, filter=by) for which, count in then if count)
        return found + like

    def methods(self, moment: Moment) -> tuple[Method, ...]:
        """Return how the change in an hour comes about, where it is shown."""
        numbers = answer(moment, self._asked())
        return (Method.HOUR_AGO,) if numbers.over and numbers.over_an_hour_ago is not None else ()

    def _rate_name(self, numbers: TodayNumbers) -> str:
        if numbers.is_target_met is None:
            return self.tr("按期结案率")
        return self.tr("按期结案率，达标") if numbers.is_target_met else self.tr("按期结案率，未达标")

    def _beside_over(self, numbers: TodayNumbers) -> list[str]:
        """Return by when the late ones were due, the longest, and the change in an hour."""
        if not numbers.over:
            return [self.tr("没有处置超期案件")]
        earlier = self.tr("，更早 {n}").format(n=numbers.over_due_earlier) if numbers.over_due_earlier else ""
        due = self.tr("今日到期 {today}，昨日 {yesterday}").format(
            today=numbers.over_due_today, yesterday=numbers.over_due_yesterday
        )
        return [
            due
            if not earlier
            else self.tr("今日 {today}，昨日 {yesterday}").format(
                today=numbers.over_due_today, yesterday=numbers.over_due_yesterday
            )
            + earlier,
            self._longest(numbers),
            self._against_an_hour_ago(numbers),
        ]

    def _longest(self, numbers: TodayNumbers) -> str:
        """Return the longest, in the time its own limit is counted in."""
        if numbers.longest_over_us is None:
            return ""
        text = self.tr("紧急最久 {time}") if numbers.longest_is_urgent else self.tr("最久 {time} 工作时")
        return text.format(time=words.hours(numbers.longest_over_us))

    def _against_an_hour_ago(self, numbers: TodayNumbers) -> str:
        before = numbers.over_an_hour_ago
        if before is None:
            return ""
        more = numbers.over - before
        if not more:
            return self.tr("与一小时前持平")
        text = self.tr("较一小时前多 {n} 件") if more > 0 else self.tr("较一小时前少 {n} 件")
        return text.format(n=abs(more))

    def _beside_rate(self, numbers: TodayNumbers, at: Instant, fits: Callable[[str], bool]) -> list[str]:
        """Return every part of the rates, so that they can be added up on the wall; a rate without its parts is left out."""
        if numbers.rate is None:
            return [self.tr("{period}尚无应结案件").format(period=period_words(self.context.period))]
        lines = [
            self.tr("按期 {a} ／ 应结 {b}").format(a=numbers.in_time, b=numbers.due),
            self.tr("结案 {a} ＋ 处置超期 {b}").format(a=numbers.closed, b=numbers.open_overdue_due_today),
        ]
        before = _rate_before(numbers)
        if before is not None:
            parts = self.tr("{a}／{b}").format(a=numbers.last_week_in_time, b=numbers.last_week_due)
            then = before_day(self.context.period, at)
            whole = self.tr("{then} {rate}，{parts}").format(then=then, rate=words.percent(before), parts=parts)
            lines.append(whole if fits(whole) else f"{then} {parts}")
        return lines


def _rate_before(numbers: TodayNumbers) -> Fraction | None:
    """Return the rate of the period that this one is held against, ``None`` where it is not known."""
    if not numbers.last_week_due or numbers.last_week_in_time is None:
        return None
    return Fraction(numbers.last_week_in_time, numbers.last_week_due)
