"""How a template looks: paper, colours, fonts and logo, from template.toml and, before it, from the settings.

Nothing is fetched: a logo is a file of the template or of the project, and its bytes are put into the page. Colours are
measured: text that cannot be read by everybody is refused (WCAG 2.1, 1.4.3: contrast of 4.5 to the white page).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefgen.errors import ConfigurationError
from briefgen.page.fallback import fallback_faces
from briefgen.page.figures import contrast
from briefgen.page.fonts import Face
from briefgen.page.pictures import check_svg, is_png
from briefgen.settings import PageSettings

PALETTE = MappingProxyType(
    {
        "ink": "#1b1f24",
        "accent": "#14507a",
        "secondary": "#5a6470",
        "conditional": "#7a4d00",
        "against": "#9b1c1c",
        "rule": "#c9ced4",
    }
)
"""The colours of the package by role. In a style sheet each stands for its role: another one takes its place."""
WITHOUT_TEXT = frozenset({"rule"})
LEAST_CONTRAST = 4.5
FAMILIES = MappingProxyType({"serif": "Brief Serif", "sans": "Brief Sans"})
"""The fonts that are in every PDF; there are no others but declared ones, for what these lack."""
FONTS = MappingProxyType({"text": "serif", "heads": "sans"})
PAPERS = ("A4", "Letter")
LARGEST_LOGO = 1_000_000
"""Bytes of a logo: it is in every file that is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Paper ("A4", "Letter"), colours by role, font families by use, the logo (its file, as a `data:` address, and what
    it shows in words), and the declared fonts for what the page's own lack."""

    paper: str = PAPERS[0]
    colours: Mapping[str, str] = field(default_factory=lambda: dict(PALETTE))
    fonts: Mapping[str, str] = field(default_factory=lambda: dict(FONTS))
    logo: str = ""
    logo_text: str = ""
    logo_file: Path | None = None
    fallbacks: tuple[Face, ...] = ()

    @property
    def files(self) -> tuple[Path, ...]:
        """Files that decide how the brief looks: the logo, the declared fonts."""
        return (*([self.logo_file] if self.logo_file else []), *(face.path for face in self.fallbacks))

    def dress(self, style: str) -> str:
        """A style sheet in these colours and fonts."""
        roles = {colour: self.colours[role] for role, colour in PALETTE.items()}
        families = {FAMILIES[FONTS[use]]: FAMILIES[family] for use, family in self.fonts.items()}
        style = re.sub("|".join(roles), lambda found: roles[found[0].lower()], style, flags=re.IGNORECASE)
        return re.sub("|".join(families), lambda found: families[found[0]], style)


PLAIN = Look()
"""The look of the package."""


def look_of(own: Mapping[str, Any], folders: tuple[Path, ...], settings: PageSettings, project: Path) -> Look:
    """The look of a template.

    Args:
        own: its template.toml; `folders` are its folders.
        settings: what they say comes first.
        project: where declared fonts are, and where a logo that the settings name is sought too.

    Raises:
        ConfigurationError: a colour, the paper, a font or the logo cannot be used.
    """
    where = f"{folders[0].name}/template.toml"
    paper = settings.paper if settings.paper != "auto" else own.get("paper", PAPERS[0])
    if paper not in PAPERS:
        raise _fault(f"there is no paper {paper!r}", where, f"papers: {', '.join(PAPERS)}")
    given = dict(part.strip().partition("=")[::2] for part in settings.colours)
    colours = {role.strip(): colour.strip() for role, colour in given.items()}
    file, text = _logo(own, folders, settings, project)
    return Look(
        paper=paper,
        colours=_colours({**own.get("colours", {}), **colours}, where),
        fonts=_fonts(own.get("fonts", {}), where),
        logo=_embedded(file) if file else "",
        logo_text=text,
        logo_file=file,
        fallbacks=fallback_faces(settings.fallback_fonts, project),
    )


def _colours(given: Mapping[str, Any], where: str) -> dict[str, str]:
    for role, colour in given.items():
        if role not in PALETTE:
            near = get_close_matches(role, PALETTE, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise _fault(f"there is no colour {role}", where, f"{hint}roles: {', '.join(PALETTE)}")
        if not isinstance(colour, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
            raise _fault(f"the colour {role} must be written #rrggbb; it is {colour!r}", where, "such as #14507a")
        ratio = contrast(colour, "#ffffff")
        if role not in WITHOUT_TEXT and ratio < LEAST_CONTRAST:
            raise ConfigurationError(
                f"the colour {role} = {colour} cannot be read on white: its contrast is {ratio:.1f}, text needs "
                f"{LEAST_CONTRAST}",
                where=f"{where} or page.colours",
                hint="take a darker shade of it",
                slug="colour-contrast",
            )
    return {**PALETTE, **{role: colour.lower() for role, colour in given.items()}}


def _fonts(given: Mapping[str, Any], where: str) -> dict[str, str]:
    for use, family in given.items():
        if use not in FONTS or family not in FAMILIES:
            raise _fault(f"no font {use} = {family!r}", where, "`text` and `heads` are each `serif` or `sans`")
    return {**FONTS, **given}


def _logo(
    own: Mapping[str, Any], folders: tuple[Path, ...], settings: PageSettings, project: Path
) -> tuple[Path | None, str]:
    name = settings.logo or own.get("logo", "")
    if not name:
        return None, ""
    text = (settings.logo_text or ("" if settings.logo else own.get("logo_text", ""))).strip()
    if not text:
        hint = 'say in words what it shows: logo_text = "Ministry of the Interior"'
        raise _fault_of_logo(f"the logo {name} has no text for who cannot see it", "page.logo_text", hint)
    places = (*folders, project) if settings.logo else folders
    for place in (place.resolve() for place in places):
        file = (place / name).resolve()
        if file.is_file() and file.is_relative_to(place):
            return file, text
    hint = "put the file into the folder of the template or of the project, and name it from there"
    raise _fault_of_logo(f"there is no file {name}", "page.logo", hint)


def _embedded(file: Path) -> str:
    content = file.read_bytes()
    if len(content) > LARGEST_LOGO:
        what = f"the logo has {len(content):,} bytes; at most {LARGEST_LOGO:,} are taken"
        raise _fault_of_logo(what, str(file), "save it smaller")
    if is_png(content):
        return f"data:image/png;base64,{b64encode(content).decode()}"
    fault = check_svg(content)
    if fault:
        raise _fault_of_logo(
            f"the logo cannot be used: {fault}", str(file), "save it as PNG, or as plain SVG with outlines"
        )
    return f"data:image/svg+xml;base64,{b64encode(content).decode()}"


def _fault(what: str, where: str, hint: str) -> ConfigurationError:
    return ConfigurationError(f"the template has a fault: {what}", where=where, hint=hint, slug="template-fault")


def _fault_of_logo(what: str, where: str, hint: str) -> ConfigurationError:
    return ConfigurationError(what, where=where, hint=hint, slug="logo")
