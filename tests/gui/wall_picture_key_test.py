"""存大屏画面: the wall of the moment looked at goes into a file of one's choice, drawn beside the desk; what comes of it is said."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.arguments import build_parser
from app.cli.picture import moment_of
from app.cli.seat import picture_command
from app.cli.settings import read_settings
from app.domain.moment import HOUR, SECOND
from tests.gui.console_hall import NOW, Console, row
from tests.gui.search_hall import in_dialog

DRAWS = """
import json, pathlib, sys, time
given = sys.argv[1:]
out = pathlib.Path(given[given.index("--out") + 1])
while {waits} and not out.with_suffix(".go").exists():
    time.sleep(0.01)
if {code} < 2:
    out.write_text(json.dumps(given))
if {code}:
    print("a line before", file=sys.stderr)
    print("main.py picture: 督办案件", file=sys.stderr)
sys.exit({code})
"""
"""A program that stands for the one that draws: it notes what it was told."""
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Desk(Console):
    """A console whose wall is drawn by a little program."""

    def draws(self, folder: Path, *, code: int = 0, waits: bool = False) -> None:
        program = folder / "draws.py"
        program.write_text(DRAWS.format(code=code, waits=waits), encoding="utf-8")
        object.__setattr__(self.context, "picture_command", (sys.executable, str(program), "picture"))
        object.__setattr__(self.context, "export_folder", folder)

    def ask(self, path: Path | None = None) -> None:
        """Press the key, and name *path* in the dialog."""

        def answer(dialog):
            self.proposed = Path(dialog.file.text())
            if path is not None:
                dialog.file.setText(str(path))
            QTest.keyClick(dialog.file, Qt.Key.Key_Return)

        in_dialog(answer)
        QTest.keyClick(self.window, Qt.Key.Key_W, KEYS)
        self.until(lambda: QApplication.activeWindow() is self.window)

    def drawn(self, path: Path) -> list[str]:
        self.until(lambda: not self.window.picture.is_drawing)
        return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture
def desk(qapp, monkeypatch, tmp_path):
    made = Desk(monkeypatch)
    made.draws(tmp_path)
    made.show(row(1))
    yield made
    made.close()


def test_the_wall_as_it_stands_now_goes_into_the_file_that_was_named(desk, tmp_path):
    path = tmp_path / "new folder" / "then.png"
    desk.ask(path)

    assert desk.drawn(path) == ["picture", "--at", "2026-06-11 15:26:08", "--out", str(path)]
    assert desk.proposed == tmp_path / "大屏-20260611-152608.png"
    desk.until(lambda: desk.said == f"大屏画面已存 {path}")


@pytest.mark.parametrize("by", ["strip", "box"])
def test_the_moment_that_is_looked_at_is_drawn_from_the_strip_and_from_the_box(desk, tmp_path, by):
    desk.feed.look_at(NOW - HOUR)
    desk.feed.speak()
    in_dialog(lambda dialog: dialog.accept())
    (desk.page.scrubber.picture if by == "strip" else desk.page.wall.picture).click()

    assert desk.drawn(tmp_path / "大屏-20260611-142608.png")[2] == "2026-06-11 14:26:08"


def test_the_desk_goes_on_while_it_is_drawn_and_a_second_one_waits(desk, tmp_path):
    desk.draws(tmp_path, waits=True)
    path = tmp_path / "then.png"
    desk.ask(path)
    desk.until(lambda: desk.page.wall.picture.text().startswith("生成中 "))
    assert "可继续工作" in desk.said
    assert not desk.page.wall.picture.isEnabled()
    QTest.keyClick(desk.window, Qt.Key.Key_W, KEYS)
    assert desk.said == "上一张大屏画面还在生成"

    path.with_suffix(".go").touch()
    desk.until(lambda: desk.said == f"大屏画面已存 {path}")

    assert desk.page.wall.picture.isEnabled()
    assert desk.page.wall.picture.text() == "存画面"


def test_why_there_is_no_picture_is_said(desk, tmp_path):
    desk.draws(tmp_path, code=2)
    desk.ask()

    desk.until(lambda: desk.said == "大屏画面没有存下：督办案件")


def test_a_picture_with_a_panel_that_failed_is_kept_and_said(desk, tmp_path):
    desk.draws(tmp_path, code=1)
    desk.ask(tmp_path / "then.png")

    desk.until(lambda: desk.said == f"大屏画面已存 {tmp_path / 'then.png'}，有面板当时读取失败：督办案件")


def test_a_folder_that_cannot_be_made_and_a_program_that_is_not_there_are_said(desk, tmp_path):
    (tmp_path / "file").touch()
    desk.ask(tmp_path / "file" / "then.png")
    assert desk.said.startswith("大屏画面没有存下：")

    object.__setattr__(desk.context, "picture_command", (str(tmp_path / "nothing"),))
    desk.page.say("")
    desk.ask()
    desk.until(lambda: desk.said.startswith("大屏画面没有存下："))
    assert desk.page.wall.picture.isEnabled()


def test_a_name_without_its_ending_gets_it_and_esc_draws_nothing(desk, tmp_path):
    desk.ask(tmp_path / "then")
    assert desk.drawn(tmp_path / "then.png")

    in_dialog(lambda dialog: dialog.reject())
    QTest.keyClick(desk.window, Qt.Key.Key_W, KEYS)
    assert not desk.window.picture.is_drawing


def test_a_desk_that_closes_draws_no_more(qapp, monkeypatch, tmp_path):
    desk = Desk(monkeypatch)
    desk.draws(tmp_path, waits=True)
    desk.show(row(1))
    desk.ask(tmp_path / "then.png")
    desk.until(lambda: desk.window.picture.is_drawing)
    desk.close()

    assert not (tmp_path / "then.png").exists()


def test_what_a_seat_runs_is_understood_by_the_command_line_to_the_second():
    settings = read_settings()
    command = picture_command(settings, "sqlite:///hall.db", "990100")
    given = build_parser().parse_args([*command[2:], "--at", "2026-06-11 15:26:08", "--out", "then.png"])

    assert Path(command[1]).is_file()
    assert (given.command, given.database, given.city) == ("picture", "sqlite:///hall.db", "990100")
    assert moment_of(given.at, NOW) == NOW // SECOND * SECOND
    assert given.layout.is_file()
