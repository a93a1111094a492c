"""The language of the screens: Chinese is in the source, English comes compiled from resources/i18n."""

import logging
import subprocess
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
CHINESE, ENGLISH = "zh", "en"
_LOCALES = {
    CHINESE: QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_QT_FILES = {CHINESE: "qtbase_zh_CN", ENGLISH: "qtbase_en"}
_COMPILE_S = 60


def speak(application: QApplication, language: str, folder: Path = FOLDER) -> tuple[QTranslator, ...]:
    """Let every window made from now on speak *language*, Qt's own buttons too; return what was installed for that."""
    QLocale.setDefault(_LOCALES[language])
    found = [
        _load(application, _QT_FILES[language], Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
    ]
    if language != CHINESE and _is_compiled(folder / f"wanmi_{language}.ts"):
        found.append(_load(application, f"wanmi_{language}", folder))
    installed = tuple(one for one in found if one is not None)
    for one in installed:
        application.installTranslator(one)
    return installed


def _load(application: QApplication, name: str, folder: Path) -> QTranslator | None:
    translator = QTranslator(application)
    if translator.load(name, str(folder)):
        return translator
    log.warning("no translation %s in %s; its texts stay as they are in the source", name, folder)
    return None


def _is_compiled(source: Path) -> bool:
    """Compile *source* where set-up has not, or not since it changed; say whether there is something to load."""
    compiled = source.with_suffix(".qm")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return True
    log.warning(
        "%s is missing or older than its source; compiling it now (scripts/setup does that once)", compiled.name
    )
    tool = Path(PySide6.__file__).parent / "lrelease"
    try:
        subprocess.run([tool, "-silent", source, "-qm", compiled], check=True, capture_output=True, timeout=_COMPILE_S)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("%s could not be compiled: %s", source.name, error)
    return compiled.exists()
