"""Takes from a process what it will not need, before it looks at what strangers wrote.

Called once, early, in a child process that parses or lays out hostile input: its memory and processor time are
limited, it ends with its parent, and on Linux it loses for good the right to open files (but for those named), to use
the network and to start programs. No step needs root. A step that the kernel refuses is left out: the others hold.

Sources: landlock(7) and Documentation/userspace-api/landlock.rst; seccomp(2); prctl(2); setrlimit(2).
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

_PARENT_DEATH_SIGNAL, _SECCOMP, _NO_NEW_RIGHTS = 1, 22, 38  # of prctl
_CREATE_RULESET, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same on every architecture
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_KEEP_FILES = _READ_FILE | _READ_FOLDER | 1 << 1 | 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 14
"""Reading, writing, making and removing files and folders, cutting files short; no links, devices, pipes, sockets."""
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights to files each level of Landlock knows; they are the lowest bits."""
_TCP, _SIGNALS_AND_SOCKETS = 0b11, 0b11
_ALLOW, _REFUSE, _NO_SUCH_CALL = 0x7FFF0000, 0x00050001, 0x00050026
_ANOTHER_ABI, _SAME_PROCESS = 0x40000000, 0x00010000

# socket, fork, vfork, execve, execveat, ptrace, process_vm_readv, process_vm_writev, kill, unshare, setns, bpf,
# perf_event_open, add_key, request_key, keyctl, userfaultfd.
_CALLS = {
    "x86_64": (
        0xC000003E,
        56,
        (41, 57, 58, 59, 322, 101, 310, 311, 62, 272, 308, 321, 298, 248, 249, 250, 323),
    ),
    "aarch64": (0xC00000B7, 220, (198, 221, 281, 117, 270, 271, 129, 97, 268, 280, 241, 217, 218, 219, 282)),
}
"""For each machine its name in the kernel, the number of clone, and the numbers of the calls that are refused."""
_NEWER = (424, 425, 426, 427, 434, 438)
"""The same everywhere: pidfd_send_signal, the three of io_uring, pidfd_open, pidfd_getfd."""
_CLONE3 = 435
_LIBRARIES = (
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
)

_INSTALLED = ("site-packages", "dist-packages")


class Closed(StrEnum):
    """What a process has lost."""

    FILES = "files"
    """All but those named."""
    CALLS = "calls"
    """Sockets, other programs, other processes."""


def limit_resources(*, memory: int, seconds: int) -> None:
    """Limits this process, from now on, to that many bytes of address space and seconds of processor time.

    It can write to no file, start no process of an ordinary user, and leaves no image of its memory when it crashes.
    Called again, it counts anew. Only POSIX has such limits; elsewhere nothing happens.
    """
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    for kind, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 256),
        (resource.RLIMIT_NPROC, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def end_with_parent(parent: int) -> None:
    """Has the kernel end this process when the thread that started it ends; `parent` is the process it belongs to."""
    if sys.platform == "linux":
        _control(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before this line
            os._exit(1)


def confine(readable: Sequence[Path], writable: Sequence[Path] = ()) -> frozenset[Closed]:
    """Closes files, network and programs to this process and all it starts, for good.

    Args:
        readable: files, and folders with all in them, that may still be opened for reading. What does not exist is
            left out. Files that are open already, such as pipes, stay open.
        writable: folders in which files may be made, read, changed and removed.

    Returns:
        What could be closed: all of it on Linux 5.13 or newer on x86-64 and ARM, else part or nothing.
    """
    if sys.platform != "linux" or _control(_NO_NEW_RIGHTS, 1) != 0:
        return frozenset()
    done = {Closed.FILES: _close_files(readable, writable), Closed.CALLS: _close_calls()}
    return frozenset(name for name, is_closed in done.items() if is_closed)


def python_files(*packages: Path) -> tuple[Path, ...]:
    """What a process needs to import modules later on: Python, installed packages, shared libraries.

    A folder on `sys.path` that holds one of `packages` directly, such as a checkout, is not in it, only the package:
    beside it may lie anything.
    """
    shared = [Path(path) for path in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep) if path]
    checkouts = {package.parent for package in packages if package.parent.name not in _INSTALLED}
    kept = [Path(folder) for folder in sys.path if Path(folder) not in checkouts]
    return tuple(dict.fromkeys([*kept, *packages, Path(sys.base_prefix) / "lib", *shared, *map(Path, _LIBRARIES)]))


def landlock_level() -> int:
    """Which level of Landlock the running kernel offers; 0 where it has none."""
    return max(0, _call(_CREATE_RULESET, None, 0, 1)) if sys.platform == "linux" else 0


def _close_files(readable: Sequence[Path], writable: Sequence[Path]) -> bool:
    """Landlock: every right to files is taken, then the rights to the named ones given back."""
    import ctypes

    level = landlock_level()
    if not level:
        return False
    known = max((count for first, count in _FILE_RIGHTS.items() if first <= level), default=0)
    fields = [(1 << known) - 1, *([_TCP] if level >= 4 else []), *([_SIGNALS_AND_SOCKETS] if level >= 6 else [])]
    asked = (ctypes.c_uint64 * len(fields))(*fields)
    rules = _call(_CREATE_RULESET, asked, ctypes.sizeof(asked), 0)
    if rules < 0:
        return False
    try:
        for path in readable:
            _allow(rules, path, (_READ_FILE | _READ_FOLDER) & fields[0])
        for path in writable:
            _allow(rules, path, _KEEP_FILES & fields[0])
        return _call(_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    import ctypes
    import struct

    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights &= ~0 if path.is_dir() else _READ_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, place), 12)
        _call(_ADD_RULE, rules, 1, rule, 0)
    finally:
        os.close(place)


def _close_calls() -> bool:
    """seccomp: calls to the kernel that reach out of this process are refused. Threads may still be started."""
    import ctypes
    import struct

    machine = os.uname().machine
    if machine not in _CALLS or sys.maxsize < 2**32:
        return False
    name, clone, refused = _CALLS[machine]
    load, equal, at_least, any_bit, give = 0x20, 0x15, 0x35, 0x45, 0x06
    lines: list[tuple[int, int, int, int]] = [
        (load, 0, 0, 4),
        (equal, 1, 0, name),
        (give, 0, 0, _REFUSE),
        (load, 0, 0, 0),
        (at_least, 0, 1, _ANOTHER_ABI),
        (give, 0, 0, _REFUSE),
        (equal, 0, 1, _CLONE3),
        (give, 0, 0, _NO_SUCH_CALL),  # the library then uses clone, whose flags can be looked at
    ]
    for number in (*refused, *_NEWER):
        lines += [(equal, 0, 1, number), (give, 0, 0, _REFUSE)]
    lines += [(equal, 0, 3, clone), (load, 0, 0, 16), (any_bit, 1, 0, _SAME_PROCESS), (give, 0, 0, _REFUSE)]
    lines += [(give, 0, 0, _ALLOW)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(lines), ctypes.addressof(code)))
    return _control(_SECCOMP, 2, program) == 0


def _call(number: int, *arguments: object) -> int:
    """A call to the kernel that the standard library does not know; -1 where it is refused."""
    return _ask("syscall", number, *arguments)


def _control(option: int, *arguments: object) -> int:
    return _ask("prctl", option, *(*arguments, 0, 0, 0, 0)[:4])


def _ask(function: str, *arguments: object) -> int:
    import ctypes

    # These functions take as many arguments as they are given, so none is widened to the register's size by itself.
    wide = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    return int(getattr(ctypes.CDLL(None), function)(*wide))
