"""A person clicks, a draft procedure is written: what is done in a browser, written in words that act.

`listener` sees what is done, each thing under the name that the browser's own accessibility tree gives it; `screens`
leaves out detours and makes screens of it; `values` keeps passwords and personal data out of the words; `draft` writes
Markdown. All but the listener and the session are functions of what was seen.
"""
