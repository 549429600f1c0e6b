"""From docs folders to what each page says: Markdown, XML and YAML are known here and nowhere else.

    files ──discover──▶ SourceFile ──read_files──▶ PageFacts
    bytes ──decode──▶ text ──split_page──▶ Page ──kind_of──▶ PageKind ──READERS──▶ facts

A page never raises: what is wrong with it is a `Diagnostic` of its `PageFacts`.
"""
