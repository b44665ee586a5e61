"""Hundreds of editions with documents that come, change and go, and runs that are killed: `make soak`.

At the end the last edition is what a build without a cache makes of the same folder and the same edition before, no
file of any edition has changed since it was written, and nothing half-made is left.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cli.conftest import PAPERS

LONGEST = 4.0
"""Seconds after which at the latest a run is killed; a build of this size takes about three."""


def build(sources: Path, output: Path, *words: str) -> list[str]:
    """The command that builds."""
    return [
        sys.executable, "-m", "briefgen", "-q", "build", str(sources), "--format", "json,html", "-o", str(output), *words,
    ]  # fmt: skip


def change(sources: Path, draw: random.Random, number: int) -> None:
    """One document comes, goes, is renamed, or has a sentence more; two stay."""
    files = sorted(sources.iterdir())
    what = draw.choice(["come", "come", "go", "rename", "revise", "revise"])
    chosen = draw.choice(files)
    if what == "come" or (what == "go" and len(files) < 4):
        text = draw.choice(list(PAPERS.values())).replace("By ", f"By Number{number} ")
        words = text.split(" ")
        at = draw.randrange(20, len(words) - 20)
        (sources / f"paper-{number}.txt").write_text(" ".join([*words[at:], *words[:at]]), encoding="utf-8")
    elif what == "go":
        chosen.unlink()
    elif what == "rename":
        chosen.rename(sources / f"renamed-{number}.txt")
    else:
        text = chosen.read_text("utf-8")
        chosen.write_text(f"{text}\nThe council should build house number {number}.\n", encoding="utf-8")


def digests(output: Path) -> dict[str, str]:
    """The SHA-256 of every file of every edition."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in output.iterdir()
        if folder.name.isdecimal()
        for path in folder.iterdir()
    }


def clean_build(sources: Path, output: Path, folder: Path) -> dict[str, str]:
    """What a build without a cache makes: with the editions before the last one, and nothing else that was kept."""
    last = (output / "latest").resolve().name
    folder.mkdir()
    for edition in output.iterdir():
        if edition.name.isdecimal() and edition.name < last:
            shutil.copytree(edition, folder / edition.name)
    subprocess.run(build(sources, folder, "--no-cache"), check=True, stdout=subprocess.DEVNULL)
    return {name: digest for name, digest in digests(folder).items() if name.startswith(f"{last}/")}


def main() -> int:
    """Runs. Returns 1 if anything is not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as name:
        sources, output = Path(name) / "sources", Path(name) / "output"
        sources.mkdir()
        for file, text in PAPERS.items():
            (sources / file).write_text(text, encoding="utf-8")
        written: dict[str, str] = {}
        kills = number = 0
        while (
            not output.exists() or len([one for one in output.iterdir() if one.name.isdecimal()]) < arguments.editions
        ):
            number += 1
            change(sources, draw, number)
            if draw.random() < 0.4:
                with subprocess.Popen(build(sources, output), stdout=subprocess.DEVNULL) as process:
                    try:
                        process.wait(draw.uniform(0, LONGEST))
                    except subprocess.TimeoutExpired:
                        process.kill()
                        kills += 1
            else:
                subprocess.run(build(sources, output), check=True, stdout=subprocess.DEVNULL)
            now = digests(output) if output.exists() else {}
            for file, digest in written.items():
                if now.get(file) != digest:
                    print(f"{file} of an edition that was whole has changed", file=sys.stderr)
                    return 1
            written = now
        subprocess.run(build(sources, output), check=True, stdout=subprocess.DEVNULL)
        last = (output / "latest").resolve().name
        kept = {file: digest for file, digest in digests(output).items() if file.startswith(f"{last}/")}
        faults = []
        if clean_build(sources, output, Path(name) / "clean") != kept:
            faults.append("the last edition is not what a clean build makes")
        orphans = [one.name for one in output.iterdir() if one.name.startswith(".") and one.name != ".briefgen"]
        orphans += [one.name for one in (output / ".briefgen").rglob(".*") if one.is_file()]
        if orphans:
            faults.append(f"left behind: {', '.join(orphans)}")
        brief = json.loads((output / "latest" / "brief.json").read_text("utf-8"))
        texts = {one["file"] for one in brief["documents"]} | {one["subject"] for one in brief["notices"]}
        if missing := {path.name for path in sources.iterdir()} - texts:
            faults.append(f"neither compared nor named: {', '.join(sorted(missing))}")
        print(
            f"{arguments.editions} editions, {number} changes, {kills} runs killed: {'; '.join(faults) or 'all as promised'}"
        )
        return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
