"""键位一览: what every key does, on one page."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.console.plates import label, set_role

COLUMNS = 2


class HelpDialog(QDialog):
    """The keys in two columns; Enter or Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help-dialog")
        self.setWindowTitle(self.tr("键位一览"))
        self.setModal(True)
        self.done_button = QPushButton(self.tr("知道了　回车"))
        set_role(self.done_button, "primary")
        self.done_button.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(self.tr("键位一览"), "case-title"))
        whole.addLayout(self._grid())
        whole.addWidget(label(self.tr("功能键在任何输入框内都有效；字母和数字只在队列或按钮上有效。"), "secondary"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        whole.addLayout(buttons)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        keys = self._keys()
        rows = (len(keys) + COLUMNS - 1) // COLUMNS
        for place, (key, words) in enumerate(keys):
            column, row = divmod(place, rows)
            grid.addWidget(label(key, "key"), row, column * 3)
            grid.addWidget(label(words, "word"), row, column * 3 + 1)
        grid.setColumnMinimumWidth(2, 32)
        return grid

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F2", self.tr("受理；部门：签收")), ("F3", self.tr("立案；部门：处置")), ("F4", self.tr("派遣；部门：反馈")),
            ("F5", self.tr("派核实")), ("F6", self.tr("派核查")), ("F7", self.tr("结案（再问一次）")),
            ("F8", self.tr("回退、返工、回退申请（须说明理由）")), ("F10", self.tr("催办")), ("F11", self.tr("督办")),
            ("F12", self.tr("不予受理、不予立案（须说明理由）")), ("↑ ↓", self.tr("选案件")), ("Esc", self.tr("回队列；放弃对话框")),
            ("N", self.tr("非重复")), ("A", self.tr("全部采纳建议")), ("Tab", self.tr("下一个字段")),
            ("Ctrl+N", self.tr("登记来电")), (self.tr("小键盘 0"), self.tr("本案投屏（或 Alt+0）")),
            (self.tr("小键盘 ."), self.tr("撤下投屏（或 Alt+.）")),
        )  # fmt: skip
