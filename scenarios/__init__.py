"""Those who walk: the written procedure, step by step, in a real browser.

What belongs here: procedures (the words), steps and pages (the deeds), the runner, the run record and what is
written from it. The portal is known only through the browser, mail only through the `Mailbox` protocol; the one
file that raises the mock portal and the mail catcher is `stack`.
"""
