"""Reads the sources of the package and tells where they break the rules of the architecture.

`LAYERS` says what each layer (a folder or file right below the package) may import; whatever is not named is forbidden.
The other rules: no mutable module state, files under 400 lines, functions under 40.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "steppeline"
LONGEST_FILE = 399
LONGEST_FUNCTION = 39


@dataclass(frozen=True)
class Layer:
    """What a layer may import beside the standard library: layers of ours, packages (or modules) of others.

    `lazily` names layers that only functions may import, so that starting the program does not pay for them.
    """

    layers: frozenset[str]
    packages: frozenset[str] = frozenset()
    lazily: frozenset[str] = frozenset()


def _layer(layers: str, packages: str = "", lazily: str = "") -> Layer:
    return Layer(frozenset(layers.split()), frozenset(packages.split()), frozenset(lazily.split()))


FORMAT_LIBRARIES = "xlsxwriter openpyxl python_calamine icalendar defusedxml charset_normalizer"
LAYERS = {
    "__init__": _layer(""),
    "model": _layer("model", "numpy"),
    "store": _layer("model store", "numpy sqlite3 sqlalchemy alembic"),
    "exchange": _layer("model exchange", f"numpy {FORMAT_LIBRARIES}"),
    "work": _layer("model store exchange work", "numpy"),
    "session": _layer("model store work session", "numpy PySide6.QtCore"),
    "ui": _layer("model session ui", "numpy PySide6 shiboken6"),
    "paths": _layer("", "platformdirs"),
    "app": _layer("model store work session ui paths app", "numpy PySide6"),
    "render": _layer("model session ui paths app", "PySide6"),
    "cli": _layer(
        "model store exchange work paths"
        " cli cli_as_known cli_call cli_export cli_import cli_salvage cli_self_test cli_window"
    ),
    "cli_as_known": _layer("model work cli_call"),
    "cli_call": _layer("model"),
    "cli_export": _layer("model store work cli_call"),
    "cli_salvage": _layer("model work cli_call"),
    "cli_import": _layer("model work paths cli_call"),
    "cli_self_test": _layer("model work paths cli_call", lazily="self_test_window"),
    "self_test_window": _layer("model work ui paths", "PySide6"),
    "cli_window": _layer("model work paths", lazily="app render session"),
    "__main__": _layer("cli"),
}
# Of the standard library, but a database: only layers that name it may import it.
GUARDED_STANDARD_MODULES = frozenset({"sqlite3"})
# Folders of ui/ that every pane may use; each other folder there is a pane.
SHARED_UI_FOLDERS = frozenset({"widgets", "dialogs"})

_CONTAINER_MAKERS = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "OrderedDict", "Counter", "deque"})
_CONSTANT_MAKERS = frozenset({"MetaData", "Table", "TypeVar", "ParamSpec", "NewType", "NamedTuple"})
_CONTAINER_LITERALS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_GROWING = frozenset({"append", "extend", "insert", "add", "appendleft", "setdefault", "update"})
_SHRINKING = frozenset({"remove", "pop", "popitem", "popleft", "clear", "discard"})
_MUTATORS = _GROWING | _SHRINKING | {"sort", "reverse"}


@dataclass(frozen=True)
class Import:
    """An imported name as written out in full ("steppeline.model.text.Message"), and whether a function imports it."""

    name: str
    line: int
    lazy: bool


def violations(package: Path) -> list[str]:
    """One sentence for each broken rule in the sources below `package`, the folder called "steppeline"."""
    return [sentence for path in sorted(package.rglob("*.py")) for sentence in _of_file(package, path)]


def _of_file(package: Path, path: Path) -> Iterator[str]:
    relative = path.relative_to(package)
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source, str(path))
    for line, sentence in (
        *_forbidden_imports(package, relative, tree),
        *_module_state(tree),
        *_long_functions(tree),
        *_long_file(source),
    ):
        yield f"{relative.as_posix()}:{line}: {sentence}"


def _forbidden_imports(package: Path, relative: Path, tree: ast.Module) -> Iterator[tuple[int, str]]:
    own = relative.parts[0].removesuffix(".py")
    layer = LAYERS.get(own)
    if layer is None:
        yield 1, f"{own} is no layer of the architecture"
        return
    panes = _panes(package)
    for imported in _imports_of(tree, (PACKAGE, *relative.parent.parts)):
        reason = _refusal(layer, imported) or _pane_refusal(panes, relative, imported)
        if reason is not None:
            yield imported.line, f"{own} imports {imported.name}: {reason}"


def _refusal(layer: Layer, imported: Import) -> str | None:
    root, *rest = imported.name.split(".")
    if root == PACKAGE:
        return _own_refusal(layer, imported, rest)
    if root in sys.stdlib_module_names and root not in GUARDED_STANDARD_MODULES:
        return None
    allowed = any(f"{imported.name}.".startswith(f"{package}.") for package in layer.packages)
    return None if allowed else "not among the layer's packages"


def _own_refusal(layer: Layer, imported: Import, rest: list[str]) -> str | None:
    if rest == ["__version__"]:
        return None
    target = rest[0] if rest else "__init__"
    if target in layer.lazily:
        return None if imported.lazy else "only inside the function that needs it"
    return None if target in layer.layers else "not among the layer's layers"


def _panes(package: Path) -> frozenset[str]:
    folders = {path.name for path in package.glob("ui/*") if path.is_dir()}
    return frozenset(folders - SHARED_UI_FOLDERS)


def _pane_refusal(panes: frozenset[str], relative: Path, imported: Import) -> str | None:
    own = relative.parts[1] if relative.parts[0] == "ui" else None
    _, *rest = imported.name.split(".")
    other = rest[1] if rest[:1] == ["ui"] and len(rest) > 1 else None
    return "a pane never imports another pane" if {own, other} <= panes and own != other else None


def _imports_of(tree: ast.Module, package: tuple[str, ...]) -> Iterator[Import]:
    """Every import in a module of `package`: statements, relative ones resolved, and calls with a constant name."""
    lazy_nodes = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        for name in _imported_names(node, package):
            yield Import(name, getattr(node, "lineno", 1), id(node) in lazy_nodes)


def _imported_names(node: ast.AST, package: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else ()
        module = ".".join((*above, *filter(None, [node.module])))
        yield from (f"{module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
        first = node.args[0] if node.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _module_state(tree: ast.Module) -> Iterator[tuple[int, str]]:
    containers: set[str] = set()
    for statement in _module_statements(tree):
        for target, value, final in _assignments(statement):
            if _is_container(value):
                containers.add(target)
            if not final and not _is_constant_name(target) and (_is_container(value) or _is_singleton(value)):
                yield statement.lineno, f"mutable module state: {target}"
    changes: set[tuple[int, str]] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, f"global statement: {', '.join(node.names)}"
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            changes.update(_changes_of(node, containers))
    yield from sorted(changes)


def _module_statements(node: ast.AST) -> Iterator[ast.stmt]:
    """The statements that run when the module is imported, without those inside classes and functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        if isinstance(child, ast.stmt | ast.ExceptHandler) and not isinstance(
            child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ):
            yield from _module_statements(child)


