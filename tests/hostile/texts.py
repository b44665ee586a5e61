"""Plain text that looks like something else, or is hard to read."""

from __future__ import annotations

from tests.hostile.case import BODY, NAMED, Case, Outcome, built, essay, notice

_SLANTED = "’;alert(1)//"


def _text(name: str, how: str, why: str, content: str | bytes, expected: Outcome | None = None, *, shown: tuple[str, ...] = (), absent: tuple[str, ...] = (), ending: str = "txt", is_slow: bool = False) -> Case:  # fmt: skip
    return Case(
        name=f"text-{name}",
        family="text",
        how=how,
        why=why,
        expected=expected or built(),
        file=f"text-{name}.{ending}",
        content=content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content,
        shown=shown,
        absent=absent,
        is_slow=is_slow,
    )


def _says(name: str, how: str, why: str, inner: str, *, shown: tuple[str, ...] = (), absent: tuple[str, ...] = (), ending: str = "txt") -> Case:  # fmt: skip
    return _text(name, how, why, essay(inner), shown=shown, absent=absent, ending=ending)


def _front(matter: str) -> str:
    return f"---\n{matter}\n---\n\n{BODY}\n\nThe council should open the quays before the summer.\n"


ACTING = (
    _says("jinja-expression", "{{ 7 * 191 }} in a sentence", "a text is never template source", "read {{ 7 * 191 }} and {{ config }} aloud", shown=("{{ 7 * 191 }}",), absent=("1337",)),
    _says("jinja-statement", "{% for %}, {% include %}, {# #}", "a text is never template source", "count {% for i in range(9) %}twelve{% endfor %} {% include '../outside/secret.txt' %} {# x #} boats", shown=("{% for i in range(9) %}",), absent=("twelvetwelve",)),
    _says("html-tags", "<script>, <img onerror>, <style>, <!--, </body>", "a text is never HTML", "open <script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style></main></body><!-- the quays", shown=("<script>alert(1)</script>",)),
    _says("html-remote", "<img src=http://...>, <link rel=attachment href=file://...>", "the layout engine fetches what a page names", "load <img src='http://127.0.0.1:9/x.png'> and <link rel=attachment href='file:///etc/passwd'> at once", shown=("<link rel=attachment href='file:///etc/passwd'>",)),
    _says("entities", "&lt;script&gt;, &#x202e;, &amp;amp;", "what is escaped stays escaped", "print &lt;script&gt; and &#x202e; and &amp;amp; as they are", shown=("&lt;script&gt; and &#x202e; and &amp;amp;",)),
    _says("markdown-links", "links to javascript:, data:, file:", "a link must not act in HTML or PDF", "follow [this](javascript:alert(1)) or [that](data:text/html,<script>alert(1)</script>) or <javascript:alert(2)> first", ending="md"),
    _says("markdown-html", "HTML inside Markdown", "Markdown lets HTML through", "open <iframe src='javascript:alert(1)'></iframe> <b onclick='alert(1)'>every</b> quay", ending="md"),
    _says("markdown-images", "![](http://...) and ![](file:///...)", "a picture must not be fetched", "see ![the plan](http://127.0.0.1:9/plan.png) and ![it](file:///etc/passwd) before it decides", ending="md"),
    _says("ansi", "colours, cursor movements, a bell, a window title", "file contents are printed on terminals", "paint \x1b[31m\x1b[2J\x1b[1;1H\x07\x1b]0;owned\x07 the quays"),
    _says("osc-8", "a terminal hyperlink, an OSC 52 clipboard write", "terminals obey such codes", "follow \x1b]8;;http://127.0.0.1:9/\x1b\\the plan\x1b]8;;\x1b\\ and \x1b]52;c;cm0gLXJm\x07 act"),
    _says("c1-controls", "the eight-bit control codes U+0080 to U+009F", "some terminals obey those, too", "paint \x9b31m \x90q\x9c the \x85 quays"),
    _says("bidi", "overrides, isolates, marks, one of them never closed", "text may read other than it is", "pay \u202e000,1\u202c euros to \u2067the port\u2066 office \u061c\u200f today"),
    _says("zero-width", "characters of no width, in words and alone", "words may be other than they look", "o\u200bpen\u2060 the\ufeff qu\u200day\u200cs\u00ad"),
    _says("tags-and-variations", "Unicode tag characters, variation selectors", "text that nobody sees", "open the quays\U000e0041\U000e0042\U000e007f\ufe0f\U000e0100"),
    _says("line-separators", "U+2028, U+2029, U+0085, form feed, vertical tab", "they end lines for some and not for others", "open\u2028the\u2029quays\x0bto\x0call"),
    _says("spreadsheet-formula", "=cmd|' /C calc'!A0, @SUM, +1, -1", "a table made of it must not compute", "=cmd|' /C calc'!A0 and @SUM(1+1) pay"),
    _says("shell", "$(...), backticks, ; rm -rf", "a text is never a command", "run $(touch owned) `touch owned` ; rm -rf ~ | sh && true"),
    _says("sql-and-format", "'; DROP TABLE, %s%n, {0}, {a.__class__}, ${x}", "a text is never a format", "use '; DROP TABLE briefs;-- %s%n%x {0} {a.__class__} ${x} $(x)"),
    _says("css", "url(), expression(), </style>, @import", "a text is never a style", "use } * { background: url(http://127.0.0.1:9/) } </style> @import 'x'; quays"),
    _says("quotes", "quotation marks that never close, of eight kinds", "sentences end in spite of them", "open “the ‘quays «to „boats \"and 'people ‹here 「now"),
    _says("header-injection", "a title with Bcc: and encoded words", "titles end in mail headers", "open =?utf-8?q?a=0ABcc=3A_e=40e=2Eorg?= the quays"),
    _text("hostile-title", "HTML, Jinja and ANSI in title and author", "titles stand on page 1, in metadata, in file names", essay(title="<h1>{{ 7 * 191 }}</h1>\x1b[31m\u202eA title", author="<b>{{ 7 * 191 }}</b> \x1b[5mEve"), absent=("1337",)),
    _text("long-title", "a first line of 100,000 characters", "a title is printed in many places", "word " * 20_000 + "\n\n" + essay()),
)  # fmt: skip

