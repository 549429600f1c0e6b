"""The style sheet of the HTML report: one column on a phone, light or dark as the reader's system is."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root {
  color-scheme: light dark;
  --back: #ffffff; --text: #1b1f24; --faint: #57606a; --line: #d0d7de; --box: #f6f8fa; --link: #0550ae;
  --error: #a40e26; --error-back: #ffebe9; --warning: #7a4e00; --warning-back: #fff4d5;
  --note: #0a5229; --note-back: #dafbe1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --text: #e6edf3; --faint: #9da7b3; --line: #3d444d; --box: #161b22; --link: #79b8ff;
    --error: #ffb3ab; --error-back: #4c1518; --warning: #f2cc60; --warning-back: #3d2e00;
    --note: #7ee2a0; --note-back: #0f3a20;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--back); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h3 { display: inline; font-size: 1rem; font-weight: 500; }
h4 { font-size: .85rem; margin: 0; color: var(--faint); }
p { margin: .25rem 0; }
a { color: var(--link); }
code, pre { font: .9em/1.5 ui-monospace, Consolas, monospace; }
pre {
  margin: .25rem 0; padding: .5rem; background: var(--back); border: 1px solid var(--line); border-radius: .3rem;
  white-space: pre-wrap;
}
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0; padding: 0; list-style: none; }
details { margin: .5rem 0; border: 1px solid var(--line); border-radius: .4rem; background: var(--box); }
details details { background: var(--back); }
summary { padding: .6rem .75rem; cursor: pointer; }
summary:focus-visible, a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
details > :not(summary) { margin-left: .75rem; margin-right: .75rem; }
details > :last-child:not(summary) { margin-bottom: .75rem; }
.sides { display: grid; gap: .5rem; margin-top: .5rem; margin-bottom: .5rem; }
.side { padding: .5rem .75rem; background: var(--back); border: 1px solid var(--line); border-radius: .3rem; }
@media (min-width: 40rem) { .sides { grid-template-columns: 1fr 1fr; } }
.level { padding: .1rem .45rem; border-radius: .3rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.error { color: var(--error); background: var(--error-back); }
.warning { color: var(--warning); background: var(--warning-back); }
.note { color: var(--note); background: var(--note-back); }
.faint, .members { color: var(--faint); font-size: .9rem; }
.members { padding-left: 1.2rem; }
:target { outline: 3px solid var(--link); }
@media print { details { break-inside: avoid; } }
"""
