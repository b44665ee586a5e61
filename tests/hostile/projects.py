"""Settings, templates and command lines that are wrong or mean harm."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.case import Case, Outcome, Place, built, refused

_SECTION = "[{}]\n{}\n"


def _settings(name: str, how: str, why: str, text: str | bytes, expected: Outcome) -> Case:
    """A run with a settings file of that text."""

    def make(place: Place) -> None:
        (place.work / "briefgen.toml").write_bytes(text.encode() if isinstance(text, str) else text)

    return Case(name=name, family="settings", how=how, why=why, expected=expected, make=make, is_alone=True)


def _template(name: str, how: str, why: str, change: Callable[[Place], None], expected: Outcome, *, absent: tuple[str, ...] = ()) -> Case:  # fmt: skip
    """A run in a project with a template of its own."""

    def make(place: Place) -> None:
        (place.work / "briefgen.toml").write_text("")
        (place.work / "templates" / "brief").mkdir(parents=True)
        change(place)

    return Case(
        name=name, family="template", how=how, why=why, expected=expected, make=make, absent=absent, is_alone=True
    )


def _front(text: str) -> Callable[[Place], None]:
    """The template's first part says something else."""

    def change(place: Place) -> None:
        (place.work / "templates" / "brief" / "front.html.j2").write_text(
            text.replace("{secret}", str(place.secret)).replace("{url}", place.url)
        )

    return change


def _style(text: str) -> Callable[[Place], None]:
    def change(place: Place) -> None:
        (place.work / "templates" / "brief" / "brief.css").write_text(
            text.replace("{secret}", place.secret.as_uri()).replace("{url}", place.url)
        )

    return change


def _linked(place: Place) -> None:
    (place.work / "templates" / "brief" / "front.html.j2").symlink_to(place.secret)


def _words(name: str, how: str, why: str, words: tuple[str, ...], expected: Outcome, *, absent: tuple[str, ...] = ()) -> Case:  # fmt: skip
    return Case(
        name=name,
        family="command line",
        how=how,
        why=why,
        expected=expected,
        make=lambda place: None,
        words=words,
        absent=absent,
        is_alone=True,
    )


_FAULT = refused(3, "template-fault")
_DAMAGED = refused(3, "settings-file-damaged")
_WRONG = refused(3, "configuration")

SETTINGS = (
    _settings("no-toml", "no TOML at all, with terminal codes", "messages quote it", "\x1b[31m{{{{ = = [", _DAMAGED),
    _settings("binary-settings", "random bytes", "it is no text", bytes(range(256)) * 100, _DAMAGED),
    _settings("nested-settings", "50,000 open brackets", "a parser may recurse", "a = " + "[" * 50_000, _DAMAGED),
    _settings("dotted-settings", "a key of 50,000 parts", "a parser may recurse", ".".join("a" * 50_000) + " = 1", refused(3)),
    _settings("huge-number", "a number of 10,000 digits", "Python refuses such", "[reading]\nmax_pages = 1" + "0" * 10_000, refused(3)),
    _settings("unknown-keys", "keys with terminal codes, HTML, newlines", "messages quote them", '["\\u001b[31m<b>"]\n"\\u202e\\n" = 1\n[reading]\n"\\u0007" = 2', _WRONG),
    _settings("wrong-types", "a list for a number, a table for a text, NaN, a date", "every value is checked", '[reading]\nmax_pages = [1]\nmax_file_bytes = nan\n[page]\ntitle = { a = 1 }\nformats = "pdf"\n[output]\ndate = 2025-99-99', refused(3)),
    _settings("out-of-range", "zero, negative numbers, a seed of 10^30", "every value has a range", "[reading]\nmax_pages = 0\nreader_seconds = -1\n[themes]\nseed = 1" + "0" * 30 + "\nnumber = 1", _WRONG),
    _settings("huge-settings", "a settings file of 20 MB", "it is read whole", "# " + "x" * 20_000_000 + "\n", _DAMAGED),
    _settings("output-elsewhere", "a folder of editions called ../../../../x\\u0000", "names of files may hold no NUL", '[output]\nfolder = "a\\u0000b"', refused(3)),
    _settings("small-limits", "limits of one byte and one character", "every text is left out", "[reading]\nmax_file_bytes = 1\nmax_text_characters = 1", refused(4, "nothing-to-compare")),
    _settings("title-settings", "a title with HTML, a template, terminal codes", "titles are printed everywhere", '[page]\ntitle = "<script>alert(1)</script>{{ 7 * 191 }}\\u001b[31m\\u202e"', built()),
)  # fmt: skip

