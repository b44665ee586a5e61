"""What is fuzzed: each takes bytes and raises nothing but what it says it may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.documents.faults import Unreadable
from briefgen.documents.isolation.wire import from_wire, to_wire
from briefgen.documents.limits import limits_of
from briefgen.documents.reading import complete
from briefgen.documents.registry import GuardedReader, reader_for
from briefgen.documents.text.decoding import NotText
from briefgen.documents.text.front_matter import read_front_matter
from briefgen.errors import BriefgenError
from briefgen.language.sentences import split_sentences
from briefgen.model.documents import Source
from briefgen.settings import ReadingSettings
from briefgen.settings.loading import load_settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ReadingSettings()
LIMITS = limits_of(SETTINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A part of the program: what it is tried with, which words its format has, how it is called."""

    kind: str
    samples: Callable[[], tuple[bytes, ...]]
    call: Callable[[bytes], None]


def _read(media_type: str, content: bytes) -> None:
    """A file, from its reader through the line between processes to a finished document, whose places must hold."""
    reader = reader_for(media_type)
    assert reader is not None
    source = Source(path="a/file", media_type=media_type, sha256="0" * 64)
    try:
        found = (
            reader.read_within(source, content, LIMITS)
            if isinstance(reader, GuardedReader)
            else reader.read(source, content)
        )
    except (NotText, Unreadable):
        return
    document = from_wire(source, to_wire(found))
    assert document == found, "what comes out of the reading process is not what went in"
    if not any(map(str.isalnum, document.text)) or len(document.text) > SETTINGS.max_text_characters:
        return
    finished = complete(document, SETTINGS)
    assert finished.text == document.text
    ends = 0
    for block in finished.blocks:
        assert ends <= block.span.start <= block.span.end <= len(finished.text), "blocks overlap"
        ends = block.span.end
    for sentence in finished.sentences:
        read = "".join(finished.plain(span) for span in sentence.spans)
        assert _letters(sentence.text) == _letters(read) != "", "a sentence that does not stand there"
    for passage in finished.passages:
        assert passage.sentences, "a passage of nothing"


def _letters(text: str) -> str:
    """Without spaces and marks: a word that a line end parts is one word in a sentence."""
    return "".join(filter(str.isalnum, text)) or text.strip()


