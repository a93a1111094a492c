"""Log-in: who sits down at this seat, proved to the gateway."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.terms import Post
from app.services.messages import Answer, Login
from app.services.ports import GatewayAway
from widgets.console.choice import Choice
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.plates import label, set_role
from widgets.terms import word

_HALL_POSTS = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.VIDEO, Post.LEADER, Post.DEPARTMENT)


class LoginPage(QWidget):
    """The first page of a console."""

    logged_in = Signal(object)
    """A :class:`Person` has been let in."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self._context = context
        self.user = QLineEdit()
        self.user.setObjectName("login-user")
        self.password = QLineEdit()
        self.password.setObjectName("login-password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.post = Choice()
        self.post.addItem(self.tr("本人首个岗位"), "")
        for post in _HALL_POSTS:
            self.post.addItem(word(post), post.value)
        self.enter = QPushButton(self.tr("登录　回车"))
        set_role(self.enter, "primary")
        self.message = label("", "error")
        self.message.setWordWrap(True)
        self.enter.clicked.connect(self._on_enter)
        self.user.returnPressed.connect(self._on_user_given)
        self.password.returnPressed.connect(self._on_enter)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QFrame()
        set_role(box, "panel")
        box.setFixedWidth(460)
        form = QFormLayout(box)
        form.setContentsMargins(36, 32, 36, 32)
        form.setVerticalSpacing(16)
        form.setHorizontalSpacing(16)
        form.addRow(label(self.tr("万米　{0}").format(self._context.city.name), "case-title"))
        form.addRow(label(self.tr("坐席 {0}　请以本岗账号登录").format(self._context.seat), "secondary"))
        form.addRow(self.tr("账号"), self.user)
        form.addRow(self.tr("密码"), self.password)
        form.addRow(self.tr("岗位"), self.post)
        form.addRow(self.enter)
        if self._context.hint:
            form.addRow(label(self._context.hint, "secondary"))
        form.addRow(self.message)
        whole = QVBoxLayout(self)
        whole.addWidget(box, 0, Qt.AlignmentFlag.AlignCenter)

    def begin(self, text: str) -> None:
        """Be ready for whoever comes next; *text* says why the last one is gone."""
        self.user.clear()
        self.password.clear()
        self.post.setCurrentIndex(0)
        self.message.setText(text)
        self.user.setFocus()

    @Slot()
    def _on_user_given(self) -> None:
        self.password.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        if not self.enter.isEnabled():
            return  # the answer is on its way: a second Enter would count as a second wrong password
        if not self.user.text() or not self.password.text():
            self.message.setText(self.tr("请输入账号和密码"))
            return
        self.enter.setEnabled(False)
        self.message.setText(self.tr("正在登录…"))
        asked = Login(
            step_id=self._context.ids.new(),
            seat=self._context.seat,
            user=self.user.text().strip(),
            password=self.password.text(),
            post=str(self.post.currentData()),
        )
        desk = self._context.desk
        self._context.steps.submit(self, lambda: desk.login(asked), self._on_answer, self._on_error)

    def _on_answer(self, answer: Answer) -> None:
        self.enter.setEnabled(True)
        self.password.clear()
        if not answer.ok:
            self.message.setText(answer.text)
            self.password.setFocus()
            return
        self.message.clear()
        self.logged_in.emit(person_of(answer))

    def _on_error(self, error: Exception) -> None:
        self.enter.setEnabled(True)
        away = self.tr("网关没有应答，请检查网络，或稍后再试")
        self.message.setText(away if isinstance(error, GatewayAway) else str(error))


def person_of(answer: Answer) -> Person:
    """Return who a good answer to a log-in lets in."""
    fields = answer.fields
    posts = fields["posts"]
    words = posts if isinstance(posts, list | tuple) else ()
    return Person(
        user=str(fields["user"]),
        name=str(fields["name"]),
        posts=tuple(Post(str(post)) for post in words),
        department=str(fields.get("department", "")),
        area=str(fields.get("area", "")),
        merged_posts=bool(fields.get("merged", False)),
        session=str(fields["session"]),
    )
