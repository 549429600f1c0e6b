"""Says why generated files change: which subjects of the docs are written in them otherwise than before.

    names     what subjects are called in modules, tables and paths of files
    python    the classes and members that differ between two texts of a module
    tables    the rows that differ between two JSON files
    files     the subjects of every file that changes

Nothing of the model that an SDK was made from is kept in it but its names, so the two texts of a file are compared.
"""

from generator.emit.changes.files import changed_subjects
from generator.emit.changes.names import FileTexts

__all__ = ["FileTexts", "changed_subjects"]
