"""The only ways of untrusted text out to people and machines; nothing else in this room opens a `Text`."""

from __future__ import annotations

import html
import re
from typing import Final

from generator.model.text import Text

_BACKTICKS: Final = re.compile(r"`+")
_PUNCTUATION: Final = re.compile(r"[\\`*_{}\[\]()<>#+!|&@~]")

LOG_COMMAND: Final = re.compile(r"##\w*\[")
"""What begins a command to a CI system, wherever on a line: `##[`, `##vso[` of Azure Pipelines, `##teamcity[`."""


def for_terminal(text: Text | str) -> str:
    r"""Returns the text as one line without control, bidi or other invisible characters (`\x1b` becomes visible).

    The bracket of a command to a CI system, which shows the terminal, is an escape as well.
    """
    raw = text.raw if isinstance(text, Text) else text
    if "##" in raw:
        raw = LOG_COMMAND.sub(lambda found: f"{found[0][:-1]}\\x5b", raw)
    if raw.isprintable():
        # nearly all of them
        return raw
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in raw
    )


def for_path(path: str) -> str:
    """Returns the path of a file as `for_terminal` writes it, where a line begins with it.

    A line that begins with `::` would be a command to GitHub, which takes no notice of blanks before it.
    """
    return for_terminal(f"./{path}" if path.lstrip().startswith("::") else path)


def lines_for_terminal(text: Text) -> list[str]:
    """Returns the lines of the text, each as `for_terminal` writes it."""
    return [for_terminal(line) for line in text.raw.split("\n")]


def for_lines(text: str) -> str:
    """Returns the lines of the text, each as `for_terminal` writes it."""
    return "\n".join(map(for_terminal, text.split("\n")))


def for_markdown_code(text: str) -> str:
    """Returns the text as a code span of one line (CommonMark 6.1), in which nothing is a link, a mention or HTML."""
    line = for_terminal(text)
    longest = max(map(len, _BACKTICKS.findall(line)), default=0)
    fence = "`" * (longest + 1)
    # a backtick at either end would become part of the fence, a span must not be empty, and of spaces at both ends one
    # is taken off
    pad = " " if longest or not line.strip() or line[0] == line[-1] == " " else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def for_markdown_fence(code: str, language: str = "python") -> list[str]:
    """Returns the lines of a fenced code block, which nothing of the code can end (CommonMark 4.5)."""
    lines = [for_terminal(line) for line in code.splitlines()]
    longest = max((len(run) for run in _BACKTICKS.findall(code)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *lines, fence]


def for_markdown_text(text: str) -> str:
    """Returns the text as words of one line, in which each punctuation mark stands for itself (CommonMark 2.4)."""
    return _PUNCTUATION.sub(r"\\\g<0>", for_terminal(text))


def for_html(text: str) -> str:
    """Returns the text as one line that is no markup, within an element or a quoted attribute."""
    return html.escape(for_terminal(text))


def for_workflow_message(text: str) -> str:
    """Returns the text as the message of a workflow command of GitHub, which may have several lines."""
    return for_lines(text).replace("%", "%25").replace("\n", "%0A")


def for_workflow_property(text: str) -> str:
    """Returns the text as a property of a workflow command of GitHub, such as its file."""
    return for_workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def for_sarif_message(text: str) -> str:
    """Returns the text as lines of a message of SARIF, in which no brackets are a link (3.11.6).

    Not all viewers know the backslash of the standard, so the brackets of a link are moved apart.
    """
    return for_lines(text).replace("](", "] (")


def for_json(text: Text | None) -> str | None:
    """Returns the text as a JSON value, which the encoder escapes."""
    return None if text is None else text.raw
