"""The closed environment in which a template runs, and what its faults are called.

A template is text that a person may change; it runs in Jinja's sandbox, with escaping always on. What it prints is
data: it is escaped, and characters that could act or that cannot be printed are spelled out (see `characters`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from traceback import walk_tb
from types import CodeType, TracebackType

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from briefgen.errors import ConfigurationError
from briefgen.language import writing
from briefgen.page import figures, filters, notes
from briefgen.page.templates import TemplateFolder


class _CompiledOnce(BytecodeCache):
    """What the package's own templates compile to, kept while the program runs: paper and screen have most in common,
    and compiling takes longer than filling."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledOnce()


def environment(template: TemplateFolder, shown: Callable[[str], str]) -> SandboxedEnvironment:
    """The sandbox that a template runs in.

    Args:
        template: where its files are.
        shown: what is done to every text before it is escaped and printed.
    """

    def finalize(value: object) -> object:
        return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    closed = SandboxedEnvironment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(template.folders),
                PrefixLoader({name: FileSystemLoader(folders) for name, folders in template.parents}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED if template.is_own else None,
    )
    for module in (filters, figures):
        closed.filters |= {name: value for name, value in vars(module).items() if _is_public(value, module.__name__)}
    closed.filters["place"] = notes.place
    closed.filters |= {"in_letters": writing.number, "capital": writing.sentence}
    uses = (writing.thousands, writing.decimal, writing.listed, writing.counted, writing.measured, writing.in_marks)
    closed.filters |= {use.__name__: use for use in uses}
    closed.filters["shade"] = partial(figures.shade, deep=template.look.colours["accent"])
    closed.globals["colours"] = dict(template.look.colours)
    closed.globals["logo"] = {"address": template.look.logo, "text": template.look.logo_text}
    return closed


_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)


@contextmanager
def faults_named(folders: tuple[Path, ...]) -> Iterator[None]:
    """Turns whatever goes wrong in a template into one error that names its file and line.

    Raises:
        ConfigurationError: a template has a fault.
    """
    try:
        yield
    except TemplateSyntaxError as fault:
        raise _fault(fault.message or "syntax error", f"{fault.filename or fault.name}:{fault.lineno}") from fault
    except TemplateNotFound as fault:
        raise _fault(f"there is no file {fault.name}", _line_in(fault.__traceback__, folders)) from fault
    except UnicodeDecodeError as fault:
        raise _fault("a file is not UTF-8", str(folders[0]) if folders else None) from fault
    except _FAULTS as fault:
        where = _line_in(fault.__traceback__, folders)
        if where is None:
            raise
        raise _fault(str(fault), where) from fault


def load(closed: SandboxedEnvironment, name: str) -> Template:
    """A template file, compiled."""
    return closed.get_template(name)


def _is_public(value: object, module: str) -> bool:
    return callable(value) and getattr(value, "__module__", "") == module and getattr(value, "__name__", "_")[:1] != "_"


def _line_in(trace: TracebackType | None, folders: tuple[Path, ...]) -> str | None:
    lines = [
        f"{frame.f_code.co_filename}:{line}"
        for frame, line in walk_tb(trace)
        if any(Path(frame.f_code.co_filename).is_relative_to(folder) for folder in folders)
    ]
    return lines[-1] if lines else None


def _fault(what: str, where: str | None) -> ConfigurationError:
    return ConfigurationError(
        f"the template has a fault: {what}",
        where=where,
        hint="correct that line, or take the file away to use the one of the package",
        slug="template-fault",
    )