def _front_matter(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    found = read_front_matter(text)
    assert 0 <= found.end <= len(text)
    assert all(isinstance(one, str) for pair in found.declared for one in pair)


def _sentences(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    ends = 0
    for span in split_sentences(text):
        assert ends <= span.start < span.end <= len(text), "sentences overlap"
        ends = span.end


def _settings(content: bytes) -> None:
    with TemporaryDirectory(prefix="fuzz-") as folder:
        file = Path(folder) / "briefgen.toml"
        file.write_bytes(content)
        try:
            load_settings(environment={}, start=Path(folder), file=file)
        except BriefgenError as error:
            assert error.what and error.hint and error.exit_code in (2, 3), "not explained"


@cache
def _seeds() -> tuple[bytes, ...]:
    return tuple(file.read_bytes()[:12_000] for file in sorted((ROOT / "seeds").glob("*.txt"))[:3])


def _texts() -> tuple[bytes, ...]:
    from tests.hostile.texts import ACTING, ENCODINGS

    cases = [
        case.content for case in (*ACTING, *ENCODINGS) if isinstance(case.content, bytes) and len(case.content) < 20_000
    ]
    return (*_seeds(), *cases)


def _marked_up() -> tuple[bytes, ...]:
    from tests.hostile.case import GOOD, essay
    from tests.hostile.texts import FRONT_MATTER

    table = b"| a | b |\n|---|---|\n| 1 | 2 |\n\n1. One\n   - Two\n\n> Said.\n\nNote[^1].\n\n[^1]: There.\n\n```\ncode\n```\n\nTerm\n: What\n\n"
    rst = b"Quays\n=====\n\n:Author: Nora Vance\n:Date: 2025\n\n.. note:: Here.\n\nA [1]_ *b* ``c``.\n\n.. [1] There.\n\n====  ====\na     b\n====  ====\n\n"
    adoc = b"= Quays\nNora Vance <n@e.org>\nv1, 2025-04-02\n:toc:\n\n== One\n\n* a\n** b\n\nfootnote:[There.] ifdef::x[]\n\n|===\n|a |b\n|===\n\n"
    matter = [case.content for case in FRONT_MATTER if isinstance(case.content, bytes) and len(case.content) < 20_000]
    return (
        GOOD["mora.md"].encode(),
        table + essay().encode(),
        rst + essay().encode(),
        adoc + essay().encode(),
        *matter,
    )


def _pages() -> tuple[bytes, ...]:
    from tests.hostile.case import GOOD
    from tests.hostile.web_pages import page

    return (GOOD["sato.html"].encode(), page("<table><tr><th>a<td>1</table><ul><li>a<ul><li>b</ul></ul><blockquote>c</blockquote><sup><a href='#n1'>1</a></sup><p id=n1>1 There.", "<meta name=author content='Nora Vance'><script type='application/ld+json'>{\"author\": {\"name\": \"N\"}}</script>").encode())  # fmt: skip


def _word() -> tuple[bytes, ...]:
    from tests.documents.docx import call, docx, paragraph, run
    from tests.hostile.packages import word

    table = "<w:tbl><w:tr><w:tc>" + paragraph(run("a")) + "</w:tc></w:tr></w:tbl>"
    return (word(), docx(paragraph(run("Title"), "Title") + paragraph(run("Some text.") + call(1)) + paragraph(run("An item"), item=True) + table, ("There.",), author="Nora Vance"))  # fmt: skip


def _open_document() -> tuple[bytes, ...]:
    from tests.hostile.packages import odt

    return (
        odt(
            "<text:list><text:list-item><text:p>One.<text:s text:c='3'/><text:tab/></text:p></text:list-item></text:list><text:p>Two<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>There.</text:p></text:note-body></text:note>.</text:p>"
        ),
    )


def _books() -> tuple[bytes, ...]:
    from tests.hostile.packages import epub

    return (epub("<ol><li>One</li></ol><aside>Note</aside>"),)


def _rich() -> tuple[bytes, ...]:
    from tests.hostile.archives import rtf

    return (
        rtf(
            "{\\b bold} {\\footnote There.} \\u8220?x\\u8221? \\trowd\\cellx100 a\\cell\\row \\pard{\\pntext 1.\\tab}Item\\par {\\info{\\author Nora}} \\'e9"
        ),
    )


def _print() -> tuple[bytes, ...]:
    from tests.hostile.pdfs import file

    made = sorted((ROOT / "tests").rglob("*.pdf"))[:3]
    return (file(), *(one.read_bytes() for one in made if one.stat().st_size < 200_000))


def _configured() -> tuple[bytes, ...]:
    return (
        b'[reading]\nmax_pages = 10\nexclude = ["*.bak", "old/*"]\n[themes]\nnumber = "auto"\nseed = 1\n[page]\ntitle = "Quays"\nformats = ["pdf"]\n[output]\ndate = "2025-04-02"\n',
        b"reading.max_pages = 10\n[recommendations]\nmin_score = 0.5\nimplicit = true\n",
    )


TARGETS: dict[str, Target] = {
    "text": Target(kind="text", samples=_texts, call=partial(_read, "text/plain")),
    "markdown": Target(kind="text", samples=_marked_up, call=partial(_read, "text/markdown")),
    "restructured": Target(kind="text", samples=_marked_up, call=partial(_read, "text/x-rst")),
    "asciidoc": Target(kind="text", samples=_marked_up, call=partial(_read, "text/asciidoc")),
    "html": Target(kind="xml", samples=_pages, call=partial(_read, "text/html")),
    "docx": Target(kind="xml", samples=_word, call=partial(_read, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")),
    "odt": Target(kind="xml", samples=_open_document, call=partial(_read, "application/vnd.oasis.opendocument.text")),
    "epub": Target(kind="xml", samples=_books, call=partial(_read, "application/epub+zip")),
    "rtf": Target(kind="rtf", samples=_rich, call=partial(_read, "application/rtf")),
    "pdf": Target(kind="pdf", samples=_print, call=partial(_read, "application/pdf")),
    "front-matter": Target(kind="text", samples=_marked_up, call=_front_matter),
    "sentences": Target(kind="text", samples=_texts, call=_sentences),
    "settings": Target(kind="toml", samples=_configured, call=_settings),
}  # fmt: skip
