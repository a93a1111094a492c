"""Notices that nobody has touched the console for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow

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
    """Counts from the last touch of a key or the mouse in whichever window has the focus, dialogs included.

    It filters the focused window's own events only: a filter of all the application's events in Python sees objects
    that are just being made or ended, the browser's among them, and crashes (PySide6 6.11).
    """

    ran_out = Signal()

    def __init__(self, parent: QObject, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(idle_ms)
        self.timer.timeout.connect(self.ran_out)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)

    def start(self) -> None:
        """Begin to count."""
        self._on_focus_window(QGuiApplication.focusWindow())
        self.timer.start()

    def stop(self) -> None:
        """Count no more."""
        self.timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin anew at each touch; keep nothing from anybody."""
        if event.type() in TOUCHES and self.timer.isActive():
            self.timer.start()
        return False

    @Slot(QWindow)
    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # a window that has it already keeps one
