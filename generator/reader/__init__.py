"""From docs folders to the facts of each page: Markdown, XML and YAML are known here and nowhere else.

    files ──discover──▶ SourceFile ──read_files──▶ PageFacts
    bytes ──decode──▶ text ──split_page──▶ Page ──the first of KINDS that recognises it──▶ facts

A page never raises: what is wrong with it is a `Diagnostic` of its `PageFacts`.
"""
