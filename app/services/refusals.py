"""A refusal: what was asked is not done, with a code for programs and a Chinese sentence for people."""

from app.domain.errors import DomainError

NEVER_REMEMBERED = frozenset({"not_logged_in", "unavailable", "quarantined"})
"""Codes of refusals that a repeat of the same message does not get again: asking once more may succeed."""


class Refused(DomainError):
    """Undoes what its message has done so far; the sender gets ``code`` and the text."""

    def __init__(self, code: str, text: str) -> None:
        """Refuse with *code*, a program's word, because of *text*, a sentence for the person."""
        super().__init__(text)
        self.code = code
