"""The steps of « Signaler une panne » : one function a step, bound to the id that stands in its heading."""

from portail import Steps, Walk

steps = Steps(begins="signed-out", needs=("password",))


@steps.step("sign-in", pictures=("sign-in",))
def sign_in(walk: Walk) -> None:
    """The sign-in page takes the credentials."""
    walk.open("connexion")
    walk.type_into(walk.page.get_by_label("Adresse électronique"), walk.person.email)
    walk.type_into(walk.page.get_by_label("Mot de passe"), walk.person.password or "")
    walk.screenshot("sign-in")
    walk.press(walk.page.get_by_role("button", name="Se connecter"))


@steps.step("describe", pictures=("form",))
def describe_the_fault(walk: Walk) -> None:
    """The form takes one line, and is sent."""
    walk.type_into(walk.page.get_by_label("Objet"), "Mon écran reste noir")
    walk.screenshot("form")
    walk.mark_mailbox()
    walk.press(walk.page.get_by_role("button", name="Envoyer"))


@steps.step("confirm", pictures=("sent", "mail"))
def read_the_confirmation(walk: Walk) -> None:
    """The screen gives the number of the request, and the message repeats it."""
    walk.screenshot("sent")
    number = walk.page.get_by_role("status").inner_text().split()[-1].rstrip(".")
    with walk.sentence("Un message me confirme"):
        message = walk.wait_for_message(subject="demande", sender="assistance@example.org")
    with walk.sentence("rappelle son numéro"):
        if message.subject != f"Demande {number}":
            walk.fail(expected=f"le numéro {number}", found=f"l’objet « {message.subject} »")
    walk.open_message(message)
    walk.screenshot("mail")
