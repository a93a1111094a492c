"""Writing a list into a file: CSV for the offices' spreadsheets, JSON for programs; all of it or nothing."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from app.domain.moment import Instant, to_datetime
from widgets.console.extra_rows import Col, Row
from widgets.console.file_field import FileField
from widgets.console.plates import label, set_role
from widgets.jobs import Jobs

FORMATS = ("csv", "json")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CODE = re.compile(r"0\d+|\d{12,}")
"""Digits that are no number: a spreadsheet drops a first 0, and of long ones all after the 15th digit."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """A list as it goes into a file: its title and its rows as texts by column title."""

    title: str
    rows: tuple[Mapping[str, str], ...]


def list_file(title: str, columns: Sequence[Col], rows: Sequence[Row]) -> ListFile:
    """Return *rows* as a file's texts."""
    return ListFile(title=title, rows=tuple({column.title: column.of(row) for column in columns} for row in rows))


def write_list(content: ListFile, path: Path) -> int:
    """Write *content* in the format that *path* ends with, and return how many rows; raise :class:`OSError`."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (_write_json if path.suffix.lower() == ".json" else _write_csv)(content, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return len(content.rows)


def _write_csv(content: ListFile, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        names = list(content.rows[0]) if content.rows else []
        writer = csv.DictWriter(file, fieldnames=names)
        writer.writeheader()
        writer.writerows({name: _harmless(text) for name, text in row.items()} for row in content.rows)


def _harmless(text: str) -> str:
    """Return a text that a spreadsheet would run with an apostrophe before it, a code of digits with a tab: it stays a text."""
    if text.startswith(_FORMULA_STARTS):
        return f"'{text}"
    return f"\t{text}" if _CODE.fullmatch(text) else text


def _write_json(content: ListFile, path: Path) -> None:
    path.write_text(json.dumps(list(content.rows), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
"""What no file's name has on one system or the other."""


def file_name(title: str, now: Instant) -> str:
    """Return what the file of a list is called at first: a date's ``/`` in its title makes no folder."""
    return f"{_NOT_IN_NAMES.sub('-', title)}-{to_datetime(now):%Y%m%d-%H%M}.csv"


class Exporter(QObject):
    """Asks where to and writes off the screen's thread."""

    done = Signal(str, bool)
    """One sentence, and whether it went well."""

    def __init__(self, jobs: Jobs, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = folder
        self._path = folder

    def ask(self, content: ListFile, now: Instant, parent: QWidget) -> None:
        """Ask for format and file, then write."""
        dialog = ExportDialog(content, self._folder / file_name(content.title, now), parent)
        is_given = bool(dialog.exec())
        path = dialog.path
        dialog.deleteLater()
        parent.activateWindow()
        if is_given:
            self.write(content, path)

    def write(self, content: ListFile, path: Path) -> None:
        """Write *content* into *path*."""
        self._path = path
        self._jobs.submit(self, lambda: write_list(content, path), self._on_done, self._on_error)

    def _on_done(self, count: int) -> None:
        self.done.emit(self.tr("已导出 {0} 条到 {1}").format(count, self._path), True)  # noqa: FBT003  # a signal's value

    def _on_error(self, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        self.done.emit(self.tr("没有导出，写不了 {0}：{1}").format(self._path, reason), False)  # noqa: FBT003


class ExportDialog(QDialog):
    """1 CSV, 2 JSON, the file's name; Enter writes."""

    def __init__(self, content: ListFile, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出"))
        self.setModal(True)
        self.setMinimumWidth(760)
        self.csv = QRadioButton(self.tr("1　CSV 表格"))
        self.json = QRadioButton(self.tr("2　JSON"))
        self.file = FileField(path)
        self.do = QPushButton(self.tr("导出　回车"))
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self.csv.setChecked(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(self.tr("导出{0}　{1} 条").format(content.title, len(content.rows)), "case-title"))
        choices = QHBoxLayout()
        choices.addWidget(self.csv)
        choices.addWidget(self.json)
        choices.addStretch(1)
        whole.addLayout(choices)
        whole.addWidget(self.file)
        whole.addWidget(self.file.said)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        whole.addLayout(buttons)
        self.csv.toggled.connect(self._on_format)
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)
        self.csv.setFocus()

    @property
    def path(self) -> Path:
        """Return the file that was named."""
        return self.file.path

    def accept(self) -> None:
        """Take the name, where a file can have it."""
        if self.file.is_settled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a format by its digit, write by Enter."""
        if event.key() in (Qt.Key.Key_1, Qt.Key.Key_2):
            (self.csv if event.key() == Qt.Key.Key_1 else self.json).setChecked(True)
        elif event.key() in ENTER:
            self.accept()
        else:
            super().keyPressEvent(event)

    def _on_format(self) -> None:
        self.file.end_with(f".{FORMATS[0 if self.csv.isChecked() else 1]}")
