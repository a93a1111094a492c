"""5-1 今日数量: what was filed today, and what is in hand."""

from app.domain.terms import Light
from app.services.wall_counted import Drilled, Filings
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.answers import Moment, Question
from app.situation.filters import Filter
from app.situation.questions.numbers import Numbers, TodayNumbers
from app.situation.questions.which import Which
from widgets.wall.figures import Halves
from widgets.wall.narrowed import like_words, period_words, since_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


class AmountsPanel(WallPanel):
    """立案 and 在办, each with what it is measured by."""

    key = "amounts"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("{period}数量").format(period=period_words(self.context.period))

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for today's numbers."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:  # noqa: ARG002  # the period begins when it begins, whatever it brought
        """Return since when is counted."""
        return since_words(self.context.period)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the two numbers."""
        numbers, halves = answer(moment, self._asked()), Halves(sheet)
        halves.name(0, self.tr("立案"))
        halves.number(0, str(numbers.filed), self.tr("件"))
        halves.lines(0, self._beside_filed(numbers, like_words(self.context.period, moment.at)))
        halves.name(1, self.tr("在办，已立案未结案"))
        halves.number(1, str(numbers.in_hand), self.tr("件"))
        halves.lines(1, self._beside_in_hand(numbers))
        if numbers.soon:
            sheet.narrows(
                halves.starts[1], halves.top, halves.width, sheet.bottom - halves.top,
                Filter(lights=(Light.YELLOW,)), self.tr("即将超期"),
                Drilled(which=Which.CASE_SOON, filter=self.context.filter),
            )  # fmt: skip

    def _asked(self) -> Numbers:
        return Numbers(period=self.context.period, filter=self.context.filter)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what was filed, what stands in hand and beside it, and what had been filed by the like moment."""
        numbers, period, by = answer(moment, self._asked()), self.context.period, self.context.filter
        counted = (
            (Which.FILED_TODAY, numbers.filed), (Which.IN_HAND, numbers.in_hand), (Which.TO_FILE, numbers.to_file),
            (Which.UNFILED, numbers.unfiled), (Which.HUNG, numbers.hung),
        )  # fmt: skip
        like = Filings(is_like=True, period=period, filter=by)
        found = tuple(Drilled(which=which, period=period, filter=by) for which, count in counted if count)
        return (*found, like) if numbers.filed_last_week else found

    def methods(self, moment: Moment) -> tuple[Method, ...]:
        """Return how the difference and the usual band come about, as far as they are shown."""
        numbers = answer(moment, self._asked())
        if numbers.filed_last_week is None:
            return ()
        return (Method.MORE_OR_LESS,) if numbers.usual_low is None else (Method.MORE_OR_LESS, Method.USUAL)

    def _beside_filed(self, numbers: TodayNumbers, like: str) -> list[str]:
        """Return the like period before, the difference, and the usual band, as far as they are known."""
        before = numbers.filed_last_week
        if before is None:
            return [self.tr("尚无{then}可比").format(then=like)]
        more = numbers.filed - before
        difference = self.tr("多 {n} 件") if more > 0 else self.tr("少 {n} 件") if more < 0 else self.tr("与其持平")
        lines = [f"{like} {before}", difference.format(n=abs(more))]
        if numbers.usual_low is not None:
            lines.append(self.tr("常值 {low}—{high}").format(low=numbers.usual_low, high=numbers.usual_high))
        return lines

    def _beside_in_hand(self, numbers: TodayNumbers) -> list[str]:
        to_file = self.tr("另有待立案 {n} 件").format(n=numbers.to_file)
        if numbers.unfiled:
            to_file = self.tr("待立案 {n}，待补立案 {m}").format(n=numbers.to_file, m=numbers.unfiled)
        return [
            to_file,
            self.tr("另有挂账 {n} 件").format(n=numbers.hung),
            self.tr("即将超期 {n} 件").format(n=numbers.soon),
        ]
