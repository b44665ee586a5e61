"""What a brief's files may hold, whatever its sources say: nothing that acts, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pypdfium2
from lxml import html

_ACTING = {
    "script",
    "iframe",
    "frame",
    "object",
    "embed",
    "applet",
    "form",
    "base",
    "link",
    "input",
    "portal",
    "audio",
    "video",
    "source",
}
_ADDRESSES = ("href", "src", "srcset", "xlink:href", "action", "formaction", "poster", "data", "background", "ping")
_SEARCH = Path(__file__).resolve().parents[2] / "templates" / "brief" / "search.js"
_LINKS = {"", "http", "https", "mailto", "doi"}
_PDF_ACTIONS = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/XFA",
    "/RichMedia",
}


def text_of_html(file: Path) -> str:
    """What a reader sees of a page."""
    root = html.document_fromstring(file.read_bytes())
    for hidden in root.xpath("//style"):
        hidden.drop_tree()
    return str(root.text_content())


def faults_of_html(file: Path) -> Iterator[str]:
    """Whatever in a page could run, load or send something."""
    root = html.document_fromstring(file.read_bytes())
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield f"{file.name}: a comment or an instruction"
            continue
        if element.tag in _ACTING and not _is_our_own(element):
            yield f"{file.name}: <{element.tag}>"
        if element.tag == "meta" and (element.get("http-equiv") or "Content-Security-Policy").lower() == "refresh":
            yield f"{file.name}: a page that goes elsewhere by itself"
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in ("style", "srcdoc") and ("url(" in value or name == "srcdoc")):
                yield f"{file.name}: <{element.tag} {name}={value[:60]!r}>"
            scheme = urlsplit(value.strip()).scheme.lower() if name in _ADDRESSES else ""
            allowed = {"", "data"} if name != "href" else _LINKS
            if scheme not in allowed or (name != "href" and name in _ADDRESSES and value[:1] not in "#d"):
                yield f"{file.name}: <{element.tag} {name}={value[:60]!r}>"
    for style in root.xpath("//style/text()"):
        if "http:" in style or "https:" in style or "file:" in style or "@import" in style:
            yield f"{file.name}: a style that loads something"


def _is_our_own(element: html.HtmlElement) -> bool:
    """The page's own search: its field, and its script to the letter."""
    if element.tag == "script":
        return not element.attrib and (element.text or "").strip() == _SEARCH.read_text("utf-8").strip()
    return element.tag == "input" and element.get("type") == "search" and not element.get("name")


def faults_of_pdf(file: Path, secrets: tuple[str, ...]) -> Iterator[str]:
    """Whether it opens in a viewer's library, and whatever in it could run, or holds a secret."""
    with pypdfium2.PdfDocument(file) as opened:
        text = "".join(page.get_textpage().get_text_range() for page in opened)
    flat = " ".join(text.split())
    if len(flat) < 200:
        yield f"{file.name}: no text"
    for secret in secrets:
        if secret in flat:
            yield f"{file.name}: {secret!r} is printed"
    with pikepdf.open(file) as opened:
        if set(opened.attachments) - {"brief.json"}:
            yield f"{file.name}: attachments {sorted(opened.attachments)}"
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                content = _content(thing)
                yield from (f"{file.name}: {secret!r} is in it" for secret in secrets if secret.encode() in content)
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            kinds = {str(thing.get(key)) for key in ("/S", "/Subtype", "/Type")} | set(thing.keys())
            if kinds & _PDF_ACTIONS:
                yield f"{file.name}: {sorted(kinds & _PDF_ACTIONS)}"
            if "/URI" in thing and urlsplit(str(thing["/URI"])).scheme.lower() not in _LINKS:
                yield f"{file.name}: a link to {thing['/URI']}"


def _content(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture
        return b""
