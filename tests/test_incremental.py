"""Editions one after the other: whatever comes, changes or goes, the same bytes with what is kept and without."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen import Settings, make_brief, publish_brief
from briefgen.errors import NothingToCompare
from briefgen.store import Cache

JSON = Settings.model_validate({"page": {"formats": ["json", "csv"]}})
FILES = tuple(f"{name}.txt" for name in ("ash", "birch", "cedar", "elm", "fir"))
SUBJECTS = ("the old ferry", "a river levy (RL)", "the bridge at the mill", "night buses", "the harbour market")
"""Each text takes some of these; some are signed, some not, some name what others write in short."""
LINES = tuple(
    line
    for at, subject in enumerate(SUBJECTS)
    for line in (
        f"The council should keep {subject} for another {3 + at} years.",
        f"The council should not keep {subject}, unless the towns pay for it.",
        f"We recommend a study of {subject} before anything else is decided in the valley.",
        f"The Valley Transport Board (VTB) has {12 + at} members, and the VTB was founded in {1990 + at}.",
    )
)
TEXTS = st.builds(
    lambda author, chosen: (
        f"On the valley\n\n{f'By {author}' if author else ''}\n\n{' '.join(chosen)}\n\n{chosen[0]}\n"
    ),
    st.sampled_from(["", "", "Ada Moss", "Ben Reed"]),
    st.lists(st.sampled_from(LINES), min_size=2, max_size=5, unique=True),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), st.sampled_from(FILES), TEXTS),
        st.tuples(st.just("remove"), st.sampled_from(FILES), st.none()),
        st.tuples(st.just("rename"), st.sampled_from(FILES), st.sampled_from(FILES)),
    ),
    min_size=1,
    max_size=4,
)
FIRST = ("write", "elm.txt", f"On the valley\n\n{LINES[0]} {LINES[3]}\n\n{LINES[1]}\n")


def editions(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def build(sources: Path, output: Path, cache: Cache | None) -> str | None:
    """Makes the next edition; the error where there is nothing to compare."""
    try:
        brief = make_brief([sources], JSON, output=output, cache=cache)
    except NothingToCompare as error:
        return str(error)
    publish_brief(brief, JSON, output=output)
    return None


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=3), STEPS)
@example(
    [str(FIRST[2]), f"On it\n\n{LINES[2]}\n"], [("write", "ash.txt", str(FIRST[2])), ("remove", "cedar.txt", None)]
)
def test_a_chain_of_editions_is_the_same_with_and_without_what_is_kept(
    texts: list[str], steps: list[tuple[str, str, str | None]]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources, kept, fresh = folder / "sources", folder / "kept", folder / "fresh"
        sources.mkdir()
        cache = Cache(folder / "cache", 10**8)
        for file, text in zip(FILES[2:], texts, strict=False):
            (sources / file).write_text(text, encoding="utf-8")
        for step in [None, *steps]:
            if step is not None:
                take(sources, *step)
            assert build(sources, kept, cache) == build(sources, fresh, None)
            assert editions(kept) == editions(fresh)
            # The same again, on top of an output folder that was made without anything kept.
            shutil.rmtree(folder / "again", ignore_errors=True)
            if fresh.exists():
                shutil.copytree(fresh, folder / "again", symlinks=True)
            build(sources, folder / "again", cache)
            assert editions(folder / "again") == editions(fresh)


def take(sources: Path, what: str, file: str, other: str | None) -> None:
    """One step: a text is written (new or changed), removed, or gets another name."""
    if what == "write":
        (sources / file).write_text(other or "", encoding="utf-8")
    elif what == "remove":
        (sources / file).unlink(missing_ok=True)
    elif (sources / file).exists():
        (sources / file).replace(sources / (other or file))