ENCODINGS = (
    _text("nul", "NUL bytes in the text", "strings may end there", essay("open\x00the quays")),
    _text("many-nuls", "more NULs than text", "it is no text", b"\x00" * 5_000 + essay().encode(), notice("not-text")),
    _text("controls", "every control character once", "a few do not make a file binary", essay("".join(map(chr, range(1, 9))) + "open the quays"), NAMED),
    _text("utf-16", "UTF-16 with a mark", "it is text", essay().encode("utf-16"), built()),
    _text("utf-16-bare", "UTF-16 without a mark", "it cannot be told from binary", essay().encode("utf-16-le"), NAMED),
    _text("utf-32", "UTF-32 with a mark", "its mark begins with that of UTF-16", b"\xff\xfe\x00\x00" + essay().encode("utf-32-le"), built()),
    _text("utf-16-surrogates", "UTF-16 with half of a pair", "it cannot be written as UTF-8", b"\xff\xfe" + essay("open \ud800 the quays").encode("utf-16-le", "surrogatepass"), notice("not-text")),
    _text("cesu", "UTF-8 of surrogates (CESU-8)", "it is not UTF-8", essay("open \ud83d\ude00 \udfff the quays"), NAMED),
    _text("overlong", "overlong UTF-8 of / and NUL", "it is not UTF-8", essay("open").encode() + b"The council should pay \xc0\xaf\xc0\x80\xe0\x80\xaf now.\n", NAMED),
    _text("two-marks", "two byte order marks", "one is text", b"\xef\xbb\xbf\xef\xbb\xbf" + essay().encode(), built()),
    _text("false-mark", "a mark of UTF-16, then ASCII of an odd length", "it is not what it says", b"\xff\xfe" + b"abc" * 1_001, NAMED),
    _text("truncated-utf-8", "cut off within a character", "downloads end anywhere", essay("open the caf\u00e9").encode()[:-30] + "caf\u00e9".encode()[:-1], NAMED),
    _text("non-characters", "U+FFFE, U+FFFF, private use, unassigned", "XML and fonts know none of them", essay("open \ufffe\uffff\ue000\U0010ffff\u0378 the quays")),
    _text("zalgo", "300 combining marks on each letter", "letters grow over lines", essay("open the " + "".join(letter + "\u0301\u0310\u0489" * 100 for letter in "quays"))),
    _text("all-planes", "a letter of each of 300 scripts and symbols", "no font has them all", essay("open " + "".join(chr(code) for code in range(0x100, 0x2FFFF, 640) if not 0xD800 <= code < 0xE000))),
    _text("random", "random bytes", "it is no text", bytes((number * 7919 + number // 251) % 256 for number in range(20_000)), notice("not-text")),
    _text("blank", "white space of all kinds", "it holds nothing", " \t\r\n\x0b\x0c\u00a0\u2003\u200b\ufeff\n" * 20, notice("empty-file")),
    _text("empty", "no byte", "it holds nothing", b"", notice("empty-file")),
)  # fmt: skip

LARGE = (
    _text("many-lines", "200,000 lines", "time must not grow with their square", essay() + "The port is old.\n" * 100_000 + "\n" * 100_000, built(), is_slow=True),
    _text("one-line", "1.9 MB in one line, without a full stop", "a sentence of any length", essay() + "word and " * 210_000, built(), is_slow=True),
    _text("fifty-megabytes", "50 MB in one line", "past max_file_bytes", b"a" * 50_000_000, notice("too-large"), is_slow=True),
    _text("just-too-long", "2.1 million characters", "past max_text_characters", essay() + "word. " * 350_000, notice("text-too-long"), is_slow=True),
    _text("spaces", "400,000 spaces within a sentence", "patterns look back over them", essay("open" + " " * 400_000 + "the quays")),
    _text("brackets", "400,000 opening brackets", "patterns nest or look back", essay("open " + "(" * 400_000 + "the quays")),
    _text("dots", "a.a.a. 200,000 times", "each may be an abbreviation", essay("open " + "a." * 200_000 + " the quays")),
    _text("should", "“should” 20,000 times", "every word is a cue", essay("should " * 20_000), is_slow=True),
    _text("commas", "a list of 20,000 items in one sentence", "clauses are told apart at commas", essay("open " + ", and the quay" * 20_000), is_slow=True),
    _text("long-word", "a word of a megabyte", "stems and line breaks", essay("open " + "a" * 1_000_000), is_slow=True),
    _text("long-token", "a word of 50,000 letters", "stems and line breaks", essay("open " + "ab" * 25_000)),
    _text("digits", "a number of 400,000 digits", "numbers are read, and Python refuses such", essay("pay " + "9" * 400_000 + " euros"), is_slow=True),
    _text("dates", "5,000 dates", "dates are sought in every line", essay() + "On 2 April 2025, 2025-04-02. " * 5_000, is_slow=True),
    _text("nested-list", "a list of 800 levels", "levels nest", essay() + "".join("  " * level + "- Open it.\n" for level in range(800)), ending="md", is_slow=True),
    _text("nested-quotes", "> repeated 20,000 times on a line", "levels nest", essay() + "> " * 20_000 + "Open it.\n", ending="md"),
    _text("emphasis", "*_*_ 20,000 times", "emphasis pairs up", essay("open " + "*_" * 20_000 + " the quays"), ending="md", is_slow=True),
    _text("link-brackets", "[ repeated 20,000 times, then ](", "links pair up", essay("open " + "[" * 20_000 + "](" * 20_000 + " the quays"), ending="md", is_slow=True),
    _text("backticks", "runs of backticks of every length to 500", "code spans pair up", essay("open " + " ".join("`" * n for n in range(1, 500)) + " the quays"), ending="md", is_slow=True),
    _text("headings", "20,000 headings", "sections nest", essay() + "\n".join(f"{'#' * (n % 6 + 1)} Quay {n}\n" for n in range(20_000)), ending="md", is_slow=True),
    _text("notes", "10,000 footnotes, each called", "notes are matched with their calls", essay() + " ".join(f"It is[^{n}]." for n in range(10_000)) + "\n\n" + "\n".join(f"[^{n}]: There." for n in range(10_000)), ending="md", is_slow=True),
    _text("rules", "lines of =, -, ~ of 50,000 characters", "rules and headings of reStructuredText", "Quays\n" + "=" * 50_000 + "\n\n" + essay() + "~" * 50_000 + "\n", ending="rst", is_slow=True),
    _text("rst-directives", "raw, include, csv-table :url:", "directives of reStructuredText read files", essay() + ".. include:: ../outside/secret.txt\n\n.. raw:: html\n   :file: ../outside/secret.txt\n\n.. csv-table::\n   :url: http://127.0.0.1:9/\n", ending="rst"),
    _text("asciidoc-include", "include::, ifeval::, image::", "directives of AsciiDoc read files", "= Quays\nNora Vance\n\n" + essay() + "include::../outside/secret.txt[]\n\nimage::http://127.0.0.1:9/x.png[]\n", ending="adoc"),
)  # fmt: skip

FRONT_MATTER = (
    _text("yaml-aliases", "nine levels of aliases", "a billion entries of a few bytes", _front("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(9)) + "title: *j"), ending="md"),
    _text("yaml-merge", "merge keys onto themselves", "a mapping that holds itself", _front("a: &a\n  <<: *a\n  title: Quays"), ending="md"),
    _text("yaml-objects", "!!python/object/apply:os.system", "YAML can make objects", _front("title: !!python/object/apply:os.system ['touch owned']\nauthor: !!python/name:os.system"), ending="md"),
    _text("yaml-nested", "10,000 open brackets", "a parser may recurse", _front("title: " + "[" * 9_000), ending="md"),
    _text("yaml-numbers", "a number of 5,000 digits, .inf, dates that are none", "numbers and dates are converted", _front("title: 1" + "0" * 5_000 + "\ndate: 2025-02-31\nauthor: .inf"), ending="md"),
    _text("yaml-controls", "ANSI and HTML in every field", "fields become title and author", _front('title: "\\e[31m<script>alert(1)</script>{{ 7 * 191 }}"\nauthor: "\\u202eEve\\x07"\ndate: "<b>2025</b>"'), absent=("1337",), ending="md"),
    _text("toml-matter", "TOML with 5,000 levels of a table", "a parser may recurse", "+++\n" + ".".join(["a"] * 5_000) + ' = 1\ntitle = "x"\n+++\n\n' + essay(), ending="md"),
    _text("unclosed-matter", "front matter that never ends", "the whole text may be taken for it", "---\ntitle: Quays\n" + essay(), ending="md"),
)  # fmt: skip

CASES = (*ACTING, *ENCODINGS, *LARGE, *FRONT_MATTER)
