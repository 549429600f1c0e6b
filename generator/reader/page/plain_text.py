"""From marked-up text of a page to plain text.

The text went through .NET doc comments, HTML and Markdown, in any combination, so entities may be escaped twice and
tags may be raw or escaped. The result is for people to read; it is still untrusted.
"""

from __future__ import annotations

import html
import re

from generator.model.text import Text

# the four ranges are all of ASCII's punctuation, and nothing else can be escaped
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# no `<` or `>` inside: a `<` of a sentence must not take the words up to the next tag with it
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
# HTML reads a slash between attributes as a blank
_ATTRIBUTE = re.compile(r"[\s/][\w:.-]+\s*=")
# `cref` and `langword` are attributes of `see`, `name` is that of `paramref` and `typeparamref`
_REFERENCE = re.compile(r"\b(?:cref|langword|name)\s*=\s*[\"']([^\"']*)[\"']")
_EMPTY_REFERENCE = re.compile(r"<(see|seealso)\b([^<>]*)>\s*</(?:see|seealso)\s*>")
_HIDDEN_START = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_HIDDEN_END = re.compile(r"-->|</(?:script|style)[^<>]*>", re.IGNORECASE)
# the no-break space is among them, to become a plain one
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{3,}")
# where browsers see the beginning of a tag or a comment
_TAG_LIKE = re.compile(r"<(?=[/A-Za-z!])")

_BREAKS = frozenset(("br", "p", "para"))
_REFERENCES = frozenset(("see", "seealso", "paramref", "typeparamref"))
# not every name between < and > is a tag: descriptions have `Dictionary<string>` and `<client>` too
_TAGS = frozenset(
    re.findall(
        r"\w+",
        """
        a b big blockquote body button c code dd div dl dt em embed example font form h1 h2 h3 h4 h5 h6
        head hr html i iframe img input item li link listheader math meta noscript ol pre remarks returns
        script small span strong style sub summary sup svg table tbody td th thead tr tt u ul
        """,
    )
)
# tags nested in tags could need any number of passes; `_TAG_LIKE` makes harmless what these leave
_MOST_PASSES = 4


def text_from_markdown(text: str) -> Text | None:
    """Plain text of Markdown, None where nothing is left."""
    return text_from_markup(without_escapes(text))


def text_from_markup(text: str) -> Text | None:
    """Plain text of HTML or doc comments, None where nothing is left."""
    plain = _plain(text)
    return Text(plain) if plain else None


def without_escapes(text: str) -> str:
    r"""Markdown with `\_` as `_`; other backslashes stay (CommonMark 2.4)."""
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def unescaped(text: str) -> str:
    """Words without Markdown's escapes and without entities."""
    return _without_entities(without_escapes(text))


def without_controls(text: str) -> str:
    """Words without C0 and C1 control characters except the newline, and without lone surrogates."""
    return _UNSEEN.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    return " " if match[0] in "\t\u00a0" else ""


def _plain(text: str) -> str:
    # entities first, since tags may be written with them
    text = _without_entities(text)
    if "<" in text:
        text = _without_tags(text)
    lines = (line.strip() for line in without_controls(text).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_entities(text: str) -> str:
    # twice, for entities that were escaped once more
    return html.unescape(html.unescape(text)) if "&" in text else text


def _without_tags(text: str) -> str:
    """Words without tags: a pass may join the halves of another tag, as in `<scr<b>ipt>`, until none is left."""
    for _ in range(_MOST_PASSES):
        stripped = _one_pass(text)
        if stripped == text:
            return text
        text = stripped
    return _TAG_LIKE.sub("", text)


def _one_pass(text: str) -> str:
    # before the tags, which are removed with their attributes
    text = _EMPTY_REFERENCE.sub(lambda match: _last_name(match[2]), text)
    return _TAG.sub(_replacement, _without_hidden(text))


def _replacement(match: re.Match[str]) -> str:
    closing, name, rest = match[1], match[2].lower(), match[3]
    if not _is_tag(bool(closing), name, rest):
        return match[0]
    if name in _BREAKS:
        return "\n"
    empty_reference = name in _REFERENCES and rest.endswith("/") and not closing
    return _last_name(rest) if empty_reference else ""


def _is_tag(closing: bool, name: str, rest: str) -> bool:
    if _ATTRIBUTE.search(rest):
        return True
    known = closing or name in _BREAKS or name in _REFERENCES or name in _TAGS
    return known and not rest.strip(" \t\n/")


def _last_name(attributes: str) -> str:
    """`C` of `cref="T:A.B.C"` and of `cref="M:A.B.C(System.Int32)"`."""
    name = _REFERENCE.search(attributes)
    if name is None:
        return ""
    return name[1].partition("(")[0].rpartition(":")[2].rpartition(".")[2]


def _without_hidden(text: str) -> str:
    """Words without comments, scripts and styles, and what is in them."""
    kept: list[str] = []
    position = 0
    while start := _HIDDEN_START.search(text, position):
        kept.append(text[position : start.start()])
        end = _HIDDEN_END.search(text, start.end())
        if end is None:
            return "".join(kept)
        position = end.end()
    kept.append(text[position:])
    return "".join(kept)
