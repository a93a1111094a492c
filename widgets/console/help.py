"""键位一览: what every key does, on one page."""

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from widgets.console.plates import label, set_role
from widgets.words import translate

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
            ("F2", self.tr("受理；部门：签收")), ("F3", self.tr("立案、补立案；部门：处置")),
            ("F4", self.tr("派遣、准予回退；部门：反馈")),
            ("F5", self.tr("派核实")), ("F6", self.tr("派核查")), ("F7", self.tr("结案、自处理结案（再问一次）")),
            ("F8", self.tr("回退、返工、不准（须说明理由）")), ("F9", self.tr("延期、挂账：申请与审批")),
            ("F10", self.tr("催办")), ("F11", self.tr("督办、提请曝光、登记回复")),
            ("F12", self.tr("不予受理、咨询办结、转办、作废")), ("S", self.tr("本案可办的其他步骤")),
            (self.tr("Shift+F 键"), self.tr("办理前补填可选内容（协办、照片…）")), ("Z", self.tr("收回，至对方签收止")),
            ("M　N　V", self.tr("并案　非重复　对照")), ("A", self.tr("全部采纳建议")),
            ("P　G　H", self.tr("照片　地图　经过 放大，Esc 返回")), ("↑ ↓", self.tr("选案件，停留即占用；← → 换一类")),
            ("Shift+↑ ↓", self.tr("选多件（Ctrl+A 全选），一键并办")), ("Tab", self.tr("下一个字段")),
            ("Esc", self.tr("回队列；放弃对话框")), (self.tr("空格"), self.tr("确认告警")),
            ("/　Ctrl+F", self.tr("检索")), ("Ctrl+N", self.tr("登记来电")), ("Ctrl+B", self.tr("工单与回访")),
            ("Ctrl+L", self.tr("案卷清单")), ("Ctrl+G", self.tr("告警")), ("Ctrl+H", self.tr("交接班")),
            ("Ctrl+R", self.tr("排班与值班")), ("Ctrl+M", self.tr("群呼与点名")),
            ("Ctrl+K", self.tr("视频上报：截图后一键成案")), ("Ctrl+T", self.tr("轨迹回放")), ("Ctrl+J", self.tr("应急：启动、登记、结束")), ("Ctrl+P", self.tr("值班电话")), ("Ctrl+Y", self.tr("历史回放：← → 走一分，T 到某时，空格 播放，Home 回到现在")),
            ("Ctrl+D", self.tr("大屏记录：何人何时投了什么")), ("Ctrl+Shift+W", self.tr("存大屏画面（此刻或所看的时刻）")),
            ("Ctrl+Shift+P", self.tr("历史中：存下本席当时的画面")), (translate("Alt+回车"),
            self.tr("全屏显示")),
            (self.tr("小键盘 1–6 +"), self.tr("预览场景，+ 依次看其余场景（或 Alt 加同键）")), (self.tr("小键盘 回车"), self.tr("推送预览（或 Alt+=）")),
            (self.tr("小键盘 0"), self.tr("本案投屏（或 Alt+0）")), (self.tr("小键盘 ."), self.tr("撤销投屏（或 Alt+.）")),
            (self.tr("小键盘 7 8 9"), self.tr("撤下，取消筛选，图上指挥（或 Alt+7 8 9）")),
            ("Ctrl+W", self.tr("图上指挥：回车 预览再上屏，J Q W 箭头 区域 文字，Z 退一步，Esc 放下")),
            ("Ctrl+Shift+L", self.tr("离席，换人登录")), ("Ctrl+Shift+T　S", self.tr("大屏上测试图、自检，十分钟自行撤下")),
            (self.tr("小键盘 * / -"), self.tr("钉住或放行，轮播，定格（或 Alt+* / -）")),
        )  # fmt: skip
