"""Chinese is first and English second: nothing is said past the translation, and the translation is whole."""

import ast
import logging
import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from app.domain.terms import Post, Stage
from tests.gui.speaking import speaking
from tests.languages.sources import CHINESE, ROOT, SOURCE, bare_texts, python_files, update
from widgets import language, words
from widgets.terms import spoken, word

NAMES_OF_A_FILE = {"ReconcileWindow": ("工单号", "接收日期", "办理结果")}
"""Chinese that English keeps, by context: the columns of the hotline's own list."""
PLACE = re.compile(r"\{[^}]*\}")


def messages(path: Path) -> list[tuple[str, str, ET.Element]]:
    """Return context, source and translation of each message."""
    return [
        (str(context.findtext("name")), str(one.findtext("source")), translation)
        for context in ET.parse(path).getroot().findall("context")  # noqa: S314 - our own file
        for one in context.findall("message")
        if (translation := one.find("translation")) is not None
    ]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_of_a_screen_is_said_past_the_translation(path):
    assert list(bare_texts(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_a_bare_text_is_found_in_a_call_an_f_string_and_a_table_but_not_in_a_docstring():
    code = '"""文档"""\nlabel("标题")\nx = f"共 {n} 件"\nT = {"a": "甲"}\nlabel(self.tr("好"))\nre.compile("[天日]")\n'
    assert [text for _, text in bare_texts(ast.parse(code))] == ["标题", "共 ", " 件", "甲"]


def test_every_text_has_a_translation_with_the_same_places_and_no_chinese():
    wrong = []
    for context, source, translation in messages(SOURCE):
        text = translation.text or ""
        for kept in NAMES_OF_A_FILE.get(context, ()):
            text = text.replace(kept, "")
        is_same = sorted(PLACE.findall(source)) == sorted(PLACE.findall(text))
        if not text or translation.get("type") or not is_same or CHINESE.search(text):
            wrong.append((context, source, text))
    assert wrong == []


def test_the_list_of_texts_is_that_of_the_sources(tmp_path):
    renewed = tmp_path / "wanmi_en.ts"
    shutil.copy(SOURCE, renewed)

    update(renewed)

    now = {(context, source) for context, source, _ in messages(renewed)}
    assert now == {(context, source) for context, source, _ in messages(SOURCE)}, "run scripts/translate"


def test_english_screens_say_terms_steps_times_and_buttons_in_english(qapp):
    with speaking(qapp, "en"):
        assert (word(Post.SHIFT_LEADER), word(Stage.CHECKED), spoken("派遣")) == ("Duty chief", "To close", "Dispatch")
        assert words.left_or_over(-600_000_000) == "over 0:10"
        box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
        assert box.button(QMessageBox.StandardButton.Cancel).text().replace("&", "") == "Cancel"


def test_chinese_screens_have_chinese_standard_buttons(qapp):
    with speaking(qapp, "zh"):
        assert word(Stage.CHECKED) == "待结案"
        box = QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Cancel)
        assert box.button(QMessageBox.StandardButton.Cancel).text() == "取消"


def test_a_translation_that_was_not_compiled_is_compiled_with_a_line_in_the_log(qapp, tmp_path, caplog):
    shutil.copy(SOURCE, tmp_path)
    with caplog.at_level(logging.WARNING):
        installed = language.speak(qapp, "en", tmp_path)
    said = QCoreApplication.translate("Term", "结案")
    for one in installed:
        qapp.removeTranslator(one)

    assert (said, (tmp_path / "wanmi_en.qm").exists()) == ("Close", True)
    assert "wanmi_en.qm is missing" in caplog.text
    assert QCoreApplication.translate("Term", "结案") == "结案"