def _assignments(statement: ast.stmt) -> Iterator[tuple[str, ast.expr, bool]]:
    if isinstance(statement, ast.Assign):
        yield from ((target.id, statement.value, False) for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
        yield statement.target.id, statement.value, "Final" in ast.unparse(statement.annotation)


def _is_constant_name(name: str) -> bool:
    return name.isupper() or (name.startswith("__") and name.endswith("__"))


def _is_container(value: ast.expr) -> bool:
    return isinstance(value, _CONTAINER_LITERALS) or (
        isinstance(value, ast.Call) and _called(value) in _CONTAINER_MAKERS
    )


def _is_singleton(value: ast.expr) -> bool:
    """An object of a class, made when the module is imported."""
    name = _called(value) if isinstance(value, ast.Call) else ""
    return name[:1].isupper() and name not in _CONSTANT_MAKERS


def _changes_of(function: ast.AST, containers: set[str]) -> Iterator[tuple[int, str]]:
    """Places in a function that change a container of the module."""
    local = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    local |= {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    shared = containers - local
    for node in ast.walk(function):
        changed = _changed_name(node)
        if changed in shared:
            yield getattr(node, "lineno", 1), f"changes module state: {changed}"


def _changed_name(node: ast.AST) -> str | None:
    container: ast.expr | None = None
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        container = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _MUTATORS:
        container = node.func.value
    return container.id if isinstance(container, ast.Name) else None


def _long_functions(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield node.lineno, f"function {node.name} has {lines} lines, {LONGEST_FUNCTION} are allowed"


def _long_file(source: str) -> Iterator[tuple[int, str]]:
    lines = len(source.splitlines())
    if lines > LONGEST_FILE:
        yield 1, f"{lines} lines, {LONGEST_FILE} are allowed"
