"""Global options, usage, errors, streams."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.cli import config as config_command
from briefgen.cli.arguments import globals_first
from briefgen.errors import BriefgenError
from tests.cli.conftest import Run

COMMANDS = ("init", "build", "inspect", "explain", "doctor", "config")


def test_without_a_command_the_help_is_shown_as_a_matter_of_usage(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert all(command in ran.err for command in COMMANDS)


def test_help_and_version_are_results(run: Run) -> None:
    assert run("--version").out == f"briefgen {__version__}\n"
    ran = run("--help")
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: briefgen" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Usage: briefgen {command}" in ran.out


@pytest.mark.parametrize(
    ("typed", "what", "where", "meant"),
    [
        (("builds",), "error: No such command 'builds'", "briefgen", "build"),
        (("build", "--formats", "pdf"), "error: No such option: --formats", "briefgen build", "--format"),
        (("config", "shown"), "error: No such command 'shown'", "briefgen config", "show"),
        (("--quietly", "build"), "error: No such option: --quietly", "briefgen", "--quiet"),
    ],
)
def test_a_typing_mistake_is_three_lines_with_what_was_meant(
    run: Run, typed: tuple[str, ...], what: str, where: str, meant: str
) -> None:
    ran = run(*typed)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.errors == [what, f"at: {where}", f"hint: did you mean {meant}? `{where} --help` lists what there is"]


@pytest.mark.parametrize(
    "typed", [("inspect",), ("build", "--title"), ("--log-format", "xml", "build"), ("build", "-Z")]
)
def test_every_other_mistake_of_usage_is_three_lines_too(run: Run, typed: tuple[str, ...]) -> None:
    ran = run(*typed)
    assert ran.code == 2
    assert [line.partition(":")[0] for line in ran.errors] == ["error", "at", "hint"]


def test_global_options_may_stand_after_the_command(run: Run, here: Path) -> None:
    (here / "other.toml").write_text("[themes]\nseed = 9\n")
    for typed in (("-c", "other.toml", "config", "show"), ("config", "show", "--config", "other.toml", "-q")):
        assert "seed = 9" in run(*typed).out


def test_the_value_of_an_option_is_never_taken_for_a_global_option() -> None:
    valued = frozenset({"--title"})
    assert globals_first(["build", "--title", "-q", "-v", "--", "-v"], valued) == [
        "-v", "build", "--title", "-q", "--", "-v"
    ]  # fmt: skip
    assert globals_first(["build", "--title"], valued) == ["build", "--title"]
    assert globals_first(["build", "-c"], valued) == ["-c", "build"]


def test_messages_may_be_json(run: Run) -> None:
    ran = run("--log-format", "json", "-c", "nowhere.toml", "config", "check")
    assert ran.code == 3
    [line] = ran.errors
    message = json.loads(line)
    assert (message["level"], message["slug"], message["exit_code"]) == ("error", "settings-file-missing", 3)
    assert message["where"] == "nowhere.toml"
    assert message["hint"]


def test_a_fault_of_the_program_is_said_without_a_traceback(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("here")

    monkeypatch.setattr(config_command.Session, "load", broken)
    ran = run("config", "check")
    assert ran.code == 1
    assert ran.errors[0] == "error: briefgen has a fault: ZeroDivisionError: here"
    assert [line.partition(":")[0] for line in ran.errors] == ["error", "at", "hint"]


@pytest.mark.parametrize("format", ["text", "json"])
def test_two_v_show_the_traceback(here: Path, format: str) -> None:
    command = [sys.executable, "-m", "briefgen", "-vv", "--log-format", format, "-c", "nowhere.toml", "config", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" in done.stderr
    if format == "json":
        assert all(json.loads(line) for line in done.stderr.splitlines())


@pytest.mark.parametrize("kind", [BriefgenError, *BriefgenError.__subclasses__()])
def test_an_error_keeps_its_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch, kind: type[BriefgenError]) -> None:
    def failing(*_: object, **__: object) -> None:
        raise kind("what", where="where", hint="hint")

    monkeypatch.setattr(config_command.Session, "load", failing)
    ran = run("config", "check")
    assert (ran.code, ran.errors) == (kind.exit_code, ["error: what", "at: where", "hint: hint"])


def test_ctrl_c_ends_the_program_with_130(here: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a shell's background job starts deaf to it
        "from briefgen.cli import config, main\n"
        "config.Session.load = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.exit(main(['config', 'check']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


def test_a_reader_that_has_read_enough_is_no_error(here: Path) -> None:
    command = [sys.executable, "-m", "briefgen", "config", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_can_be_had_for_a_shell(here: Path, shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "--show-completion", shell], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "briefgen" in done.stdout


def test_completion_knows_commands_and_formats(here: Path) -> None:
    def completed(line: str) -> set[str]:
        environment = os.environ | {
            "_BRIEFGEN_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "briefgen"], env=environment, capture_output=True, text=True, check=False
        )
        return set(done.stdout.split())

    assert completed("briefgen ins") == {"inspect"}
    assert completed("briefgen build --format h") == {"html"}


def test_help_costs_less_than_the_libraries_would(here: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "briefgen", "--help"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"numpy", "scipy", "sklearn", "weasyprint", "lxml", "jinja2", "pydantic", "rich"}
