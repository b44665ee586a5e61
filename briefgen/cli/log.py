"""The log of the libraries below, on standard error: as text, or as one JSON object on a line."""

from __future__ import annotations

import logging
import sys

from briefgen.cli.session import LogFormat, Session
from briefgen.cli.terminal import as_json, visible

_LEVELS = (logging.ERROR, logging.WARNING, logging.DEBUG)
_CHATTY = ("fontTools", "PIL", "markdown_it")


class TextLines(logging.Formatter):
    """`briefgen.page: message`, with control characters made visible."""

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


class JsonLines(logging.Formatter):
    """One object on a line."""

    def format(self, record: logging.LogRecord) -> str:
        fields = {"level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return as_json(fields)


def start_log(session: Session) -> None:
    """Sends the log to standard error: errors only, warnings with `-v`, everything with `-vv`."""
    handler = logging.StreamHandler(sys.stderr)
    as_object = session.log_format is LogFormat.JSON
    handler.setFormatter(JsonLines() if as_object else TextLines("%(name)s: %(message)s"))
    logging.basicConfig(level=_LEVELS[min(session.verbosity, 2)], handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
