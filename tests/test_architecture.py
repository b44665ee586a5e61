"""The rules of the house that a machine can check; `docs/architecture.md` says why they are there."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "briefgen"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 50
VAGUE_NAMES = {"util", "utils", "common", "helper", "helpers", "manager", "managers", "data", "misc", "base", "core"}

# Which outside packages only one part of the house may import, wherever in a file the import stands.
RESERVED = {
    "jinja2": {"page"},
    "weasyprint": {"page"},
    "typer": {"cli"},
    "rich": {"cli"},
    "joblib": {"execution"},
    "concurrent": {"execution"},
    "distributed": {"execution"},
    "sklearn": {"language", "themes", "comparison"},
}
# Each of these costs a noticeable part of a second; `--help` and the error messages must not pay for it.
HEAVY = ("numpy", "scipy", "sklearn", "weasyprint", "lxml")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the project is not known")
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def _tracked_texts() -> Iterator[tuple[str, str]]:
    for path in _tracked():
        if path.is_file() and path.suffix not in {".png", ".pdf", ".docx"} and path.parent.name != "seeds":
            yield _name(path), path.read_text(encoding="utf-8", errors="replace")


def test_imports_go_down_only() -> None:
    result = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_fits_on_one_screen(path: Path) -> None:
    too_long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(_tree(path))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert not too_long


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_reserved_packages_stay_where_they_belong(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0]
    strays = [module for module in _imports(path) if part not in RESERVED.get(module.partition(".")[0], {part})]
    assert not strays


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_front_door_is_for_visitors(path: Path) -> None:
    inside = {child.stem for child in PACKAGE.iterdir()} | {"__version__"}
    taken = {
        alias.name
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "briefgen"
        for alias in node.names
    }
    assert taken <= inside


def test_nothing_is_named_vaguely() -> None:
    parts = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not parts & VAGUE_NAMES


def test_only_the_command_line_catches_everything() -> None:
    catching = [
        _name(path)
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ExceptHandler)
        if node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
    ]
    assert len(catching) <= 1
    assert all(name.startswith("briefgen/cli/") for name in catching)


def test_a_silenced_checker_is_named_with_the_reason() -> None:
    silenced = re.compile(r"# (?:type: ignore|noqa)(?P<code>\[[\w-]+\]|: [A-Z]+\d+)?(?P<reason>.*)")
    unexplained = []
    for path in MODULES:
        above = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found = silenced.search(line)
            if found and not (found["code"] and (found["reason"].strip(" #") or above.lstrip().startswith("#"))):
                unexplained.append(f"{_name(path)}:{number}")
            above = line
    assert not unexplained


@pytest.mark.parametrize(
    "command",
    [
        ("-c", "import briefgen"),
        ("-c", "import briefgen.pipeline, briefgen.settings, briefgen.model.brief"),
        ("-m", "briefgen", "--help"),
        ("-m", "briefgen", "build", "--help"),
    ],
    ids=" ".join,
)
def test_what_computes_nothing_loads_nothing_heavy(command: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-X", "importtime", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr[-2000:]
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines()}
    assert "briefgen" in loaded, "the import log was not read"
    assert not loaded.intersection(HEAVY)


def test_no_file_names_the_machine_it_was_written_on() -> None:
    personal = re.compile(r"(?<![\w.~/])/(?:root|work|home/\w+|Users/\w+|opt/\w+|tmp/\w+)/[\w.-]+")
    found = [f"{name}: {match.group()}" for name, text in _tracked_texts() for match in personal.finditer(text)]
    assert not found


def test_the_lock_files_name_no_index() -> None:
    for name in ("requirements.lock", "scripts/uv.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert not re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links|--trusted-host", text)