TEMPLATES = (
    _template("sandbox-escape", "().__class__.__mro__, cycler.__init__.__globals__", "a template must not reach Python", _front("{{ ().__class__.__mro__[1].__subclasses__() }}{{ cycler.__init__.__globals__.os.popen('touch owned').read() }}"), _FAULT),
    _template("format-escape", "'{0.__class__}'.format, attr filter", "old ways out of the sandbox", _front("{{ '{0.__class__.__init__.__globals__}'.format(brief) }}{{ brief | attr('__class__') }}"), _FAULT),
    _template("include-secret", "{% include %} of a file elsewhere", "templates are files of two folders", _front("{% include '{secret}' %}"), _FAULT),
    _template("include-above", "{% include '../../../outside/secret.txt' %}", "templates are files of two folders", _front("{% include '../../../outside/secret.txt' %}"), _FAULT),
    _template("undefined-name", "a name that is not there", "it must not print nothing", _front("<p>{{ brief.no_such_thing.at_all }}</p>"), _FAULT),
    _template("wrong-syntax", "{% if %} without end", "the line must be named", _front("{% if brief %}\n{{ 1"), _FAULT),
    _template("includes-itself", "a template that includes itself", "Python recurses", _front("{% include 'front.html.j2' %}"), _FAULT),
    _template("endless-loop", "a loop of 10^12 turns", "a template may not run for ever", _front("{% for i in range(1000000000000) %}x{% endfor %}"), _FAULT),
    _template("endless-text", "'x' * 10^12", "a template may not take all memory", _front("{{ 'x' * 1000000000000 }}"), refused(7, "render-too-large")),
    _template("template-fetches", "an image of a loopback address", "the layout engine fetches", _front("<h1>{{ brief.title }}</h1><img src='{url}/x.png'>"), refused(7, "render-failed")),
    _template("template-reads", "an image that is a file elsewhere", "the layout engine reads files", _front("<h1>{{ brief.title }}</h1><img src='file://{secret}'><link rel=attachment href='file://{secret}'>"), refused(7, "render-failed")),
    _template("style-fetches", "a style with @import and url()", "the layout engine fetches", _style("@import url({url}/x.css); body { background: url({secret}) }"), refused(7, "render-failed")),
    _template("linked-template", "a template that is a link to a file elsewhere", "links lead out", _linked, _FAULT),
)  # fmt: skip

WORDS = (
    _words("hostile-title-option", "--title with HTML, a template, terminal codes", "titles are printed everywhere", ("--title", "<script>alert(1)</script>{{ 7 * 191 }}\x1b[31m\u202e"), built(), absent=("1337",)),
    _words("title-option", "--title of 4,000 letters", "titles are printed everywhere", ("--title", "word " * 800), built()),
    _words("long-title-option", "--title of 100,000 letters", "titles are printed everywhere", ("--title", "word " * 20_000), refused(2, "usage")),
    _words("template-path", "--template ../../outside", "a name is no path", ("--template", "../../outside"), refused(3, "unknown-template")),
    _words("template-empty", "--template ..", "a name is no path", ("--template", ".."), refused(3, "unknown-template")),
    _words("format-unknown", "--format of a terminal code", "messages quote it", ("--format", "\x1b[31m"), refused(2, "unknown-format")),
    _words("date-wrong", "--date 2025-02-31; rm", "dates become names of folders", ("--date", "2025-02-31/../../x"), refused(2)),
    _words("themes-wrong", "--themes 10^30", "numbers overflow", ("--themes", "1" + "0" * 30), refused(2)),
    _words("jobs-wrong", "--jobs -2", "workers are started", ("--jobs", "-2"), refused(2)),
    _words("output-in-sources", "the output within the sources", "it must not be read", ("--output", "{root}/sources/made"), built()),
    _words("output-is-sources", "the output is the folder of sources", "a brief must not be compared with itself", ("--output", "{root}/sources"), refused(2, "source-in-output")),
    _words("output-above", "the output holds the sources", "a brief must not be compared with itself", ("--output", "{root}"), refused(2, "source-in-output")),
    _words("output-file", "the output is a file", "nothing can be written there", ("--output", "{root}/sources/lind.txt"), refused(7, "output-failed")),
    _words("output-below-file", "the output lies below a file", "nothing can be written there", ("--output", "{root}/sources/lind.txt/x"), refused(7, "output-failed")),
    _words("output-nul-name", "the output is called -x, with a newline and a terminal code", "names are printed", ("--output", "{root}/-x\n\x1b[31m"), built()),
)  # fmt: skip

CASES = (*SETTINGS, *TEMPLATES, *WORDS)
