"""What `portail doctor` finds: what it looked at, how that is, and how to get what is missing."""

from collections.abc import Sequence

BROWSER = "Navigateur"
FONTS = "Polices"
PICTURES = "Images"
PORT = "Port"
PORTAL = "Portail"
PAGE = "Page"
OWN_PORTAL = "Projet"
MAILBOX = "Boîte mail"

NO_BROWSER = "aucun"
GET_A_BROWSER = "« portail walk » en installe un ; ou désignez-le par --browser."
GET_THE_DRIVER = "« portail walk » l’installe, sous Debian et en root."
NO_FONTS = "aucune sur le système"
GET_FONTS = "Installez par exemple le paquet fonts-liberation."
PANGO_IS_THERE = "présent, pour un guide en PDF"
NO_PANGO = "absent : pas de guide en PDF"
GET_PANGO = "Installez le paquet libpangoft2-1.0-0."
NO_FFMPEG = "absent : film en WebP et en GIF seulement"
GET_FFMPEG = "pip install imageio-ffmpeg"
GIVE_ANOTHER_PORT = "Donnez un autre port à « portail serve »."
LOOK_FOR_WHAT_CHANGES = "Les pixels ne peuvent pas être comparés ici : cherchez ce qui change sur cet écran."


DISMISS_IT = 'Si elle gêne : [dismiss] dans la cible, names = ["…"].'


def leads_to(url: str) -> str:
    return f"renvoie à {url}, que la cible ne nomme pas"


def name_it(origin: str) -> str:
    return f'S’il fait partie de ce que l’on parcourt : also = ["{origin}"] ; sinon corrigez base_url.'


def answers(url: str, seconds: float, authority: str) -> str:
    vouched = f", certificat reconnu par {authority}" if authority else ""
    return f"{url} répond en {f'{seconds:.1f}'.replace('.', ',')} s{vouched}"


def dismissed(title: str, names: Sequence[str]) -> str:
    return f"« {title} », après {' et '.join(f'« {name} »' for name in names)}, que [dismiss] presse"


def asks(says: str) -> str:
    return f"quelque chose est devant : « {' '.join(says.split())} »"


def nothing_in_front(title: str) -> str:
    return f"« {title} », rien n’est devant"


def browser(engine: str, version: str, origin: str, path: str, *, sandboxed: bool) -> str:
    where = "dans" if sandboxed else "hors de"
    return f"{engine} {version}, {origin} : {path}, {where} son bac à sable"


def fonts(number: int) -> str:
    return f"{number} polices sur le système"


def ffmpeg(command: str) -> str:
    return f"{command}, pour un film en MP4 (--video)"


def port_is_free(port: int) -> str:
    return f"{port} libre, pour « portail serve »"


def port_is_taken(port: int) -> str:
    return f"{port} pris"


def flickers(screen: str, pictures: int) -> str:
    return f"« {screen} » change d’une fois à l’autre ({pictures} images)"


def pictures_are_the_same(screens: int) -> str:
    they = "1 écran, le même" if screens == 1 else f"{screens} écrans, les mêmes"
    return f"{they} au pixel près deux fois dans deux navigateurs"


def control_walk_failed(step: int) -> str:
    return f"Le parcours de contrôle échoue à l’étape {step}. Lancez « portail walk »."
