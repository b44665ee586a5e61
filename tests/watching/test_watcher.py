"""What a watcher does whatever happens: builds, folders and files of which the test decides."""

from __future__ import annotations

from briefgen.watching.settling import Settling
from briefgen.watching.snapshots import Signature
from briefgen.watching.watcher import Kind, Outcome, Watcher

ONE: Signature = (1, 1, 1, 1)
TWO: Signature = (2, 2, 2, 1)
GOOD = Outcome(ok=True, says="edition 1", edition=1, is_new=True)


class Scene:
    """A folder, the builds made of it and the outcomes they will have, and what was told."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.files: dict[str, Signature] | None = {"a": ONE, "b": ONE}
        self.outcomes = list(outcomes)
        self.builds: list[tuple[str, ...]] = []
        self.told: list[Kind] = []
        self.watcher = Watcher(
            settling=Settling(delay=5, most_wait=20),
            look=lambda: None if self.files is None else dict(self.files),
            build=self.build,
            tell=lambda kind, _: self.told.append(kind),
            retry_after=60,
        )

    def build(self, without: tuple[str, ...]) -> Outcome:
        self.builds.append(without)
        return self.outcomes.pop(0) if self.outcomes else GOOD

    def pass_time(self, start: int, end: int) -> None:
        for now in range(start, end):
            self.watcher.step(now)


def test_the_brief_is_made_at_the_start_and_then_only_for_changes() -> None:
    scene = Scene()
    scene.pass_time(0, 100)
    assert scene.told == [Kind.BUILT]
    assert scene.files is not None
    scene.files["a"] = TWO
    scene.pass_time(100, 200)
    assert (len(scene.builds), scene.told) == (2, [Kind.BUILT, Kind.BUILT])


def test_a_failure_is_said_once_and_does_not_come_again_until_something_changes() -> None:
    bad = Outcome(ok=False, says="only one document could be read")
    scene = Scene(bad, bad, GOOD)
    scene.pass_time(0, 1000)
    assert (len(scene.builds), scene.told) == (1, [Kind.FAILED])
    assert scene.files is not None
    scene.files["a"] = TWO
    scene.pass_time(1000, 1100)
    assert (len(scene.builds), scene.told) == (2, [Kind.FAILED])
    scene.files["b"] = TWO
    scene.pass_time(1100, 1200)
    assert scene.told == [Kind.FAILED, Kind.RECOVERED, Kind.BUILT]


def test_a_full_disk_is_tried_again_without_haste_and_said_once() -> None:
    full = Outcome(ok=False, says="no space left", retry=True)
    scene = Scene(full, full, full, GOOD)
    scene.pass_time(0, 400)
    assert len(scene.builds) == 4
    assert scene.told == [Kind.FAILED, Kind.RECOVERED, Kind.BUILT]


def test_a_folder_that_is_gone_is_not_an_empty_one() -> None:
    scene = Scene()
    scene.pass_time(0, 10)
    kept, scene.files = scene.files, None
    scene.pass_time(10, 500)
    assert (len(scene.builds), scene.told) == (1, [Kind.BUILT, Kind.GONE])
    scene.files = kept
    scene.pass_time(500, 600)
    assert (len(scene.builds), scene.told) == (1, [Kind.BUILT, Kind.GONE, Kind.BACK])


def test_a_file_that_never_settles_is_named_once_and_built_without() -> None:
    scene = Scene()
    scene.pass_time(0, 10)
    for now in range(10, 100):
        scene.files = {"a": TWO, "b": ONE, "log": (now, now, now, 1)}
        scene.watcher.step(now)
    assert scene.builds[1:] == [("log",)]
    assert scene.told == [Kind.BUILT, Kind.WAITING, Kind.BUILT]


def test_the_same_brief_again_is_no_new_edition() -> None:
    scene = Scene(GOOD, Outcome(ok=True, says="edition 1", edition=1))
    scene.pass_time(0, 10)
    scene.files = {"a": ONE, "b": TWO}
    scene.pass_time(10, 30)
    assert scene.told == [Kind.BUILT, Kind.UNCHANGED]


def test_it_says_when_to_look_again() -> None:
    scene = Scene(Outcome(ok=False, says="no room", retry=True))
    assert scene.watcher.step(0) == 5
    assert scene.watcher.step(5) == 60
    assert scene.watcher.step(35) == 30


def test_when_other_settings_are_in_force_it_looks_anew_before_it_builds() -> None:
    scene = Scene()
    renewals: list[bool] = []

    def renew() -> bool:
        renewals.append(scene.files == {"settings": TWO, "a": ONE})
        if renewals[-1]:
            scene.files = {"settings": TWO, "other": ONE}
        return renewals[-1]

    scene.watcher.renew = renew
    scene.files = {"settings": ONE, "a": ONE}
    scene.pass_time(0, 10)
    scene.files = {"settings": TWO, "a": ONE}
    scene.pass_time(10, 15)
    assert renewals == [False], "settings that are being written are not taken"
    assert scene.watcher.step(15) == 0
    assert (renewals, len(scene.builds)) == ([False, True], 1), "they name another folder"
    assert scene.watcher.step(15) == 5, "whose files are to settle"
    scene.pass_time(16, 30)
    assert (renewals, len(scene.builds)) == ([False, True, False], 2)


def test_settings_that_name_another_folder_than_the_one_that_is_gone_are_taken() -> None:
    scene = Scene()
    scene.pass_time(0, 10)
    scene.files = None

    def renew() -> bool:
        scene.files = {"c": ONE, "d": ONE}
        return True

    scene.watcher.renew = renew
    scene.watcher.step(10)
    scene.watcher.renew = bool
    scene.pass_time(11, 20)
    assert (scene.told, len(scene.builds)) == ([Kind.BUILT, Kind.BUILT], 2)


def test_it_says_which_files_are_being_written() -> None:
    scene = Scene()
    scene.pass_time(0, 10)
    scene.files = {"a": TWO, "b": ONE}
    scene.watcher.step(10)
    assert scene.watcher.unsettled == ("a",)
    scene.pass_time(11, 20)
    assert scene.watcher.unsettled == ()
