"""What the layout engine may open: files of the template and the page's fonts. Anything else ends the rendering."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class ClosedFetcher:
    """Serves files that lie in the given folders, after links are resolved, and embedded `data:` images; nothing else.

    With the engine's own fetcher, a link in a text could put a file of this machine into the PDF.
    """

    # The engine asks for this: an embedded image that cannot be read ends the rendering too.
    _fail_on_errors = True

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folder.resolve() for folder in folders)
        self._embedded = URLFetcher(allowed_protocols=("data",), allow_redirects=False)

    def __call__(self, url: str) -> URLFetcherResponse:
        """The content of a file that may be opened.

        Raises:
            FatalURLFetchingError: it may not.
        """
        parts = urlsplit(url)
        if parts.scheme == "data":
            return self._embedded.fetch(url)
        path = Path(url2pathname(parts.path)).resolve()
        if (
            parts.scheme != "file"
            or parts.netloc
            or not path.is_file()
            or not any(path.is_relative_to(folder) for folder in self._folders)
        ):
            raise FatalURLFetchingError(f"not allowed to open {url[:200]}")
        return URLFetcherResponse(url, path.read_bytes())
