"""Which files the layout engine opens while it prints: run as a program in a process of its own.

Standard input is the press's job. Prints, as JSON, every path that was opened after the imports and is neither Python's
own code nor the copy of a font that the engine makes in a temporary folder of its own. It listens by an audit hook, which sees every `open` of the interpreter and cannot be taken off.
"""

from __future__ import annotations

import json
import sys
import sysconfig
import tempfile
from pathlib import Path


def main() -> None:
    import weasyprint  # noqa: F401  what it opens on import is not the page's doing

    import briefgen.page.fetching
    import briefgen.page.finishing  # noqa: F401  loaded by `press.main`, too, before it prints
    from briefgen.page.press import press

    job = json.load(sys.stdin)
    code = [Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "platstdlib")]
    copies = str(
        Path(tempfile.gettempdir()) / "weasyprint-"
    )  # sought here, as `press.main` does: it tries to write there
    seen: set[str] = set()

    def listen(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str | bytes):
            seen.add(str(arguments[0]) if isinstance(arguments[0], str) else arguments[0].decode("utf-8", "replace"))
        if event in ("socket.connect", "subprocess.Popen", "urllib.Request"):
            seen.add(event)

    sys.addaudithook(listen)
    pages, _ = press(job)
    paths = [path for path in sorted(seen) if not _is_code(path, code) and not path.startswith(copies)]
    print(json.dumps({"pages": pages, "opened": paths, "folders": job["folders"]}))


def _is_code(path: str, code: list[Path]) -> bool:
    """Modules that are imported late, of Python or of a package."""
    found = Path(path).resolve()
    return path.endswith((".py", ".pyc", ".so")) or any(
        found.is_relative_to(folder) and "font" not in path for folder in code
    )


if __name__ == "__main__":
    main()
