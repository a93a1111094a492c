"""5-1 预案步骤: ✓ done, ▶ running, ○ to do, ▲ late; the late one that nobody acknowledged blinks."""

from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.emergency_stand import DONE, RUNNING, StepState
from widgets import words
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.emergency_panel import EmergencyPanel
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align, Phase
from widgets.wall.looks import body_top
from widgets.wall.rows import Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

ROWS = 8
_HANZI = 24.0
_PAD = 9.0
_HEIGHT = 32.0
_MARKS = {DONE: "step_done", RUNNING: "step_running"}


class PlanStepsPanel(EmergencyPanel):
    """The plan's steps against their own limits, which count neither as 处置超期 nor as 环节超时."""

    key = "plan_steps"
    bar_rows = 7

    def name(self) -> str:
        """Return the panel's name."""
        return self.tr("预案步骤")

    def note(self, moment: Moment) -> str:
        """Return which plan it is and how far it is."""
        stand = self.seen(moment).stand
        if stand is None or not stand.steps:
            return ""
        done = sum(one.state == DONE for one in stand.steps)
        return self.tr("{plan}，完成 {done}／{total}").format(plan=stand.plan_name, done=done, total=len(stand.steps))

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for no emergency, or for no plan in a city that has none at all."""
        usual, seen = super().nothing(moment), self.seen(moment)
        if usual is not None or seen.stand is None or seen.stand.steps or seen.nearest:
            return usual
        return Nothing(sentence=self.tr("没有预案"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the steps, those still to be taken before those done where there is no room; or the nearest plans."""
        steps = self.stand(moment).steps
        if not steps:
            self._nearest(sheet, self.seen(moment).nearest)
            return
        rows = rows_for(sheet, body_top(sheet), len(steps), ROWS)
        shown = _kept(steps, rows.count)
        blinking = next((one for one in shown if _is_late(one, moment.at) and not one.seen), None)
        spans = share(self._columns(sheet, shown, moment.at), sheet.left, sheet.right - sheet.left)
        for place, one in enumerate(shown):
            self._row(sheet, spans, rows, place, one, moment.at, blinks=one is blinking)

    def _row(
        self, sheet: Sheet, spans: dict[str, Span], rows: Rows, place: int, one: StepState, now: Instant, *, blinks: bool
    ) -> None:  # fmt: skip
        y, is_late, is_bold = rows.middle(place), _is_late(one, now), one.state == RUNNING
        sheet.text(str(one.number), spans["number"].x, y, colour="text2")
        sheet.mark("over" if is_late else _MARKS.get(one.state, "step_todo"), spans["mark"].x + 13, y)
        sheet.text(one.title, spans["title"].x, y, bold=is_bold or is_late, within=spans["title"].width)
        if "time" in spans:
            _put_time(sheet, spans["time"].x, y, self._time(one, now), is_late=is_late, blinks=blinks)
        if "state" in spans:
            colour = "text1" if is_bold or is_late else "text2"
            sheet.text(
                self._state(one, now), spans["state"].end, y, colour=colour, bold=is_late and not one.seen,
                align=Align.RIGHT, within=spans["state"].width,
            )  # fmt: skip
        rule_below(sheet, rows, place)

    def _columns(self, sheet: Sheet, shown: list[StepState], now: Instant) -> list[Column]:
        times = [self._time(one, now) for one in shown]
        return [
            Column(key="number", wanted=widest(sheet, [str(one.number) for one in shown])), Column(key="mark", wanted=26.0),
            Column(key="title", wanted=widest(sheet, [one.title for one in shown], bold=True), least=5 * _HANZI, gives_way=2, is_kept=True),
            Column(key="time", wanted=widest(sheet, times, bold=True) + 2 * _PAD),
            Column(key="state", wanted=widest(sheet, [self._state(one, now) for one in shown], bold=True), gives_way=1),
        ]  # fmt: skip

    def _time(self, one: StepState, now: Instant) -> str:
        """Return when it was done, how long it runs, how far it is over, or its limit."""
        if one.state == DONE:
            return words.clock(one.at)
        if _is_late(one, now):
            return words.left_or_over(one.due - now)
        if one.state == RUNNING:
            return self.tr("已 {span}").format(span=words.lasting(now - one.at))
        return self.tr("限 {time}").format(time=words.clock(one.due))

    def _state(self, one: StepState, now: Instant) -> str:
        if one.state == DONE:
            return self.tr("完成")
        if _is_late(one, now):
            return one.who if one.seen and one.who else (self.tr("已确认") if one.seen else self.tr("未确认"))
        return self.tr("进行") if one.state == RUNNING else self.tr("待办")

    def _nearest(self, sheet: Sheet, plans: tuple[str, ...]) -> None:
        """Say that the site has no plan for this, and which are nearest."""
        rows = rows_for(sheet, body_top(sheet), len(plans) + 2, len(plans) + 2)
        sheet.text(self.tr("没有这类事件的预案"), sheet.left, rows.middle(0), role=Role.TITLE, bold=True)
        if rows.count > 1:
            sheet.text(self.tr("最相近的预案"), sheet.left, rows.middle(1), colour="text2")
        for place, name in enumerate(plans[: rows.count - 2], start=2):
            sheet.text(name, sheet.left + _HANZI, rows.middle(place), within=sheet.right - sheet.left - _HANZI)


def _is_late(one: StepState, now: Instant) -> bool:
    return one.state != DONE and one.due < now


def _kept(steps: tuple[StepState, ...], count: int) -> list[StepState]:
    """Return as many steps as have room, the last ones done before the first, in order."""
    excess = max(0, len(steps) - count)
    done = [one.number for one in steps if one.state == DONE][:excess]
    return [one for one in steps if one.number not in done][:count]


def _put_time(sheet: Sheet, x: float, y: float, text: str, *, is_late: bool, blinks: bool) -> None:
    if not is_late:
        sheet.text(text, x, y, colour="text2")
        return
    width, top = sheet.measure(text, bold=True) + 2 * _PAD, y - _HEIGHT / 2
    if blinks:
        sheet.plate(x, top, width, _HEIGHT, edge="over", phase=Phase.UNLIT)
        sheet.text(text, x + _PAD, y, colour="over_text", bold=True, phase=Phase.UNLIT)
    phase = Phase.LIT if blinks else Phase.ALWAYS
    sheet.plate(x, top, width, _HEIGHT, fill="over_fill", edge="over", phase=phase)
    sheet.text(text, x + _PAD, y, colour="over_on", ground="over_fill", bold=True, phase=phase)
