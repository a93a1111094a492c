"""The desk's style sheet: what a role looks like, in the theme's colours. Widgets only name their role."""

from widgets.theme import Theme

ROLE = "role"
"""The dynamic property that a widget sets to its role."""

_TEMPLATE = """
QWidget {{ color: {text1}; font-size: 16px; font-family: {families}; }}
QMainWindow, QDialog, QWidget[role="page"] {{ background: {base}; }}
QWidget[role="panel"], QWidget[role="head"] {{ background: {panel}; }}
QWidget[role="head"] {{ border-bottom: 1px solid {line}; }}
QWidget[role="panel-below"] {{ background: {panel}; border-top: 1px solid {line}; }}
QWidget[role="bar"] {{ background: {toolbar}; }}
QWidget[role="form-row"] {{ background: {panel}; border-bottom: 1px solid {line}; }}
QLabel {{ background: transparent; border: none; }}
QLabel[role="brand"] {{ font-size: 18px; font-weight: 700; }}
QLabel[role="title"] {{ font-size: 17px; font-weight: 700; }}
QLabel[role="case-title"] {{ font-size: 22px; font-weight: 700; }}
QLabel[role="strong"] {{ font-weight: 700; }}
QLabel[role="quiet"] {{ color: {text3}; font-size: 15px; }}
QLabel[role="secondary"] {{ color: {text2}; font-size: 15px; }}
QLabel[role="error"] {{ color: {over_text}; font-weight: 700; }}
QLabel[role="soon"] {{ color: {soon_text}; font-weight: 700; }}
QLabel[role="soon-line"] {{ color: {soon_text}; font-size: 15px; font-weight: 700; }}
QLabel[role="over"] {{ color: {over_text}; font-weight: 700; }}
QLabel[role="over-line"] {{ color: {over_text}; font-size: 15px; font-weight: 700; }}
QLabel[role="urge"] {{ color: {urge_text}; font-weight: 700; }}
QLabel[role="clock"] {{ font-size: 20px; font-weight: 700; }}
QLabel[role="place"] {{ font-size: 18px; }}
QLabel[role="plate-over"] {{ background: {over_fill}; color: {over_on}; border-radius: 3px; padding: 1px 7px; font-size: 15px; font-weight: 700; }}
QLabel[role="plate-soon"] {{ background: {soon_fill}; color: {soon_on}; border-radius: 3px; padding: 1px 7px; font-size: 15px; font-weight: 700; }}
QLabel[role="plate-act"] {{ background: {act}; color: {act_on}; padding: 1px 7px; font-size: 15px; font-weight: 700; }}
QLabel[role="plate-grey"] {{ background: {field}; color: {text2}; border: 1px solid {control_border}; border-radius: 3px; padding: 0 6px; font-size: 15px; }}
QLabel[role="plate-urgent"] {{ background: {badge}; color: {badge_on}; border-radius: 3px; padding: 0 6px; font-size: 14px; font-weight: 700; }}
QLabel[role="key"] {{ background: {field}; border: 1px solid {control_border}; border-bottom-width: 2px; border-radius: 4px; padding: 0 6px; font-size: 14px; font-weight: 700; }}
QLabel[role="key-off"] {{ color: {unavailable}; border: 1px dashed {control_border}; border-radius: 4px; padding: 0 6px; font-size: 14px; }}
QLabel[role="word-off"] {{ color: {unavailable}; font-size: 15px; }}
QLabel[role="word-strong"] {{ font-size: 15px; font-weight: 700; }}
QLabel[role="word"] {{ font-size: 15px; }}
QLabel[role="field"] {{ background: {field}; border: 1px solid {control_border}; border-radius: 3px; padding: 0 9px; font-weight: 700; }}
QLabel[role="field-open"], QComboBox[role="field-open"] {{ background: {selected}; border: 2px solid {act}; border-radius: 3px; padding: 0 8px; font-weight: 700; }}
QComboBox[role="field"] {{ font-weight: 700; padding: 0 9px; }}
QLabel[role="photo"] {{ background: {line}; border: 2px solid {control_border}; }}
QLabel[role="photo-reading"] {{ border: 2px solid {line}; color: {text3}; font-size: 15px; }}
QLabel[role="photo-failed"] {{ border: 2px dashed {over_text}; color: {over_text}; font-size: 15px; font-weight: 700; }}
QLabel[role="photo-none"] {{ border: 2px dashed {control_border}; color: {text2}; font-size: 15px; }}
QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox {{ background: {field}; border: 1px solid {control_border}; border-radius: 3px; padding: 4px 8px; selection-background-color: {act}; selection-color: {act_on}; }}
QAbstractSpinBox {{ min-height: 26px; min-width: 96px; }}
QLineEdit, QComboBox {{ min-height: 26px; placeholder-text-color: {text3}; }}
QPlainTextEdit[role="words"] {{ min-height: 96px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {{ border: 2px solid {act}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; height: 0; border: none; }}
QComboBox QLineEdit {{ border: none; padding: 0; min-height: 20px; background: transparent; }}
QComboBox QAbstractItemView {{ background: {field}; selection-background-color: {selected}; selection-color: {text1}; }}
QPushButton {{ background: {field}; border: 2px solid {control_border}; border-radius: 4px; padding: 6px 14px; font-weight: 700; min-height: 26px; }}
QPushButton:focus {{ border-color: {act}; }}
QPushButton[role="step-first"]:focus, QPushButton[role="primary"]:focus {{ border-color: {text1}; }}
QPushButton:disabled {{ color: {unavailable}; border: 2px dashed {line}; background: {panel}; }}
QPushButton[role="step"], QPushButton[role="step-first"], QPushButton[role="step-off"] {{ font-size: 18px; padding: 4px 12px; min-height: 38px; }}
QPushButton[role="step-off"] {{ color: {text3}; border: 2px dashed {control_border}; background: transparent; }}
QPushButton[role="tab"] {{ background: transparent; border: none; border-bottom: 3px solid transparent; border-radius: 0; padding: 0 1px; font-size: 15px; font-weight: 400; color: {text2}; min-height: 30px; }}
QPushButton[role="tab"]::menu-indicator {{ image: none; width: 0; }}
QPushButton[role="tab"]:checked {{ border-bottom: 3px solid {act}; font-weight: 700; color: {text1}; }}
QPushButton[role="step-first"]:enabled, QPushButton[role="primary"]:enabled {{ background: {act}; border-color: {act}; color: {act_on}; }}
QPushButton[role="small"], QPushButton[role="small-on"], QPushButton[role="small-next"] {{ padding: 2px 6px; font-size: 15px; font-weight: 400; border: 1px solid {control_border}; min-height: 22px; }}
QPushButton[role="small-on"] {{ background: {selected}; font-weight: 700; }}
QPushButton[role="small-next"] {{ border: 2px solid {act}; font-weight: 700; }}
QPushButton[role="small"]:disabled {{ color: {unavailable}; border: 1px dashed {line}; background: {panel}; }}
QPlainTextEdit[role="description"] {{ background: {panel}; border: none; padding: 0 6px; }}
QListView, QTableView, QScrollArea, QListWidget {{ background: {panel}; border: none; outline: none; }}
QListWidget::item {{ padding: 6px; }}
QTableWidget::item {{ padding: 0 8px; border-bottom: 1px solid {line}; }}
QHeaderView {{ background: {toolbar}; }}
QHeaderView::section {{ background: {toolbar}; color: {text2}; border: none; border-bottom: 1px solid {line}; padding: 0 8px; font-size: 15px; }}
QListWidget::item:selected {{ background: {selected}; color: {text1}; }}
QScrollBar:vertical {{ background: {panel}; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; min-height: 40px; border-radius: 4px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QToolTip {{ background: {field}; color: {text1}; border: 1px solid {control_border}; }}
"""

_NAMES = (
    "text1", "text2", "text3", "base", "panel", "toolbar", "field", "line", "control_border", "selected", "act", "act_on",
    "over_fill", "over_on", "over_text", "soon_fill", "soon_on", "soon_text", "urge_text", "badge", "badge_on",
    "unavailable",
)  # fmt: skip


def desk_style(theme: Theme) -> str:
    """Return the style sheet in *theme*'s colours and fonts."""
    families = ", ".join(f'"{family}"' for family in theme.families)
    return _TEMPLATE.format(families=families, **{name: theme.hex(name) for name in _NAMES})
