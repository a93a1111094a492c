"""Notices that nobody has touched the console for a while."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

IDLE_MS = 15 * 60 * 1000
"""A desk left alone for so long is locked."""
TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Counts from the last touch of a key or the mouse in any of the application's windows, dialogs included."""

    ran_out = Signal()

    def __init__(self, parent: QObject, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(idle_ms)
        self.timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin to count."""
        if (application := QCoreApplication.instance()) is not None:
            application.installEventFilter(self)
        self.timer.start()

    def stop(self) -> None:
        """Count no more."""
        self.timer.stop()
        if (application := QCoreApplication.instance()) is not None:
            application.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at each touch; keep nothing from anybody."""
        if event.type() in TOUCHES:
            self.timer.start()
        return False

    def _on_timeout(self) -> None:
        self.stop()
        self.ran_out.emit()
