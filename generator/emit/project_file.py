"""What the project file of an SDK claims about it, in the words of PyPI (https://pypi.org/classifiers)."""

from __future__ import annotations

from typing import Final

from packaging.version import Version

PYTHONS: Final = ("3.11", "3.12", "3.13")
"""The versions of Python that generated code and the runtime are tested with."""

REQUIRES_PYTHON: Final = f">={PYTHONS[0]}"
"""The versions of Python that installers accept."""

DEPENDENCIES: Final = ("httpx2>=2.16", "msgspec>=0.20")
"""What every SDK needs."""

_AUTH: Final = ("cryptography>=44.0.1", "pyjwt>=2.12")
_SOAP: Final = ("lxml>=6.1",)
_TEST: Final = ("pytest>=8",)
_DOCUMENTS: Final = ("jsonschema>=4.25",)


def extras(*, rest: bool, soap: bool, documents: bool) -> dict[str, tuple[str, ...]]:
    """What an SDK needs besides for each extra; contract tests of `documents` validate with another library."""
    needed = {"auth": _AUTH if rest else (), "soap": _SOAP if soap else ()}
    test = _TEST + needed["soap"] + (_DOCUMENTS if documents else ())
    return {**{name: each for name, each in needed.items() if each}, "test": test}


def requirements(*, rest: bool, soap: bool) -> tuple[str, ...]:
    """What programs that use an SDK may need, as PEP 508 writes it, without what only its tests do."""
    named = extras(rest=rest, soap=soap, documents=False)
    del named["test"]
    return (
        *DEPENDENCIES,
        *(
            f"{each}; extra == '{extra}'"
            for extra, needed in named.items()
            for each in needed
        ),
    )


def development_status(version: str) -> str:
    """The classifier of a version (PEP 440): stable from 1.0 on, before it and until its release a beta."""
    parsed = Version(version)
    if (parsed.major == 0 and not parsed.epoch) or parsed.is_prerelease:
        return "Development Status :: 4 - Beta"
    return "Development Status :: 5 - Production/Stable"
