"""The fonts of the printed page: Source Serif and Source Sans, from installed font packages, under private names.

Private family names ("Brief Serif", "Brief Sans") keep a font of the machine from taking their place. Only upright
faces are used: they have 900 characters and more, the italics have 420.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefgen.errors import MissingDependency


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font file: the family it is called by on the page, its CSS weight, where it is."""

    family: str
    weight: int
    path: Path


_FACES = (
    ("Brief Serif", 400, "font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    ("Brief Serif", 600, "font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    ("Brief Sans", 400, "font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    ("Brief Sans", 600, "font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
)


@cache
def faces() -> tuple[Face, ...]:
    """The font files of the page.

    Raises:
        MissingDependency: a font package is not installed.
    """
    return tuple(
        Face(family=family, weight=weight, path=_font_file(package, name)) for family, weight, package, name in _FACES
    )


def _font_file(package: str, name: str) -> Path:
    # The package's own module lists its folder in an order that depends on the machine: only its place is asked for.
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "files" / name
        if path.is_file():
            return path
    raise MissingDependency(
        f"the font file {name} is not installed",
        where=package,
        hint=f"python -m pip install {package.replace('_', '-')}",
        slug="font-missing",
    )


def font_face_css(more: Iterable[Face] = ()) -> str:
    """One `@font-face` rule for every face of the page, and for those that stand in for them."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: normal; '
        f'src: url("{face.path.as_uri()}"); }}'
        for face in (*faces(), *more)
    )


def behind(style: str, more: Iterable[Face]) -> str:
    """Style, or a page with its style, in which other faces stand behind those of the page wherever it names these."""
    families = [face.family for face in more]
    if not families:
        return style
    behind = "".join(f', "{family}"' for family in families)
    plain = "".join(f", {family}" for family in families)
    for family in dict.fromkeys(family for family, *_ in _FACES):
        # In a style sheet, and in the attribute of a drawing, which has a list of its own.
        style = style.replace(f'"{family}"', f'"{family}"{behind}').replace(f'"{family}, ', f'"{family}{plain}, ')
    return style


@cache
def covered_characters() -> frozenset[int]:
    """The code points that every face can print."""
    from fontTools.ttLib import TTFont

    sets = []
    for face in faces():
        with TTFont(face.path, lazy=True) as font:
            sets.append(frozenset(font.getBestCmap()))
    return frozenset.intersection(*sets)
