"""Python files of a project, imported under names that clash with nobody's.

A project's folder is a package with a private name, so that its files may import one another (`from ..pages import …`)
whatever else is called `steps` or `pages` in the same process, and so that nothing is added to `sys.path`.
"""

import hashlib
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from traceback import extract_tb
from types import ModuleType

from portail.errors import ProjectError
from portail.wording import project as words
from portail.wording.files import MEND_THE_LINE


def load(project: Path, file: Path) -> ModuleType:
    """Import a Python file that lies in the folder of a project, once.

    Raises:
        ProjectError: the file, or one that it imports, cannot be imported; the text names file and line.
    """
    parts = file.resolve().relative_to(project.resolve()).with_suffix("").parts
    try:
        return import_module(".".join([load_package(project).__name__, *parts]))
    except Exception as error:
        raise _refusal(file, project, error) from error


def load_package(folder: Path) -> ModuleType:
    """Import the package that stands in a folder, once, under a private name.

    What else bears the name of the folder, earlier on `sys.path`, does not matter. Where this very package was imported
    under its own name, it is not imported a second time.
    """
    known = sys.modules.get(folder.name)
    if known and _stands_in(known, folder):
        return known
    place = folder.resolve()
    name = f"_portail_{place.name.replace('.', '_')}_{hashlib.sha256(str(place).encode()).hexdigest()[:8]}"
    if name not in sys.modules:
        spec = _spec(name, place)
        sys.modules[name] = module_from_spec(spec)
        try:
            if spec.loader:
                spec.loader.exec_module(sys.modules[name])
        except BaseException:
            del sys.modules[name]  # as Python does: the next import tries again
            raise
    return sys.modules[name]


def _stands_in(module: ModuleType, folder: Path) -> bool:
    return any(Path(path).resolve() == folder.resolve() for path in getattr(module, "__path__", ()))


def _spec(name: str, folder: Path) -> ModuleSpec:
    init = folder / "__init__.py"
    if init.is_file():
        spec = spec_from_file_location(name, init, submodule_search_locations=[str(folder)])
        assert spec, "a Python file always has a loader"
        return spec
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    return spec


def _refusal(file: Path, project: Path, error: Exception) -> ProjectError:
    if isinstance(error, SyntaxError) and error.filename:
        return ProjectError(Path(error.filename), error.lineno or 1, words.not_python(error.msg), MEND_THE_LINE)
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(project)]
    where, line = (Path(frames[-1].filename), frames[-1].lineno or 1) if frames else (file, 1)
    problem = words.not_importable(type(error).__name__, str(error))
    return ProjectError(where, line, problem, MEND_THE_LINE)
