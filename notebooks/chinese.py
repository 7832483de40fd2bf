"""Chinese in pictures: `chinese.use()` once, and matplotlib draws it.

The font that lies in fonts/ has the 3,755 commonest characters; an installed font that
has more stands behind it, character by character. `chinese.check(figure)` raises where a
picture would show a box instead of a character: nothing is drawn wrong in silence.
"""

import unicodedata
import warnings
from pathlib import Path

from matplotlib import font_manager, pyplot
from matplotlib.ft2font import FT2Font
from matplotlib.text import Text

INSTALLED = ["Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "SimHei"]


def use():
    """Sets matplotlib up and returns the names of the fonts, the first one first."""
    path = Path(__file__).parent / "fonts" / "BaoshuSansSC-Regular.otf"
    names = []
    if path.exists():
        font_manager.fontManager.addfont(path)
        names.append(font_manager.FontProperties(fname=path).get_name())
    else:
        warnings.warn(f"{path} is missing: Chinese is drawn only if a Chinese font is installed")
    have = {f.name for f in font_manager.fontManager.ttflist}
    names += [n for n in INSTALLED if n in have and n not in names]
    if not names:
        raise RuntimeError("no font has Chinese: install Noto Sans CJK SC (Debian: fonts-noto-cjk), or fetch notebooks/fonts again")
    pyplot.rcParams["font.family"] = names + ["DejaVu Sans"]
    pyplot.rcParams["axes.unicode_minus"] = False
    return names


def check(figure):
    """Raises where a character of the picture is in none of the fonts."""
    figure.canvas.draw()
    known = set()
    for name in pyplot.rcParams["font.family"]:
        known |= FT2Font(font_manager.findfont(name)).get_charmap().keys()
    for text in figure.findobj(Text):
        lost = [c for c in text.get_text() if ord(c) not in known and unicodedata.category(c) not in ("Cc", "Zs")]
        if lost:
            raise RuntimeError(f"no font has {''.join(lost)!r} of {text.get_text()!r}; install Noto Sans CJK SC")
