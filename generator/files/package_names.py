"""Names that the SDK's package or distribution cannot have, because somebody else has them.

A package called like a module of Python or like a library of the SDK hides it, or is hidden by it; one called like another
folder of OUT shares that folder. A distribution called like a library of the SDK requires itself.
"""

from __future__ import annotations

import re
import sys
from typing import Final

from generator.emit.names.rules import DEVICES

LONGEST: Final = 60
"""Characters of a package, so that the longest path below `tests/contract` stays below the limit of all paths."""

LIBRARIES: Final = {
    # what the SDK requires, with extras and tests, and what that requires
    "anyio": ("anyio",),
    "attrs": ("attr", "attrs"),
    "cffi": ("cffi", "_cffi_backend"),
    "cryptography": ("cryptography",),
    "h11": ("h11",),
    "hatchling": ("hatchling",),
    "httpcore2": ("httpcore2",),
    "httpx2": ("httpx2",),
    "idna": ("idna",),
    "iniconfig": ("iniconfig",),
    "jsonschema": ("jsonschema",),
    "jsonschema-specifications": ("jsonschema_specifications",),
    "lxml": ("lxml",),
    "msgspec": ("msgspec",),
    "packaging": ("packaging",),
    "pathspec": ("pathspec",),
    "pluggy": ("pluggy",),
    "pycparser": ("pycparser",),
    "pygments": ("pygments",),
    "pyjwt": ("jwt",),
    "pytest": ("pytest", "_pytest", "py"),
    "referencing": ("referencing",),
    "rpds-py": ("rpds",),
    "tomlkit": ("tomlkit",),
    "trove-classifiers": ("trove_classifiers",),
    "truststore": ("truststore",),
    "typing-extensions": ("typing_extensions",),
    # what installs and builds it
    "build": ("build",),
    "pip": ("pip",),
    "setuptools": ("setuptools", "pkg_resources"),
    "wheel": ("wheel",),
    # Docwright itself
    "superoffice-docwright": ("generator",),
}
"""Import names by distribution."""

_PYTHON: Final = sys.stdlib_module_names | frozenset(
    # this version does not list its own tests; what other versions have that the SDK supports
    """test aifc annotationlib asynchat asyncore audioop cgi cgitb chunk compression crypt distutils imghdr imp lib2to3
    mailcap msilib nis nntplib ossaudiodev pipes smtpd sndhdr spwd sunau telnetlib uu xdrlib""".split()
)
_FOLDERS: Final = frozenset({"docs", "tests", "build", "dist"})
_USERS: Final = "_custom"


def package_fault(name: str) -> str:
    """Why a package cannot have this name, which is a Python name in ASCII; empty where it can."""
    # on some systems names that differ in case only are the same folder
    lower = name.lower()
    if lower in _FOLDERS:
        return f"{lower} is another folder of the output"
    if lower.endswith(_USERS):
        return f"folders that end in {_USERS} are the user's"
    if lower in _PYTHON:
        return f"{lower} is a module of Python"
    if lower in DEVICES:
        return f"Windows has a device called {lower}"
    if any(lower in modules for modules in LIBRARIES.values()):
        return f"{lower} is a library that is installed beside the SDK"
    if lower == "conftest":
        return "pytest takes it for its own file"
    if lower.startswith("__") or not lower.strip("_"):
        return "Python keeps such names for itself"
    return f"it is longer than {LONGEST} characters" if len(name) > LONGEST else ""


def distribution_fault(name: str) -> str:
    """Why a distribution cannot have this name, which follows the rules of PyPI; empty where it can."""
    # spelt as installers compare names (PEP 503)
    normal = re.sub(r"[-_.]+", "-", name).lower()
    if normal in LIBRARIES:
        return f"{normal} is a library that is installed beside the SDK"
    if normal.replace("-", "_") in _PYTHON:
        return f"{normal} is a module of Python, and PyPI refuses such names"
    return ""
