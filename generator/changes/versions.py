"""Which version follows after what has changed, and whether a version is high enough (PEP 440).

Below 1.0.0 a major change raises the second number and every other one the third. A pre-release announces its release:
after 2.0.0rc1 any change leads to 2.0.0, as nobody was promised anything between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.comparison.changes import PythonLevel

if TYPE_CHECKING:
    from packaging.version import Version


def next_version(version: str, level: PythonLevel) -> str:
    """The version that follows another one after changes of a level; the same, in its normal form, after none.

    What is in a version beside its epoch and first three numbers goes: 1.2.3.post1 is followed by 1.2.4.

    Raises:
        ValueError: it is no version.
    """
    if level is PythonLevel.NONE:
        return str(_parsed(version))
    if _parsed(version).major == 0:
        level = PythonLevel.MINOR if level is PythonLevel.MAJOR else PythonLevel.PATCH
    return raised(version, level)


def raised(version: str, level: PythonLevel) -> str:
    """A version with the number of a level raised, whatever has changed: after 0.4.2, major is 1.0.0.

    Raises:
        ValueError: it is no version.
    """
    old = _parsed(version)
    major, minor, patch = old.major, old.minor, old.micro
    match level:
        case PythonLevel.MAJOR:
            is_announced, release = not (minor or patch), (major + 1, 0, 0)
        case PythonLevel.MINOR:
            is_announced, release = not patch, (major, minor + 1, 0)
        case PythonLevel.PATCH:
            is_announced, release = True, (major, minor, patch + 1)
        case PythonLevel.NONE:
            return str(old)
    if old.is_prerelease and is_announced:
        release = (major, minor, patch)
    epoch = f"{old.epoch}!" if old.epoch else ""
    return epoch + ".".join(map(str, release))


def is_below(version: str, other: str) -> bool:
    """Whether a version comes before another one.

    Raises:
        ValueError: one of them is no version.
    """
    return _parsed(version) < _parsed(other)


def misses_bump(old: str, new: str, least: str) -> bool:
    """Whether `new`, which follows `old`, is lower than what changed asks for, which is `least`.

    Pre-releases of `least` are high enough if they come after `old`: 2.0.0rc1 after 1.4.0, and 2.0.0rc2 after that.

    Raises:
        ValueError: one of them is no version.
    """
    if is_below(old, new) and _parsed(new).is_prerelease:
        new = _parsed(new).base_version
    return is_below(new, least)


def major_of(version: str) -> tuple[int, int]:
    """The epoch and the first number of a version.

    Raises:
        ValueError: it is no version.
    """
    parsed = _parsed(version)
    return parsed.epoch, parsed.major


def _parsed(version: str) -> Version:
    from packaging.version import Version  # noqa: PLC0415 - most runs need no version

    # the library would drop what surrounds a version, such as the end of a line
    if version != version.strip():
        raise ValueError("it has spaces around it")
    return Version(version)
