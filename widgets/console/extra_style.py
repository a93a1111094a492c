"""What tables, boxes and lists of the further windows look like, beside the desk's own style sheet."""

from widgets.theme import Theme

_TEMPLATE = """
QTableView {{ background: {panel}; alternate-background-color: {panel}; gridline-color: {line}; font-size: 16px; selection-background-color: {selected}; selection-color: {text1}; }}
QTableView::item {{ padding: 0 8px; border-bottom: 1px solid {line}; }}
QTableView::item:selected {{ background: {selected}; }}
QHeaderView {{ background: {toolbar}; }}
QHeaderView::section {{ background: {toolbar}; color: {text2}; border: none; border-bottom: 1px solid {line}; padding: 0 8px; font-size: 15px; }}
QTableView QLineEdit {{ padding: 0 6px; min-height: 20px; }}
QTabBar {{ background: {toolbar}; }}
QTabBar::tab {{ background: {toolbar}; color: {text2}; padding: 8px 18px; font-size: 16px; border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {text1}; font-weight: 700; border-bottom: 3px solid {act}; }}
QPlainTextEdit {{ placeholder-text-color: {text3}; }}
QCheckBox, QRadioButton {{ spacing: 8px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {act}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 18px; height: 18px; background: {field}; border: 2px solid {control_border}; }}
QCheckBox::indicator:checked {{ background: {act}; border-color: {act}; }}
QRadioButton::indicator {{ border-radius: 10px; }}
QRadioButton::indicator:checked {{ background: {act}; border-color: {act}; }}
QListWidget[role="side"] {{ background: {panel}; }}
QListWidget[role="side"]::item {{ padding: 5px 14px; border-bottom: 1px solid {line}; }}
QListWidget[role="found"] {{ background: {field}; border: 2px solid {act}; }}
QListWidget[role="found"]::item {{ padding: 6px 8px; }}
QFrame[role="box"] {{ background: {field}; border: 1px solid {line}; border-radius: 3px; }}
QFrame[role="box"] QLabel {{ border: none; }}
QLabel[role="choice"] {{ background: {field}; border: 1px solid {control_border}; border-radius: 3px; padding: 0 10px; }}
QLabel[role="choice-made"] {{ background: {selected}; border: 2px solid {act}; border-radius: 3px; padding: 0 9px; font-weight: 700; }}
QLabel[role="choice-here"] {{ background: {act}; color: {act_on}; border: 2px solid {text1}; border-radius: 3px; padding: 0 9px; font-weight: 700; }}
QLabel[role="waiting-text"] {{ color: {text2}; font-size: 18px; font-weight: 700; }}
QLabel[role="failed-text"] {{ color: {over_text}; font-size: 18px; font-weight: 700; }}
"""
_NAMES = (
    "panel",
    "toolbar",
    "field",
    "line",
    "control_border",
    "selected",
    "act",
    "act_on",
    "text1",
    "text2",
    "text3",
    "over_text",
)


def extra_style(theme: Theme) -> str:
    """Return the style sheet in *theme*'s colours; the desk's own is the parent's."""
    return _TEMPLATE.format(**{name: theme.hex(name) for name in _NAMES})
