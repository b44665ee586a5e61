"""`corrections.toml`: what is wrong in it is said at once, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corrections import NO_CORRECTIONS, read_corrections
from briefgen.errors import ConfigurationError


def refused(folder: Path, content: str | bytes) -> ConfigurationError:
    file = folder / "corrections.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigurationError) as caught:
        read_corrections(file)
    return caught.value


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "corrections.toml") is NO_CORRECTIONS


def test_entries_know_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text('# ours\n\n[[themes]]\ntheme = "a"\nrename = "b"\n\n  [[ themes ]]\ntheme = "c"\nrename = "d"\n')
    assert [one.line for one in read_corrections(file).themes] == [3, 7]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[recommendations]]\nquote = "enough words here"\n', "says nothing to do"),
        ("[[recommendations]]\ndrop = true\n", "needs recommendation"),
        ('[[recommendations]]\nadd = true\nquote = "enough words here"\n', "needs file and quote"),
        ('[[recommendations]]\nquote = "words"\nstance = "maybe"\n', "stance"),
        ('[[recommendations]]\nquote = "words"\ndrop = "yes"\n', "drop"),
        ('[[themes]]\ntheme = "a"\nlabel = "b"\n', "is no key of it"),
        ('[[options]]\njoin = ["a"]\ncut = ["b"]\n', "not both"),
        ('[[options]]\njoin = ["a"]\n', "two recommendations or more"),
        ('[[options]]\ncut = ["a", "b"]\nquotes = ["one"]\n', "as many quotes"),
        ('[[documents]]\nfile = "a.txt"\ndate = "2024-13"\n', "must be a date"),
        ('[[documents]]\nfile = "a.txt"\n', "says nothing to do"),
        ("[[documents]]\nline = 3\n", "no key line"),
        ('[[sentences]]\nfile = "a.txt"\n', "no such kind"),
        ("documents = 1\n", "no such kind"),
    ],
)
def test_what_is_no_correction_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    error = refused(tmp_path, text)
    assert error.slug == "corrections-damaged"
    assert said in (error.hint or "")
    assert "corrections.toml" in (error.where or "")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[[themes\n", b"a = " + b"[" * 5_000, b"x" * 2_000_001])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path, content).exit_code == 3


def test_all_faults_at_once(tmp_path: Path) -> None:
    error = refused(tmp_path, '[[themes]]\ntheme = "a"\n\n[[themes]]\nrename = "b"\n')
    assert len(error.faults) == 2
    assert error.where.endswith("corrections.toml:1") if error.where else False
