"""Files and zips that cannot be read."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

FILES: Final[dict[str, DiagnosticKind]] = {
    # files
    "file-symlink": DiagnosticKind(
        Level.WARNING,
        "A link in the docs tree leads out of the tree and was not followed.",
        "Copy the file into the tree, or give its folder as another DOCS argument.",
    ),
    "file-unreadable": DiagnosticKind(
        Level.ERROR,
        "The file cannot be read.",
        "Check its permissions, then run again.",
    ),
    "file-too-large": DiagnosticKind(
        Level.ERROR,
        "The file is larger than 16 MiB, the limit for a page.",
        "Leave it out with a narrower DOCS argument, or split it.",
    ),
    "file-binary": DiagnosticKind(
        Level.ERROR,
        "The file is named like a page but is not text in UTF-8.",
        "Save the page as text in UTF-8, or remove the file from the docs.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Browsers, search and the programs that build sites show nothing of the page, or signs without meaning.",
            example="wrong: Save.md as UTF-16, or a picture by the name of Save.md\nright: Save.md as UTF-8",
            meanwhile="Nothing of the file is used.",
        ),
    ),
    "file-not-utf8": DiagnosticKind(
        Level.WARNING,
        "The page is not valid UTF-8; the invalid bytes were replaced.",
        "Save the page as UTF-8, and correct the letters that are damaged already.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Letters with accents, quotation marks and dashes come out damaged, and names with them are other names.",
            example="wrong: an e with an acute accent as the byte E9\nright: the same letter as the bytes C3 A9",
            meanwhile="Each invalid byte counts as U+FFFD, the replacement character; all else of the page is used.",
        ),
    ),
    # revisions of a git repository
    "git-link": DiagnosticKind(
        Level.WARNING,
        "A link in a revision was not followed.",
        "Nothing, if it leads to another page of the revision; else name what it leads to.",
    ),
    "git-submodule": DiagnosticKind(
        Level.WARNING,
        "A submodule in a revision was not read: its files are in another repository.",
        "Run Docwright in the folder of the submodule, where its revisions can be named.",
    ),
    "git-lfs": DiagnosticKind(
        Level.ERROR,
        "A page in a revision is kept by Git LFS, and the repository has a pointer to it only.",
        "Check the revision out elsewhere with git lfs, and name that folder.",
    ),
    # zips
    "zip-unreadable": DiagnosticKind(
        Level.ERROR,
        "The file is named like a zip and is none, is damaged or cut off, or has names that are no text.",
        "Make the zip again, or give the folder that it was made from.",
    ),
    "zip-bomb": DiagnosticKind(
        Level.ERROR,
        "The zip has more than 100,000 entries, more than 1 GiB of pages, a page of more than 200 times its packed size, or entries that share their bytes; nothing of it was used.",
        "Make sure where the zip is from. If it is what it should be, unpack it, and give the folder.",
    ),
    "zip-entry-name": DiagnosticKind(
        Level.ERROR,
        "An entry of a zip has a name that leads out of the zip, or is another one on some systems; it was left out.",
        "Make the zip again with relative names, with '/' between folders.",
    ),
    "zip-entry-repeated": DiagnosticKind(
        Level.ERROR,
        "Two entries of a zip have the same name, where case and the form of accents do not count.",
        "Make the zip again with only one of them; the first one was used.",
    ),
    "zip-entry-encrypted": DiagnosticKind(
        Level.ERROR,
        "A page in a zip is encrypted; it was left out.",
        "Make the zip again without a password.",
    ),
    "zip-entry-link": DiagnosticKind(
        Level.WARNING,
        "An entry of a zip is a link or a device; it was left out.",
        "Make the zip again with the file that the link leads to.",
    ),
    "zip-entry-damaged": DiagnosticKind(
        Level.ERROR,
        "A page in a zip is damaged, or packed by a method other than Deflate; it was left out.",
        "Make the zip again, with the usual method.",
    ),
    "zip-nested": DiagnosticKind(
        Level.WARNING,
        "A zip holds another archive, which was not read.",
        "Unpack it, and give its folder or zip as another DOCS argument if it holds pages.",
    ),
}
