"""What holds for a whole run of the program: the global options, and what follows from them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cli.terminal import BOLD, RED, YELLOW, as_json, one_line, painted

if TYPE_CHECKING:
    from briefgen.corrections import Corrections
    from briefgen.execution import Progress
    from briefgen.model.notices import Notice
    from briefgen.settings.loading import LoadedSettings


class LogFormat(StrEnum):
    """How messages are written to standard error."""

    TEXT = "text"
    JSON = "json"


@dataclass(slots=True, kw_only=True)
class Session:
    """The global options of one run; `words` are those typed after the program's name."""

    config: Path | None = None
    quiet: bool = False
    verbosity: int = 0
    log_format: LogFormat = LogFormat.TEXT
    wants_progress: bool = True
    wants_color: bool = True
    words: tuple[str, ...] = ()

    @property
    def color(self) -> bool:
        """Whether colour may be used: neither `--no-color` nor NO_COLOR (https://no-color.org) says no."""
        return self.wants_color and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def load(
        self, options: Mapping[str, tuple[str, object]] | None = None, *, project: Path | None = None
    ) -> LoadedSettings:
        """The settings in force.

        Args:
            options: by key, their name as typed and their value, None when not given.
            project: a folder whose own `briefgen.toml` counts, instead of the one nearest to the working folder.
        """
        from briefgen.settings.loading import FILE_NAME, load_settings

        given = {key: option for key, option in (options or {}).items() if option[1] is not None}
        return load_settings(given, file=self.config or (project and project / FILE_NAME))

    def progress(self) -> Progress:
        """Who is told how far the work has got: a bar on a terminal, the log with `-v`, else nobody."""
        from briefgen.cli.progress import progress_of

        return progress_of(self)

    def tell(self, level: str, text: str, hint: str = "", **fields: object) -> None:
        """A message on standard error: a line of text, or an object with the fields as well."""
        if self.log_format is LogFormat.JSON:
            message = {"level": level, "message": text, **fields} | ({"hint": hint} if hint else {})
            line = as_json(message)
        else:
            style = {"error": f"{BOLD};{RED}", "warning": YELLOW}.get(level, BOLD)
            name = painted(f"{level}:", style, sys.stderr, color=self.color)
            line = f"{name} {one_line(text)}" + (f" ({one_line(hint)})" if hint else "")
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def tell_notice(self, notice: Notice) -> None:
        """A notice on one line, with its remedy; nothing with `-q`."""
        self.tell_told(
            {
                "severity": str(notice.severity),
                "subject": notice.subject,
                "detail": notice.detail,
                "remedy": notice.remedy,
                "slug": notice.slug,
            }
        )

    def tell_told(self, notice: Mapping[str, str]) -> None:
        """The same of a notice that an earlier run gave, as plain values."""
        if not self.quiet:
            subject = notice["subject"]
            text = f"{subject}: {notice['detail']}" if subject else notice["detail"]
            self.tell(notice["severity"], text, hint=notice["remedy"], slug=notice["slug"], subject=subject)


def loaded_corrections(loaded: LoadedSettings) -> Corrections:
    """The analyst's corrections of a project: `corrections.toml` beside its settings; none where there is no file.

    Raises:
        ConfigurationError: the file cannot be understood.
    """
    from briefgen.corrections import FILE_NAME, read_corrections

    return read_corrections(loaded.project / FILE_NAME)
