"""Calls laid aside half written: none is lost when another has to be taken at once, one key brings the newest back."""

from PySide6.QtWidgets import QLabel, QWidget

from widgets.console.call_draft import Draft
from widgets.console.plates import set_role
from widgets.words import translate

KEY = "F6"


class Aside(QLabel):
    """Says which calls are laid aside and keeps them; nothing is shown while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "plate-soon")
        self._drafts: list[Draft] = []
        self._show()

    def keep(self, draft: Draft) -> None:
        """Lay *draft* on top of the others."""
        self._drafts.append(draft)
        self._show()

    def take(self, call_id: str = "") -> Draft | None:
        """Give out the newest, or the one of work order *call_id*; ``None`` where there is none."""
        fitting = [draft for draft in self._drafts if not call_id or draft.call_id == call_id]
        if not fitting:
            return None
        self._drafts.remove(fitting[-1])
        self._show()
        return fitting[-1]

    def put_under(self, draft: Draft) -> None:
        """Lay *draft* beneath the others: the key goes through all of them in turn."""
        self._drafts.insert(0, draft)
        self._show()

    def _show(self) -> None:
        count = len(self._drafts)
        self.setVisible(count > 0)
        if count:
            more = translate("等 {0} 件").format(count) if count > 1 else ""
            self.setText(translate("放一边：{0}{1}　{2} 取回").format(self._drafts[-1].name, more, KEY))
