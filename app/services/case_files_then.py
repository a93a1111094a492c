"""A case's files as they were at a moment of the past."""

from collections.abc import Iterator, Sequence

from app.domain.case import Case
from app.domain.case_fold import fold
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.ports import CaseFiles


class FilesThen:
    """Reads ``files`` up to ``t``, both included; a case is folded from its events, for files know only the present one."""

    def __init__(self, files: CaseFiles, t: Instant) -> None:
        self._files = files
        self._t = t

    def case(self, case_id: str) -> Case | None:
        """Return the case as it stood, ``None`` if it was not there yet."""
        case: Case | None = None
        for event in self.history(case_id):
            case = fold(case, event)
        return case

    def history(self, subject: str, stream: Stream = Stream.CASE) -> Sequence[Event]:
        """Return the events of *subject* until then, in order."""
        return [event for event in self._files.history(subject, stream) if event.recorded_at <= self._t]

    def attachment(self, sha256: str) -> bytes | None:
        """Return an attachment's content."""
        return self._files.attachment(sha256)

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        """Yield the cases of the half-open period as they stood."""
        for one in self._files.cases(since, self._t + 1 if until is None else min(until, self._t + 1)):
            case = self.case(one.case_id)
            if case is not None:
                yield case
