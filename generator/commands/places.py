"""Keeps what is read and what is written apart, and finds the place of the record of names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.emit.folders import generated_folders
from generator.emit.writing import refuse_links, refuse_unwritable
from generator.model.errors import UsageError
from generator.reader.arguments import is_address

DEFAULT_OUTPUT: Final = "output"

_AT_TOP: Final = frozenset(
    "readme.md api.md changelog.md llms.txt mkdocs.yml pyproject.toml .gitattributes".split()
    + [f"docwright.{part}" for part in ("manifest.json", "lock", "released.lock")]
)
"""The files at the top of OUT that Docwright writes, in lower case."""


class ReportKind(NamedTuple):
    """What a file outside the SDK holds, and the option that names it, for messages."""

    what: str
    option: str


SUMMARY: Final = ReportKind("the summary", "--summary-json")
DOCUMENT: Final = ReportKind("the document", "-o")


class Places:
    """The folder in which Docwright runs, what it reads there, and where it writes the SDK."""

    def __init__(self, folder: Path, docs: Sequence[Path], output: Path) -> None:
        self._folder = folder
        self._docs = [(path, (folder / path).resolve()) for path in docs]
        self._output = output
        self._out = (folder / output).resolve()

    def refuse_overlap(self, package: str) -> None:
        """Refuses an output in the docs, and docs in a folder that is generated or the user's part of the SDK.

        Otherwise the next run would read what this one writes, or what is written would lie among the pages. Folder by
        folder, whatever links lead there; names in OUT that differ in case only count as the same, as they are on some
        systems.

        Raises:
            UsageError: they overlap.
        """
        self._refuse_links_to_output()
        for path, docs in self._docs:
            if _is_or_holds(docs, self._out):
                raise UsageError(
                    f"the output {self._output} lies in the docs {path}",
                    "Choose another folder with -o.",
                )
            for folder in _folders(package):
                place = self._out / folder
                if (
                    _is_or_holds(place, docs)
                    or _is_or_holds(docs, place)
                    or self._part(docs).startswith(f"{folder.lower()}/")
                ):
                    raise UsageError(
                        f"the docs {path} and the folder {folder} of the output {self._output} overlap",
                        "Choose another folder with -o, or move the docs out of it.",
                    )
            if self._part(docs).removesuffix("/") in _AT_TOP:
                raise UsageError(
                    f"the docs {path} are a file that Docwright writes",
                    "Choose another folder with -o, or move the docs out of it.",
                )

    def _refuse_links_to_output(self) -> None:
        """Refuses a link on the way from the working directory to OUT; above it they belong to the system."""
        output = (self._folder / self._output).absolute()
        if output.is_relative_to(self._folder.absolute()):
            refuse_links(
                self._folder, output.relative_to(self._folder.absolute()).as_posix()
            )

    def refuse_among_generated(self, files: Iterable[Path], package: str) -> None:
        """Refuses settings and other files that a run reads, where they lie in a generated folder.

        Raises:
            UsageError: such a file lies there.
        """
        for file in files:
            if folder := self._generated_folder(file, package):
                raise UsageError(
                    f"{file} lies in {folder}, where everything is generated",
                    "Move it out of there.",
                )

    def refuse_report(
        self,
        report: Path,
        package: str,
        files: Iterable[Path],
        kind: ReportKind,
    ) -> None:
        """Refuses a file for a report whose place is taken: by the SDK, the docs or `files`, which a run reads.

        Raises:
            UsageError: the place is taken, a link is in the way, or it is no ordinary file.
        """
        try:
            refuse_unwritable(self._folder / report)
        except OSError as error:
            raise unwritable_report(report, error, kind) from error
        place = (self._folder / report).resolve()
        read = [docs for _, docs in self._docs] + [
            (self._folder / file).resolve() for file in files
        ]
        if (
            self._generated_folder(report, package)
            or self._part(place).removesuffix("/") in _AT_TOP
            or any(_is_or_holds(other, place) for other in read)
        ):
            raise UsageError(
                f"{kind.what} cannot be written to {report}: that place is taken",
                f"Choose another file with {kind.option}.",
            )

    def _generated_folder(self, file: Path, package: str) -> str:
        part = self._part((self._folder / file).resolve())
        folders = (f"{folder}/" for folder in generated_folders(package))
        return next((name for name in folders if part.startswith(name.lower())), "")

    def _part(self, place: Path) -> str:
        """The path below OUT in lower case with a slash at the end; empty where it lies elsewhere."""
        if not place.is_relative_to(self._out):
            return ""
        return f"{place.relative_to(self._out).as_posix().lower()}/"


def unwritable_report(report: Path, error: OSError, kind: ReportKind) -> UsageError:
    """The error of a report that the system does not let be written."""
    return UsageError(
        f"{kind.what} cannot be written to {report}: {error.strerror}",
        f"Choose another file with {kind.option}.",
    )


def checked_output(output: str) -> Path:
    """The path of OUT.

    Raises:
        UsageError: it is empty, or an address on the network.
    """
    if not output:
        raise UsageError(
            "the name of the output is empty",
            "Look at the variable that it comes from, or leave -o out.",
        )
    if is_address(output):
        raise UsageError(
            f"the output {output} is an address, and Docwright uses no network",
            "Name a folder with -o.",
        )
    return Path(output)


def same_place(first: Path, second: Path) -> bool:
    """Whether two paths lead to the same place, by whatever links and spellings; it need not exist."""
    if first.resolve() == second.resolve():
        return True
    try:
        return first.samefile(second)
    except OSError:
        return False


def _folders(package: str) -> Iterator[str]:
    """The folders of OUT that pages must keep away from, the user's included: the SDK is packed with it."""
    yield from ("docs", "tests", package, f"{package}_custom")
    # these may be links of their own
    yield from (folder for folder in generated_folders(package) if "/" in folder)


def _is_or_holds(folder: Path, place: Path) -> bool:
    resolved = place.resolve()
    return any(same_place(folder, other) for other in (resolved, *resolved.parents))
