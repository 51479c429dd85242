"""A person clicks, a draft procedure is written: what is done in a browser, told in words that act.

`witness` sees what is done, each thing under the name that the browser's own accessibility tree gives it; `story`
leaves out detours and makes screens of it; `values` keeps passwords and personal data out of the words; `draft` writes
Markdown. All but the witness and the session are functions of what was seen.
"""
