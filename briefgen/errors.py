"""What can go wrong, each kind with its exit code.

Every error says *what* happened, *where* (a file with its line, or a settings key) and a *hint*: what to type or
change. The command line prints the three on three lines; `docs/messages.md` has a remedy for every slug.
"""

from __future__ import annotations

from typing import ClassVar


class BriefgenError(Exception):
    """An error that briefgen can explain; the base of all of them.

    Args:
        what: one line, what happened.
        where: the file (with line), folder, option or settings key concerned, or None.
        hint: one line, what to type or change.
        slug: the name under which `docs/messages.md` explains it; the class's own by default.
    """

    exit_code: ClassVar[int] = 1
    default_slug: ClassVar[str] = "internal"

    def __init__(
        self, what: str, *, where: str | None = None, hint: str | None = None, slug: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint
        self.slug = slug or self.default_slug


class UsageError(BriefgenError):
    """The command was typed in a way that cannot be carried out."""

    exit_code = 2
    default_slug = "usage"


class ConfigurationError(BriefgenError):
    """`briefgen.toml`, an environment variable or a template's settings are wrong; `faults` lists all of them."""

    exit_code = 3
    default_slug = "configuration"

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        hint: str | None = None,
        slug: str | None = None,
        faults: tuple[str, ...] = (),
    ) -> None:
        super().__init__(what, where=where, hint=hint, slug=slug)
        self.faults = faults


class NothingToCompare(BriefgenError):
    """Fewer than two readable documents (or voices): there is no comparison to print."""

    exit_code = 4
    default_slug = "nothing-to-compare"


class StrictNotices(BriefgenError):
    """`--strict` was asked for and there are notices."""

    exit_code = 5
    default_slug = "strict"


class MissingDependency(BriefgenError):
    """A system library, a font or an optional extra is not installed; the hint is the command that installs it."""

    exit_code = 6
    default_slug = "missing-dependency"


class OutputFailed(BriefgenError):
    """Rendering or writing failed; whatever stood in the output folder before is untouched."""

    exit_code = 7
    default_slug = "output-failed"


class DeliveryFailed(BriefgenError):
    """Something could not be delivered, or must not be; the ledger says what."""

    exit_code = 8
    default_slug = "delivery-failed"


class Locked(BriefgenError):
    """Another run works in the same output folder."""

    exit_code = 9
    default_slug = "locked"


class Stale(BriefgenError):
    """`status --exit-code` was asked, and the latest edition is not what a build would make now."""

    exit_code = 10
    default_slug = "stale"


class Untraceable(BriefgenError):
    """A statement's quotation does not stand in its source: nothing is published."""

    exit_code = 11
    default_slug = "untraceable"


EXIT_INTERRUPTED = 130
EXIT_SIGNALLED = 128
"""And the number of the signal that ended the program: 143 for SIGTERM, 129 for SIGHUP."""
