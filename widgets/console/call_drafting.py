"""Which call stands in the form, what of it would be lost, and what is laid aside when another has to be taken."""

from widgets.console.call_aside import Aside
from widgets.console.call_caller import CallerHistory
from widgets.console.call_draft import Draft, draft_in, lay
from widgets.console.call_fields import CallFields


class Drafting:
    """The call in *fields*: a new one, or the work order ``call_id``; ``sent_id`` of its request that has no answer."""

    def __init__(self, fields: CallFields, history: CallerHistory) -> None:
        self._fields = fields
        self._history = history
        self.aside = Aside()
        self.call_id = self.sent_id = ""
        self._given: Draft | None = None
        self._sent: dict[str, Draft] = {}

    @property
    def draft(self) -> Draft:
        """Return all that stands in the form."""
        return draft_in(self._fields, self.call_id, self._history.subject)

    @property
    def is_unsent(self) -> bool:
        """Return whether something is written that would be lost with the form: not sent, nor the work order's own."""
        draft, known = self.draft, (self._given, self._sent.get(self.sent_id))
        return draft.is_written and not any(one is not None and draft.is_like(one) for one in known)

    def begin(self) -> None:
        """Empty the form."""
        self.call_id = self.sent_id = ""
        self._given = None
        self._fields.clear()

    def note_given(self, call_id: str) -> None:
        """Take it that what stands in the form was written by the line, as work order *call_id*."""
        self.call_id = call_id
        self._given = self.draft

    def note_sent(self, step_id: str) -> None:
        """Take it that the form went out as request *step_id*, ``""`` for not at all."""
        self.sent_id = step_id
        if step_id:
            self._sent[step_id] = self.draft

    def note_done(self, step_id: str) -> bool:
        """Learn that a request was granted; say whether its call still stands in the form.

        What was written to it after it went out is laid aside.
        """
        is_here = step_id == self.sent_id
        if is_here and self.is_unsent:
            self.aside.keep(self.draft)
        self._sent.pop(step_id, None)
        return is_here

    def note_refused(self, step_id: str) -> None:
        """Learn that a request was refused: its call is laid aside where another has been begun since."""
        sent = self._sent.pop(step_id, None)
        if step_id == self.sent_id:
            self.sent_id = ""
        elif sent is not None:
            self.aside.keep(sent)

    def lay_aside(self) -> None:
        """Lay aside what would be lost."""
        if self.is_unsent:
            self.aside.keep(self.draft)

    def bring_back(self) -> bool:
        """Go on with the call that was laid aside last; one half written changes places with it. Say whether there was one."""
        kept = self.aside.take()
        if kept is not None:
            if self.is_unsent:
                self.aside.put_under(self.draft)
            self._lay(kept)
        return kept is not None

    def bring_back_order(self, call_id: str) -> bool:
        """Go on with the work order *call_id*, where it was laid aside; say whether it was."""
        kept = self.aside.take(call_id)
        if kept is not None:
            self._lay(kept)
        return kept is not None

    def _lay(self, draft: Draft) -> None:
        self.begin()
        lay(draft, self._fields)
        self.call_id = draft.call_id
        self._history.want(draft.subject)
