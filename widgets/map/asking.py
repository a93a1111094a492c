"""Questions to the page, and their answers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWebEngineCore import QWebEnginePage

from widgets.map.channel import Bridge

Answer = Callable[[object], None]


class Asking(QObject):
    """Asks the page for values. They come over the channel: PySide6 6.11 never frees a text that ``runJavaScript`` returns.

    A small picture of the map every 20 s was a gigabyte a day.
    """

    def __init__(self, page: QWebEnginePage, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._asked = 0
        self._waiting: dict[int, Answer] = {}
        bridge.answered.connect(self._on_answered)
        bridge.ready.connect(self.lose_page)

    def ask(self, script: str, answer: Answer) -> None:
        """Give *answer* the value of *script*, one expression; where it fails or there is no page, nothing is given."""
        self._asked += 1
        self._waiting[self._asked] = answer
        self._page.runJavaScript(
            f"window.wanmi && wanmi.channel && wanmi.channel.answer({self._asked}, () => ({script}))"
        )

    @Slot()
    def lose_page(self) -> None:
        """Expect nothing more of what was asked: another page does not know of it."""
        self._waiting.clear()

    @Slot(int, list)
    def _on_answered(self, number: int, given: list[object]) -> None:
        answer = self._waiting.pop(number, None)
        if answer is not None and given:
            answer(given[0])
