"""Asks once before what cannot be taken back; the default is no."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget


def is_sure(parent: QWidget, title: str, question: str) -> bool:
    """Return whether the person said yes, by Y or a click; Enter and Esc mean no."""
    box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
    yes = box.addButton(QCoreApplication.translate("confirm", "是　Y"), QMessageBox.ButtonRole.YesRole)
    no = box.addButton(QCoreApplication.translate("confirm", "否　N"), QMessageBox.ButtonRole.NoRole)
    yes.setShortcut(QKeySequence("Y"))
    no.setShortcut(QKeySequence("N"))
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.exec()
    is_yes = box.clickedButton() is yes
    box.deleteLater()
    return is_yes
