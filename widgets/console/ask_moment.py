"""A field for a moment, written as people write it; one that must not be later than another says so itself."""

from PySide6.QtWidgets import QLineEdit

from app.domain.moment import Instant
from app.domain.notices import minute_words
from widgets.console.ask_field import AskField
from widgets.console.plates import label
from widgets.console.roster_rows import moment_of, moment_words

WIDTH = 220


class MomentField(AskField):
    """``2026-06-12 15:00``, ``6/12 15:00`` or ``15:00``; after *now*, and not after *latest* where that is given."""

    def __init__(
        self, name: str, title: str, now: Instant, *, is_needed: bool, start: Instant | None = None,
        latest: Instant | None = None,
    ) -> None:  # fmt: skip
        super().__init__(name, title, is_needed=is_needed)
        self._now = now
        self._latest = latest
        self.edit = QLineEdit("" if start is None else moment_words(start))
        self.edit.setFixedWidth(WIDTH)
        self.edit.setPlaceholderText(self.tr("月/日 时:分"))
        self.row.addWidget(self.edit)
        if latest is not None:
            self.row.addWidget(label(self.tr("不晚于处置时限 {0}").format(minute_words(latest)), "quiet"))
        self.row.addStretch(1)
        self.setFocusProxy(self.edit)

    def value(self) -> object:
        """Return the instant that is written, ``None`` for nothing."""
        return moment_of(self.edit.text(), self._now)

    def fault(self) -> str:
        """Say that it cannot be read, is past, or is later than it may be; it is refused, never cut."""
        written, at = self.edit.text().strip(), moment_of(self.edit.text(), self._now)
        if written and at is None:
            return self.tr("{0}“{1}”看不懂，请写月/日 时:分").format(self.title, written)
        if at is not None and at <= self._now:
            return self.tr("{0}应在现在之后").format(self.title)
        if at is not None and self._latest is not None and at > self._latest:
            words = self.tr("{0}不能晚于案卷本身的处置时限（应于 {1}）")
            return words.format(self.title, minute_words(self._latest))
        return super().fault()
