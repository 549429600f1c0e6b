"""Which change of the API explains a difference that users of Python see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.changes.python.differences import PythonDifference


def reasons(
    differences: Iterable[PythonDifference], changed: Iterable[str]
) -> Iterator[tuple[PythonDifference, str]]:
    """Yields each difference with the nearest of the changed subjects that explains it, empty where none does."""
    subjects = frozenset(changed)
    # with the last version of REST its types go too, whose ids name no version
    of_rest = next((id_ for id_ in sorted(subjects) if _is_version(id_)), "")
    for difference in differences:
        reason = next((id_ for id_ in difference.because if id_ in subjects), "")
        if not reason and of_rest and _is_of_rest(difference.subject):
            reason = of_rest
        yield difference, reason


def _is_version(id_: str) -> bool:
    return id_.startswith("rest/") and id_.count("/") == 1


def _is_of_rest(subject: str) -> bool:
    owner = subject.partition("#")[0]
    return owner.startswith(("types/", "archives/")) and owner.count("/") == 1
