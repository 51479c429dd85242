"""The command line, as a person or a CI system calls it."""

import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from portail.cli.commands.init import init
from portail.cli.main import main
from portail.output.reports import history
from portail.run_record.run import StepResult, read
from tests import projects
from tests.portail.project.folders import written
from tests.portail.runs import failed_step, passed_step, run_with
from tests.walk.rooms import FILES

PORTAIL = (sys.executable, "-m", "portail")


# One step that is soon done, and one that ends when the file `go` is there.
WAITING = """+++
id = "attendre"
title = "Attendre"
lang = "fr"
audience = "habitants"
+++

## 1. Je sonne {#ring}

Je vois `SONNETTE`.

## 2. J’attends {#wait}

Je vois `ENTRER`.
"""
STEPS_THAT_WAIT = """from pathlib import Path

from portail import Steps, Walk

steps = Steps()


@steps.step("ring")
def ring(walk: Walk) -> None:
    walk.page.set_content("<button>SONNETTE</button>")


@steps.step("wait")
def wait(walk: Walk) -> None:
    while not Path("go").exists():
        walk.page.wait_for_timeout(20)
    walk.page.set_content("<button>ENTRER</button>")
"""

Answered = Callable[..., subprocess.CompletedProcess[str]]


def portail(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, in a session of its own, and make sure that nothing of it goes on."""
    with started(*arguments, cwd=cwd) as running:
        out, err = running.communicate(timeout=120)
        assert nothing_left_of(running)
        return subprocess.CompletedProcess(arguments, running.returncode, out, err)


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answered:
    """Run a command in this process, in the folder of the test: one that is answered before a browser is asked for."""

    def answered(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["portail", *map(str, arguments)])
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
            main()
        return subprocess.CompletedProcess(arguments, int(ended.value.code or 0), out.getvalue(), err.getvalue())

    return answered


@contextmanager
def started(*arguments: str | Path, cwd: Path) -> Iterator[subprocess.Popen[str]]:
    """Start the command in a session of its own, of which nothing goes on after the block, whatever happens there."""
    running = subprocess.Popen(
        [*PORTAIL, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PORTAIL_THOROUGH": "0"},  # in CI too, unless a test asks for it
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with running:
        try:
            yield running
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


def nothing_left_of(ended: subprocess.Popen[str]) -> bool:
    try:
        os.killpg(ended.pid, 0)
    except ProcessLookupError:
        return True
    return False


@contextmanager
def serving(*arguments: str | Path, cwd: Path) -> Iterator[dict[str, str]]:
    """Serve until the block ends; yield the addresses by their names."""
    with started("serve", *arguments, cwd=cwd) as running:
        assert running.stdout
        lines = iter(running.stdout.readline, "Ctrl-C pour arrêter.\n")
        yield {line[:12].strip(): line[12:].strip() for line in lines}
        running.send_signal(signal.SIGTERM)
        _, err = running.communicate(timeout=30)
        assert (running.returncode, err) == (0, "")
        assert nothing_left_of(running)


def own_project_in(folder: Path) -> str:
    """Make a folder a project of its own; return the name of its procedure, which is soon walked, and illustrated."""
    assert portail("init", ".", cwd=folder).returncode == 0
    with (folder / "portail.toml").open("a", encoding="utf-8") as file:
        file.write('\n[document]\nformats = ["md"]\n')
    return "signaler-une-panne"


@pytest.fixture
def own_project(tmp_path: Path) -> str:
    return own_project_in(tmp_path)


@pytest.fixture
def room(tmp_path: Path) -> str:
    """Write a project whose procedure is one step; return the name of that."""
    written(tmp_path, FILES)
    return "louer"


def test_a_walk_without_a_terminal_prints_plain_lines_and_writes_the_evidence_and_the_guide(tmp_path: Path) -> None:
    ended = portail("walk", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "\x1b" not in ended.stdout
    assert "✓ 7. Dernière étape" in ended.stdout
    assert "premiere-connexion : la procédure est respectée (7 étapes" in ended.stdout
    assert "Rapport       output/report.html" in ended.stdout
    output = tmp_path / "output"
    assert names_in(output) == ["ctrf-report.json", "index.html", "junit.xml", "premiere-connexion", "report.html"]
    folder = output / "premiere-connexion"
    assert names_in(folder) == ["guide", "run.json", "screenshots", "structure"]
    formats = ["conformance.html", "guide.docx", "guide.epub", "guide.html", "guide.md", "guide.odt", "guide.pdf"]
    assert names_in(folder / "guide") == [*formats, "images"]
    guide = (folder / "guide" / "guide.md").read_text(encoding="utf-8")
    pictures = [line.split("(")[1].rstrip(")") for line in guide.splitlines() if line.startswith("![")]
    assert len(pictures) == len(list((folder / "screenshots").iterdir()))
    assert all((folder / "guide" / picture).exists() for picture in pictures)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_quiet_says_nothing_of_a_matrix_that_passes_on_every_device_and_shows_every_screen_on_one_page(
    tmp_path: Path, own_project: str
) -> None:
    ended = portail("walk", own_project, "--matrix", "--quiet", "--output", tmp_path / "preuves", cwd=tmp_path)

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    output = tmp_path / "preuves"
    devices = ("desktop", "desktop-dark", "phone", "phone-dark")
    assert all((output / device / own_project / "guide" / "guide.md").exists() for device in devices)
    index = (output / "index.html").read_text(encoding="utf-8")
    shown = re.findall(r'<img src="([^"]+)"', index)
    assert set(shown) == {path.relative_to(output).as_posix() for path in output.rglob("screenshots/*.png")}
    assert len(shown) == len(set(shown)) == 4 * len(read(output / "desktop" / own_project).screenshots)


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (
            ["walk", "deuxieme-connexion"],
            2,
            "« deuxieme-connexion » n’existe pas. Connues : ajouter-une-cle, ",
        ),
        (["walk", "absente.md"], 2, "absente.md, ligne 1 : le fichier ne peut pas être lu"),
        (["walk", "--target", "absente.toml"], 2, "absente.toml, ligne 1 : le fichier ne peut pas être lu"),
        (["walk", "--colour"], 2, "--colour"),
        (["walk", "-j", "0"], 2, "0 n’est pas dans l’intervalle 1<=x<=64"),
        (["walk", "--repeat", "-1"], 2, "-1 n’est pas dans l’intervalle 1<=x<=10000"),
        (["walk", "--target", "a.toml", "--target", "b/a.toml"], 2, "Deux cibles s’appellent « a »"),
        (["walk", "--device", "fridge"], 2, "« fridge » n’est pas connu. Connus : desktop, desktop-dark, phone"),
        (["dance"], 2, "dance"),
        (["guide"], 2, "Choisissez --check, --update, --review ou --watch, l’un des quatre."),
        (["guide", "--check", "--update"], 2, "Choisissez --check, --update, --review ou --watch, l’un des quatre."),
    ],
)
def test_wrong_input_ends_with_its_status_and_one_sentence(
    tmp_path: Path, answered: Answered, arguments: list[str], status: int, sentence: str
) -> None:
    ended = answered(*arguments)

    assert ended.returncode == status
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "status", "sentence"),
    [
        (["--device", "fridge"], {}, 2, "« fridge » n’est pas connu"),
        (["--browser", "/nowhere/chrome"], {}, 3, "« /nowhere/chrome » n’existe pas"),
        (["--matrix"], {"PORTAIL_BROWSER": "/nowhere/chrome"}, 3, "« /nowhere/chrome » n’existe pas"),
    ],
)
def test_wrong_input_leaves_the_reports_of_an_earlier_walk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    status: int,
    sentence: str,
) -> None:
    reports = ["ctrf-report.json", "index.html", "junit.xml", "report.html"]
    written(tmp_path / "output", dict.fromkeys(reports, "earlier"))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    ended = portail("walk", *arguments, cwd=tmp_path)

    assert (ended.returncode, ended.stdout) == (status, "")
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr
    assert names_in(tmp_path / "output") == reports


@pytest.mark.parametrize(
    ("arguments", "output"), [(["walk"], "."), (["walk", "--matrix"], ".."), (["guide", "--update"], ".")]
)
def test_a_walk_whose_evidence_would_clear_the_reference_away_is_refused(
    tmp_path: Path, arguments: list[str], output: str
) -> None:
    folder, name = tmp_path / "desktop", "premiere-connexion"
    shutil.copytree(projects.PROCEDURES / name, folder / name)
    shutil.copy(projects.PROCEDURES / f"{name}.md", folder)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    ended = portail(*arguments, f"{name}.md", "--output", output, cwd=folder)

    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)
    assert "effaceraient la référence d’une procédure. Donnez un autre dossier par --output." in ended.stderr
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_output_that_cannot_be_written_ends_with_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "note").write_text("un fichier, pas un dossier")

    ended = portail("walk", "--output", "note/preuves", "--quiet", cwd=tmp_path)

    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (3, "", 1)
    assert "note/preuves" in ended.stderr
    assert "un fichier y tient la place d’un dossier. Vérifiez ce chemin." in ended.stderr


def test_a_full_disk_is_reported_with_both_places_that_are_written_to(
    tmp_path: Path, answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorded(tmp_path / "essai", failed_step())
    monkeypatch.setattr(history, "write", lambda *_: Path("/dev/full").write_bytes(b"history"))

    ended = answered("merge", "essai")

    sentence = "il n’y a plus de place. Faites de la place là où écrivent --output et TMPDIR, ou donnez-leur d’autres"
    assert (ended.returncode, ended.stderr) == (3, f"portail : {sentence} dossiers.\n")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("absente.png", "ce fichier n’existe pas"),
        ("screenshots", "c’est un dossier et non un fichier"),
        pytest.param("a" * 300, "ce nom est trop long", id="long"),
    ],
)
def test_a_picture_that_cannot_be_read_is_reported_with_its_path_and_the_reason(
    tmp_path: Path, answered: Answered, file: str, reason: str
) -> None:
    step = passed_step()
    recorded(tmp_path / "essai", replace(step, screenshots=[replace(step.screenshots[0], file=file)]))

    ended = answered("merge", "essai")

    assert (ended.returncode, ended.stderr) == (3, f"portail : essai/{file} : {reason}. Vérifiez ce chemin.\n")


def recorded(folder: Path, step: StepResult) -> None:
    (folder / "screenshots").mkdir(parents=True)
    run_with(step).write(folder)


def test_a_closed_pipe_ends_no_walk_and_changes_no_verdict(tmp_path: Path, room: str) -> None:
    with started("walk", room, cwd=tmp_path) as walking:
        assert walking.stdout
        assert walking.stderr
        assert walking.stdout.readline()
        walking.stdout.close()

        assert (walking.stderr.read(), walking.wait(timeout=120)) == ("", 0)
    assert read(tmp_path / "output" / room).verdict == "passed"


def test_a_walk_without_standard_output_and_error_passes(tmp_path: Path, room: str) -> None:
    closed = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh"]

    ended = subprocess.run([*closed, *PORTAIL, "walk", room], cwd=tmp_path, timeout=120)

    assert ended.returncode == 0
    assert read(tmp_path / "output" / room).verdict == "passed"


def test_what_standard_output_cannot_show_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}.items():
        monkeypatch.setenv(name, value)

    ended = portail("doctor", cwd=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert "? Navigateur" in ended.stdout


def test_help_answers_without_importing_browser_or_servers() -> None:
    code = """
import sys
from portail.cli.main import portail
portail(["walk", "--help"], standalone_mode=False)
print(sorted({name.partition(".")[0] for name in sys.modules} & {"playwright", "starlette", "aiosmtpd", "jinja2"}))
"""

    output = subprocess.check_output([sys.executable, "-c", code], text=True)

    assert "--connect ADRESSE" in output
    assert output.splitlines()[-1] == "[]"


def test_a_mistake_in_a_procedure_is_reported_with_its_line(tmp_path: Path, answered: Answered) -> None:
    (tmp_path / "essai.md").write_text("## 1. Je clique {#clic}\n", encoding="utf-8")

    ended = answered("walk", "essai.md")

    assert ended.returncode == 2
    assert ended.stderr == (
        "portail : essai.md, ligne 1 : l’en-tête manque. "
        "Commencez le fichier par +++, id, title, lang, audience, +++. "
        "Un fragment (::: inclure) se place dans un sous-dossier.\n"
    )


def test_a_broken_promise_ends_with_one_github_shows_it_on_its_line_and_the_others_are_walked_unless_one_asks_for_less(
    tmp_path: Path, own_project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = broken_copy(tmp_path, own_project)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))

    ended = portail("walk", broken, own_project, "--fail-fast", cwd=tmp_path)
    also = portail("walk", broken, own_project, "--json", cwd=tmp_path)

    assert ended.returncode == also.returncode == 1
    assert ended.stderr.startswith(f"::error file={broken},line=17,title=essai%2C étape 1::Étape 1 : la ")
    assert own_project not in ended.stdout
    assert "❌ non respectée | essai | 0 sur 3" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert verdicts(also.stdout) == [("essai", "failed"), (own_project, "passed")]
    records = [json.loads((tmp_path / "output" / name / "run.json").read_bytes()) for name in ("essai", own_project)]
    assert [json.loads(line) for line in also.stdout.splitlines()] == records
    assert (tmp_path / "output" / "junit.xml").exists()


def broken_copy(project: Path, name: str) -> str:
    """Write a procedure again, with a word that the portal does not keep; return the path of the copy."""
    text = (project / "procedures" / f"{name}.md").read_text(encoding="utf-8")
    copy = project / "procedures" / "essai.md"
    copy.write_text(text.replace(name, "essai").replace("`Se connecter`", "`Me connecter`"), encoding="utf-8")
    return copy.relative_to(project).as_posix()


def verdicts(printed: str) -> list[tuple[str, str]]:
    return [(run["procedure"], run["verdict"]) for run in map(json.loads, printed.splitlines())]


def test_the_procedures_that_can_be_walked_are_listed_with_their_titles_or_what_is_wrong(
    tmp_path: Path, answered: Answered
) -> None:
    init(tmp_path)
    (tmp_path / "procedures" / "essai.md").write_text("## 1. Je clique {#clic}\n", encoding="utf-8")

    ended = answered("walk", "--list")

    own, *others = [re.split(" {2,}", line) for line in ended.stdout.splitlines()]
    assert own[0] == "essai"
    assert "ligne 1 : l’en-tête manque" in own[1]
    assert others[0] == ["signaler-une-panne", "Signaler une panne à l’assistance"]
    assert ["premiere-connexion", "Procédure de connexion à mon portail famille"] in others
    assert not (tmp_path / "output").exists()


def test_serve_opens_portal_desk_and_mail_with_the_message_of_a_demonstration_and_stops_cleanly(
    tmp_path: Path,
) -> None:
    ports = ["--port", "0", "--smtp-port", "0", "--mail-port", "0"]
    for _ in range(2):  # a family that was invited before gets another message
        with serving("--demo", "--data", "portail.sqlite", *ports, cwd=tmp_path) as addresses:
            pages = [httpx.get(addresses[name], follow_redirects=True) for name in ("Portail", "Guichet", "Message")]

        assert [page.status_code for page in pages] == [200, 200, 200]
        assert "Vélizy-Villacoublay" in pages[-1].text


def test_serve_on_a_taken_port_says_which_and_ends_with_three(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        ended = portail("serve", "--port", str(port), "--smtp-port", "0", "--mail-port", "0", cwd=tmp_path)

    assert ended.returncode == 3
    assert len(ended.stderr.splitlines()) == 1
    assert str(port) in ended.stderr


@pytest.mark.parametrize(
    ("option", "address"),
    [
        ("--public-url", "nope"),
        ("--payment-url", "ftp://x"),
        ("--public-url", "https://"),
        ("--public-url", "http://["),
    ],
)
def test_serve_refuses_an_address_that_people_cannot_open(answered: Answered, option: str, address: str) -> None:
    ended = answered("serve", option, address)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"portail : {option} : « {address} » n’est pas une adresse du Web.")


@pytest.mark.usefixtures("room")
def test_doctor_says_what_is_ready(tmp_path: Path) -> None:
    ended = portail("doctor", "--determinism", cwd=tmp_path)

    assert ended.returncode == 0
    assert all(subject in ended.stdout for subject in ("Python", "Navigateur", "Polices", "Pango", "Port"))
    assert "1 écran, le même au pixel près deux fois dans deux navigateurs" in ended.stdout


@pytest.mark.parametrize(
    ("send", "number"),
    [
        pytest.param(os.kill, signal.SIGINT, id="to the command alone"),
        pytest.param(os.killpg, signal.SIGINT, id="as a terminal does"),
        pytest.param(os.kill, signal.SIGTERM, id="as a pipeline does"),
    ],
)
def test_an_interrupted_walk_ends_with_its_own_status_and_leaves_nothing_behind(
    tmp_path: Path, send: Callable[[int, int], None], number: int
) -> None:
    written(tmp_path, {**FILES, "procedures/attendre.md": WAITING, "steps/attendre.py": STEPS_THAT_WAIT})
    with started("walk", "attendre", cwd=tmp_path) as walking:
        assert walking.stdout
        assert walking.stderr
        assert any("1. Je sonne" in line for line in walking.stdout), "the walk has ended before its first step did"

        send(walking.pid, number)
        assert walking.stderr.readline() == "portail : interrompu.\n"
        (tmp_path / "go").touch()
        _, err = walking.communicate(timeout=30)

        assert (walking.returncode, err) == (130, "")
        assert (tmp_path / "output" / "attendre" / "run.json").exists()
        assert nothing_left_of(walking)
