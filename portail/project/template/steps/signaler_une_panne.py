"""The steps of « Signaler une panne » : one function a step, bound to the id that stands in its heading."""

from portail import Steps, Walk, same_words

steps = Steps(begins="signed-out", needs=("password",))


@steps.step("sign-in", pictures=("sign-in",))
def sign_in(walk: Walk) -> None:
    """The sign-in page takes the credentials."""
    walk.open("connexion")
    walk.page.get_by_label("Adresse électronique").fill(walk.person.email)
    walk.page.get_by_label("Mot de passe").fill(walk.person.password or "")
    walk.screenshot("sign-in")
    walk.page.get_by_role("button", name="Se connecter").click()


@steps.step("describe", pictures=("form",))
def describe_the_fault(walk: Walk) -> None:
    """The form takes one line, and is sent."""
    walk.page.get_by_label("Objet").fill("Mon écran reste noir")
    walk.screenshot("form")
    walk.mark_mailbox()
    walk.page.get_by_role("button", name="Envoyer").click()


@steps.step("confirm", pictures=("sent", "mail"))
def read_the_confirmation(walk: Walk) -> None:
    """The screen gives the number of the request, and the message repeats it."""
    walk.screenshot("sent")
    number = walk.page.get_by_role("status").inner_text().split()[-1].rstrip(".")
    with walk.sentence("Un message me confirme"):
        message = walk.wait_for_message(subject="demande", sender="assistance@example.org")
    with walk.sentence("rappelle son numéro"):
        if not same_words(f"Demande {number}", message.subject):
            walk.fail(expected=f"le numéro {number}", found=f"l’objet « {message.subject} »")
    walk.open_message(message)
    walk.screenshot("mail")
