"""视频监督员's own key: what was copied from a camera becomes a case."""

from PySide6.QtCore import QObject, Slot

from app.domain.terms import Post
from widgets.console.case_desk import CaseDesk
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.step_asker import StepAsker
from widgets.console.video_form import VideoForm

STEP = "reported"


class VideoDesk(QObject):
    """Opens the form for whoever holds the video post, and sends what it says."""

    def __init__(self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, asker: StepAsker) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._asker = asker

    @Slot()
    def report(self) -> None:
        """Ask what the frame shows and where, and report it."""
        person = self._desk.person
        if person is None:
            return
        if Post.VIDEO not in person.posts:
            self._page.say(self.tr("视频上报由视频监督员办理"), "soon")
            return
        row = self._desk.case.row if self._desk.case is not None else None
        form = VideoForm(self._context, (row.lon, row.lat) if row is not None else self._middle(), self._page)
        if form.exec() and self._desk.person is person:
            self._page.say(self.tr("视频上报…"))
            self._asker.ask(STEP, self.tr("视频上报"), fields=form.values)
        form.deleteLater()
        self._page.queue.list.setFocus()

    def _middle(self) -> tuple[float, float]:
        west, south, east, north = self._context.city.bounds
        return (west + east) / 2, (south + north) / 2
