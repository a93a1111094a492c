"""The duty book itself, for whoever edits it."""

from dataclasses import dataclass

from app.domain.duty_book import DutyBook
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterBook:
    """排班、请假、值班电话、责任网格 as entered: a value that nobody changes any more."""

    def answer(self, view: View) -> DutyBook:
        """Return the book as of the view's log."""
        return view.book
