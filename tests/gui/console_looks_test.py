"""How the desk looks at 1920 × 1080: nothing cut, nothing too small, all readable in the theme's contrast."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from app.domain.moment import HOUR
from app.domain.terms import Post, Stage
from app.situation.questions.desk import DeskCount, DeskTotal
from tests.gui.console_hall import HALL_POSTS, NOW, Console, at_department, reasons, row
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.waiting import rest
from widgets.console import queue_tabs
from widgets.console.ask_dialog import AskDialog, Asked
from widgets.console.asking import make_fields, more_question
from widgets.console.choose_dialog import ChooseDialog
from widgets.console.compare_dialog import CompareDialog
from widgets.console.description import BELOW
from widgets.console.help import HelpDialog
from widgets.console.plates import Elided

FLOOR_PX = 14
FULL_HD, WQHD = (1920, 1080), (2560, 1440)
LONG = "人民大道与文昌路交叉口东南角往东 200 米路南非机动车道内公交站台后侧绿化带旁"


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


@pytest.fixture(params=LANGUAGES)
def either(request, qapp, monkeypatch) -> Iterator[Console]:
    """A desk in Chinese, then one in English."""
    with speaking(qapp, request.param):
        made = Console(monkeypatch)
        yield made
        made.close()


def texts_of(widget: QWidget) -> list[QLabel | QPushButton]:
    shown = [one for kind in (QLabel, QPushButton) for one in widget.findChildren(kind) if one.isVisible()]
    return [one for one in shown if one.text()]


def cut(widget: QWidget) -> list[str]:
    """Return the texts that have less room than they need."""
    found = []
    for one in texts_of(widget):
        if isinstance(one, QLabel) and one.wordWrap():
            needed, given = one.heightForWidth(one.width()), one.height()
        else:
            lines = one.text().split("\n")
            needed = max(QFontMetrics(one.font()).horizontalAdvance(line) for line in lines)
            given = one.contentsRect().width()
        if needed > given or QFontMetrics(one.font()).height() > one.height() + 2:
            found.append(f"{one.text()}: {needed} > {given} × {one.height()}")
    return found


def overlapping(widget: QWidget) -> list[str]:
    """Return pairs of labels that lie on one another."""
    boxes = [(one.text(), QRect(one.mapTo(widget, QPoint()), one.size())) for one in texts_of(widget)]
    return [
        f"{text} | {other}"
        for place, (text, box) in enumerate(boxes)
        for other, its in boxes[place + 1 :]
        if box.intersects(its)
    ]


def too_small(widget: QWidget) -> list[str]:
    shown = [*texts_of(widget), *(box for box in widget.findChildren(QComboBox) if box.isVisible())]
    return [f"{one.objectName()}: {one.font().pixelSize()}" for one in shown if one.font().pixelSize() < FLOOR_PX]


def settle(console: Console, size: tuple[int, int] = FULL_HD) -> QWidget:
    console.window.resize(*size)
    console.settle()
    rest(30)
    return console.window


SCENES = {
    "report": (row(1, place=LONG, urgent=True), HALL_POSTS, ""),
    "duplicate": (row(1, class_key="E09009", class_name="机动车乱停放", reporter=""), HALL_POSTS, ""),
    "department": (at_department(1, place=LONG), (Post.DEPARTMENT,), "HW"),
    "ruling": (at_department(1, stage=Stage.FEEDBACK, post=Post.DISPATCHER, stage_left_us=HOUR), HALL_POSTS, ""),
}


@pytest.mark.parametrize("size", [FULL_HD, WQHD])
@pytest.mark.parametrize("scene", SCENES)
def test_no_text_of_the_desk_is_cut_overlapped_or_too_small(either, scene, size):
    shown, posts, department = SCENES[scene]
    others = [row(number, lat=shown.lat + number * 1e-6, class_key=shown.class_key) for number in range(2, 40)]
    either.show(shown, *others, posts=posts, department=department)

    window = settle(either, size)

    assert cut(window) == []
    assert overlapping(window) == []
    assert too_small(window) == []


def test_where_the_kinds_of_work_have_no_room_those_with_nothing_to_do_go_first(either, monkeypatch):
    monkeypatch.setattr(queue_tabs, "NARROW", 240)  # as in a language of longer words
    either.feed.special[DeskTotal] = DeskCount(total=306, urgent=0, stage_over=0, over=0)
    hung = row(2, stage=Stage.HUNG, queue=None, post=Post.DISPATCHER)
    either.show(row(1), hung)
    settle(either)
    tabs = either.page.queue.tabs

    assert cut(tabs) == []
    shown = {one.objectName().removeprefix("tab-") for one in tabs.findChildren(QPushButton) if one.isVisible()}
    assert {"全部", "受理", "其他", "待催"} <= shown
    assert "审批" not in shown


def test_the_longest_message_has_room_beside_the_steps(console):
    console.show(
        row(1, class_key="E09009", class_name="机动车乱停放"),
        row(2, lat=row(1).lat, class_key="E09009", class_name="机动车乱停放"),
    )
    settle(console)
    console.press(Qt.Key.Key_F2)
    rest(30)

    assert "先判重复" in console.said
    assert cut(console.window) == []


def test_a_report_of_four_thousand_signs_leaves_all_fields_in_sight(console):
    console.show(row(1))
    page = console.page
    settle(console)
    page.form.show_lines("垃圾散落路边，约两袋，未清运。" * 266, console.window.flow.desk.lines)
    rest(30)

    line = page.form.description.fontMetrics().lineSpacing()
    assert 2 * line < page.form.description.height() < 4 * line
    shown = page.form.description.viewport().height()
    lines = page.form.description.document().firstBlock().layout()
    assert shown == round(lines.lineAt(0).height() + lines.lineAt(1).height()) + BELOW
    assert lines.lineAt(0).width() <= page.form.description.viewport().width()
    assert page.form.description.verticalScrollBar().maximum() > 0
    last = page.form.rows["verify"]
    scroll = last.parentWidget().parentWidget().parentWidget()
    assert last.geometry().bottom() <= scroll.height() + scroll.verticalScrollBar().value()
    assert cut(console.window) == []


def test_a_report_of_one_line_has_nothing_to_scroll(console):
    console.show(row(1))
    settle(console)
    for words in ("非法小广告，已影响行人通行", "垃圾散落路边，约两袋，未清运。" * 6):
        console.page.form.show_lines(words, console.window.flow.desk.lines)
        rest(30)

        assert console.page.form.description.verticalScrollBar().maximum() == 0
        assert not console.page.form.description.verticalScrollBar().isVisible()


def test_a_long_place_ends_in_an_ellipsis_and_is_whole_in_its_tip(console):
    console.show(row(1, place=LONG * 2))
    place = settle(console).page.head.place

    assert isinstance(place, Elided)
    assert place.text().endswith("…")
    assert place.toolTip() == LONG * 2


def test_an_advice_that_is_missing_says_why(console):
    console.show(row(1, class_key="E09009", class_name="机动车乱停放"))
    condition = console.page.form.rows["condition"]

    assert "请选择" in condition.reason.text()
    assert condition.field.currentIndex() == -1
    assert condition.field.property("role") == "field-open"


def test_stale_data_are_named_with_their_time(console):
    console.show(row(1))
    console.now = NOW + 31 * 1_000_000

    console.page.bar.tick()

    assert console.page.bar.age.text() == "案件 15:26 起未更新，定位 31 秒前"
    assert console.page.bar.age.property("role") == "soon-line"


@pytest.mark.parametrize("name", sorted(reasons()))
def test_no_question_is_cut(console, name):
    console.show(row(1))
    dialog = AskDialog(Asked(title="核对", why="请说明理由，随案卷留存", templates=reasons()[name]), console.page)
    dialog.show()
    rest(10)

    assert cut(dialog) == []
    assert too_small(dialog) == []
    assert dialog.list.verticalScrollBar().maximum() == 0
    dialog.close()


def test_neither_the_call_nor_the_help_is_cut(either):
    either.show(row(1))
    for dialog in (HelpDialog(either.window),):
        dialog.show()
        rest(10)

        assert cut(dialog) == []
        assert overlapping(dialog) == []
        assert too_small(dialog) == []
        dialog.close()


def test_the_log_in_is_whole(either):
    either.window.show()
    either.window.login.message.setText("账号已锁定到 15:41，原因：连续 5 次密码错误；请值班长核对后再试")
    window = settle(either)

    assert cut(window) == []
    assert overlapping(window) == []


def test_the_questions_of_all_steps_are_whole(either):
    either.show(row(1), row(2, lat=row(1).lat + 1e-4))
    settle(either)
    case = either.window.flow.desk.case
    for rule in either.context.workflow.steps.values():
        asked = more_question(either.context, case, rule)
        dialog = AskDialog(asked, either.page, make_fields(either.context, case, rule, asked.field))
        dialog.show()
        rest(5)

        assert cut(dialog) == [], rule.name
        assert overlapping(dialog) == [], rule.name
        assert too_small(dialog) == [], rule.name
        dialog.close()
        dialog.deleteLater()


def test_comparing_and_choosing_are_whole(console):
    console.show(row(1, place=LONG), row(2, lat=row(1).lat + 1e-4, place=LONG * 2))
    flow = console.window.flow
    settle(console)
    compare = CompareDialog(flow.desk.case, (), flow.desk.suspects, console.context, console.page)
    choose = ChooseDialog("本案可办的步骤", [rule.zh for rule in console.context.workflow.steps.values()], console.page)
    for dialog in (compare, choose):
        dialog.show()
        rest(20)

        assert cut(dialog) == []
        assert overlapping(dialog) == []
        assert too_small(dialog) == []
        dialog.close()


@pytest.mark.parametrize("size", [FULL_HD, WQHD])
@pytest.mark.parametrize("what", ["photos", "history"])
def test_what_is_shown_large_is_whole(console, what, size):
    console.show(row(1, place=LONG))
    settle(console, size)

    console.page.show_large(what)
    rest(30)

    assert cut(console.window) == []
    assert overlapping(console.window) == []
