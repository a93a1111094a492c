"""The trade's terms as they are shown: the closed lists and the workflow's steps carry Chinese, a translation may follow."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication


class Named(Protocol):
    """What has a Chinese term: a member of the closed lists, a step's rule, an outcome."""

    @property
    def zh(self) -> str:
        """Return the Chinese term."""
        ...


def word(term: Named) -> str:
    """Return the word for *term* in the screen's language."""
    return spoken(term.zh)


def spoken(zh: str) -> str:
    """Return the word for the Chinese term *zh*; whatever is no term of the trade stays as it is."""
    return QCoreApplication.translate("Term", zh) if zh else ""
