"""A field for the file that something is written into: what is wrong with its name is said, a file is not lost unasked."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from widgets.console.confirm import is_sure
from widgets.console.plates import label

_HOME = "~/"


class FileField(QLineEdit):
    """A path, whole or from the folder of the one proposed; ``said`` is the label for what is wrong with it.

    ``suffix`` is what the file ends with (``.png``); a name without it gets it.
    """

    def __init__(self, proposed: Path) -> None:
        super().__init__(str(proposed))
        self._folder = proposed.parent
        self.suffix = proposed.suffix
        self.said = label("", "error")
        self.said.setWordWrap(True)
        self.textChanged.connect(self.said.clear)

    @property
    def path(self) -> Path:
        """Return the file that is named, with its ending; without a name the folder itself."""
        named = self._named
        return (
            named
            if not named.name or named.suffix.lower() == self.suffix
            else named.with_name(named.name + self.suffix)
        )

    @property
    def _named(self) -> Path:
        text = self.text().strip()
        return self._folder / (Path.home() / text[len(_HOME) :] if text.startswith(_HOME) else text)

    def end_with(self, suffix: str) -> None:
        """Have the file end with *suffix* from now on; the name that stands there loses its old ending for it."""
        old, self.suffix = self.suffix, suffix
        if self.text().strip().lower().endswith(old):
            self.setText(self.text().strip()[: -len(old)] + suffix)

    def is_settled(self) -> bool:
        """Return whether the file may be written: over one that is there, only if the person says so."""
        try:
            wrong = self._wrong()
            is_there = not wrong and self.path.exists()
        except OSError as error:
            wrong, is_there = self.tr("这个文件名不能用：{0}。请换一个").format(error.strerror or error), False
        if is_there and not is_sure(
            self, self.window().windowTitle(), self.tr("{0} 已经有了，覆盖它？").format(self.path)
        ):
            wrong = self.tr("没有覆盖原有的文件，请换一个文件名")
        if wrong:
            self.said.setText(wrong)
            self.setFocus()
        return not wrong

    def _wrong(self) -> str:
        """Return what is wrong with the name and what to do, ``""`` for nothing; raise :class:`OSError` for what no disk takes."""
        text = self.text().strip()
        if not text:
            return self.tr("还没有文件名，请填写")
        if text.endswith("/") or self._named.is_dir() or self.path.is_dir():
            return self.tr("{0} 是文件夹，请在后面写上文件名").format(text)
        return ""
