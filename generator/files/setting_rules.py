"""What the values of settings must be, beyond their types: one table, judged when the settings are read."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal, Protocol, get_args
from urllib.parse import urlsplit

import msgspec

from generator.files.package_names import distribution_fault, package_fault
from generator.model.catalogue import CATALOGUE, DefectClass
from generator.reader.arguments import is_address

MOST_JOBS: Final = 1024
"""More processes than any machine that generates SDKs has cores."""

# the name rules of PyPI (PEP 508)
_DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")

# RFC 3986 without user names, without `()*'!$` that Markdown or a docstring may read otherwise, and with `{path}`, which
# no host has: a page must not choose it
_PAGE_URL: Final = re.compile(
    r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~/?#=&;:@,%+-]|\{path\})*"
)


FailOn = Literal["breaking", "doubtful", "any", "missing-bump"]
"""What `docwright diff` may fail at."""

LintFailOn = Literal["error", "warning", "info", "never"]
"""What `docwright lint` may fail at: a level and those above it."""


class _HasPath(Protocol):
    @property
    def path(self) -> str: ...


class Rule(msgspec.Struct, frozen=True):
    """What a setting must be: `fault` gives why a value cannot be used, empty where it can."""

    key: str
    fault: Callable[[Any], str]
    hint: str


def _path(path: str | None) -> str:
    if path is None:
        return ""
    if not path.strip():
        return "it is empty"
    if not path.isprintable():
        return "it has characters that cannot be printed"
    return "it is an address, and Docwright uses no network" if is_address(path) else ""


def _each(fault: Callable[[str], str]) -> Callable[[tuple[str, ...]], str]:
    """The rule of a list whose items have a rule."""
    return lambda items: next(
        (f"{item!r}: {why}" for item in items if (why := fault(item))), ""
    )


def _sources(entries: Sequence[_HasPath]) -> str:
    return _each(_path)(tuple(entry.path for entry in entries))


def package_name_fault(name: str) -> str:
    """Why a package cannot have a name, empty where it can."""
    if not name.isascii() or not name.isidentifier():
        return "it is no Python name in ASCII"
    if keyword.iskeyword(name):
        return "it is a keyword of Python"
    return package_fault(name)


def _distribution(name: str) -> str:
    # without this setting it follows from the package
    if not name:
        return ""
    if not _DISTRIBUTION.fullmatch(name):
        return "PyPI allows no such name"
    return distribution_fault(name)


def normal_version(version: str) -> str:
    """A version in the normal form of PEP 440; raises ValueError where it is none."""
    from packaging.version import Version  # noqa: PLC0415 - few runs have a version

    # the library would drop what surrounds a version, such as the end of a line
    if version != version.strip():
        raise ValueError("it has spaces around it")
    return str(Version(version))


def normal_license(expression: str) -> str:
    """A licence as SPDX spells it, empty where there is none; raises ValueError where SPDX has no such expression."""
    if not expression:
        return ""
    # the table of all licences takes longer to import than short commands to run
    from packaging.licenses import (  # noqa: PLC0415 - few runs have a licence
        canonicalize_license_expression,
    )

    return canonicalize_license_expression(expression)


def _unless(normal: Callable[[str], str]) -> Callable[[str], str]:
    """The rule of a value that has a normal form."""

    def fault(value: str) -> str:
        try:
            normal(value)
        except ValueError as error:
            return str(error) or "it has no normal form"
        return ""

    return fault


def repository_fault(url: str) -> str:
    """Why a URL cannot be that of a repository, empty where it can."""
    # projects without a public repository have none
    if not url:
        return ""
    if not url.isascii() or not url.isprintable() or set(url) & set(" <>\"'`|\\^{}"):
        return "it has characters that no URL has (RFC 3986)"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return str(error)
    if parts.scheme not in {"http", "https"} or not host:
        return "it is no http or https URL"
    if "@" in parts.netloc:
        return "it has a user name, which everybody would read"
    if parts.query or parts.fragment or url.endswith(("?", "#")):
        return "it has a query or a fragment"
    return ""


def _pattern(pattern: str) -> str:
    if not pattern or not pattern.isprintable() or " " in pattern:
        return "no subject id has spaces, and none is empty"
    return ""


def _word(word: str) -> str:
    usable = word.isascii() and word.isalnum()
    return "" if usable else "it does not consist of ASCII letters and digits"


def _jobs(jobs: int) -> str:
    return "" if 0 <= jobs <= MOST_JOBS else f"it is not from 0 to {MOST_JOBS}"


def _page_url(url: str) -> str:
    # without this setting, pages have no link
    if not url:
        return ""
    if url.count("{path}") != 1:
        return "it does not have {path} once"
    if not _PAGE_URL.fullmatch(url):
        return "it is no address of http or https, or has characters that an address writes with '%'"
    return ""


def _fail_on(words: str | tuple[str, ...]) -> str:
    given = (words,) if isinstance(words, str) else words
    of_commands = (get_args(FailOn), get_args(LintFailOn))
    for word in given:
        # without a word nothing is set
        if word and not any(word in known for known in of_commands):
            return f"{word!r} is none of {', '.join(w for known in of_commands for w in known)}"
    for known in of_commands:
        several = [word for word in given if word in known]
        if len(several) > 1:
            return f"{several[0]!r} and {several[1]!r} are for the same command"
    return ""


def _defect_id(name: str) -> str:
    if name in CATALOGUE and CATALOGUE[name].lint:
        return ""
    if name in {*DefectClass}:
        return ""
    return "it is no id or class of a defect"


_PATTERNS: Final = (
    "Use the name of an agent, or a subject id with '*' for any characters, such as soap/Services88/*."
)

_DEFECTS: Final = (
    "Use ids such as rest-sample, or the classes contradiction, broken, missing and style."
)

RULES: Final = (
    Rule("docs", _each(_path), "Name folders or files of pages."),
    Rule("sources", _sources, "Name folders or files in DOCS, each with its date."),
    Rule("output", _path, "Name a folder for the SDK."),
    Rule(
        "package",
        package_name_fault,
        "Use a Python name of letters, digits and '_' that nothing else has.",
    ),
    Rule(
        "distribution",
        _distribution,
        "Use letters, digits, '.', '_' and '-' (the name rules of PyPI), and a name that nothing else has.",
    ),
    Rule(
        "sdk_version",
        _unless(normal_version),
        "Use a version such as 1.2.3 or 1.2.3rc1 (PEP 440).",
    ),
    Rule(
        "license",
        _unless(normal_license),
        "Use an SPDX expression such as MIT or Apache-2.0; LicenseRef-Proprietary is one as well.",
    ),
    Rule(
        "repository",
        repository_fault,
        "Use the address of the SDK's repository in a browser, such as https://git.example/team/sdk.",
    ),
    Rule("only", _each(_pattern), _PATTERNS),
    Rule("exclude", _each(_pattern), _PATTERNS),
    Rule("overrides", _path, "Name a file with corrections of the docs."),
    Rule("names.words", _each(_word), "Use words of ASCII letters and digits."),
    Rule(
        "page_root",
        _path,
        "Name the folder from which the paths of pages are counted.",
    ),
    Rule(
        "page_url",
        _page_url,
        'Write the address of a page with {path} for its path, such as "https://docs.example.com/{path}".',
    ),
    Rule("accept", _path, "Name a file with the changes that are accepted."),
    Rule("select", _each(_defect_id), _DEFECTS),
    Rule("ignore", _each(_defect_id), _DEFECTS),
    Rule(
        "baseline", _path, "Name a file, which docwright lint --update-baseline writes."
    ),
    Rule(
        "fail_on",
        _fail_on,
        'Write fail_on = "breaking" for diff, "warning" for lint, or ["breaking", "warning"] for both.',
    ),
    Rule("jobs", _jobs, f"Use 0 for one per core, or a number up to {MOST_JOBS}."),
)
"""Every setting that has a rule beyond its type; a test compares them with the settings that there are."""
