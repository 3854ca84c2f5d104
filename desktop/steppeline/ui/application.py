"""What is set once for all windows: style, typeface, colours, language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from steppeline.ui.theme import Theme

FAMILY = "Inter"
FONTS = ("Inter-Regular.otf", "Inter-SemiBold.otf")


def make_application(resources: Path, arguments: Sequence[str] = ()) -> QApplication:
    """The application with our style and typeface. There may be only one in a process."""
    application = QApplication(["steppeline", *arguments])
    application.setApplicationName("steppeline")
    application.setApplicationDisplayName("Steppeline")
    application.setDesktopFileName("steppeline")
    application.setWindowIcon(QIcon(str(resources / "steppeline.svg")))
    application.setStyle("Fusion")
    for name in FONTS:
        QFontDatabase.addApplicationFont(str(resources / "fonts" / name))
    font = QFont(FAMILY)
    font.setPixelSize(13)
    application.setFont(font)
    return application


def wear(application: QApplication, theme: Theme) -> None:
    """Give everything that Qt draws by itself the colours of a theme."""
    application.setPalette(theme.palette())


class Tongue:
    """The language of the window's own words and of Qt's; another replaces it."""

    def __init__(self, application: QApplication, resources: Path) -> None:
        self._application = application
        self._folder = resources / "translations" / "qt"
        self._translators: list[QTranslator] = []

    def speak(self, code: str) -> None:
        """Let words that are made from now on be in the language `code`; numbers too."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._translators = []
        QLocale.setDefault(QLocale(code))
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in ((f"qtbase_{code}", qt_folder), (f"steppeline_{code}", self._folder)):
            translator = QTranslator(self._application)
            if translator.load(name, str(folder)):
                self._application.installTranslator(translator)
                self._translators.append(translator)
            else:
                translator.deleteLater()
