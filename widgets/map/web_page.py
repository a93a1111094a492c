"""A browser page that stays on our own address and writes its complaints to the log."""

import logging

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings

log = logging.getLogger(__name__)


class WebPage(QWebEnginePage):
    """The map's page. It opens no window, follows no link and reads no file."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        attribute = QWebEngineSettings.WebAttribute
        for closed in (
            attribute.LocalContentCanAccessRemoteUrls,
            attribute.LocalContentCanAccessFileUrls,
            attribute.JavascriptCanOpenWindows,
            attribute.PluginsEnabled,
            attribute.ErrorPageEnabled,
        ):
            self.settings().setAttribute(closed, False)  # noqa: FBT003 - Qt's own signature
        self.settings().setAttribute(attribute.ShowScrollBars, False)  # noqa: FBT003 - Qt's own signature

    def acceptNavigationRequest(self, url: QUrl | str, _kind: QWebEnginePage.NavigationType, _is_main: bool) -> bool:
        """Refuse every address but ours."""
        return QUrl(url).scheme() == "wall"

    def javaScriptConsoleMessage(
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, message: str, line: int, source: str
    ) -> None:
        """Log what the page's scripts complain about."""
        is_error = level is QWebEnginePage.JavaScriptConsoleMessageLevel.ErrorMessageLevel
        log.log(logging.ERROR if is_error else logging.INFO, "map page %s:%s: %s", source, line, message)
