"""The steps of nbgrader that take a notebook for Python's, refined for Swift."""

import contextlib
import re
from pathlib import Path

import nbformat
import yaml
from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbgrader.preprocessors import (
    ClearSolutions,
    IncludeHeaderFooter,
    InstantiateTests,
    OverwriteCells,
)

# Where a solution was. `todo()` has any type, ends the cell where it is called and says what is
# to be written; in notebooks without the library Swift's own `fatalError` does.
STUB = "// YOUR CODE HERE\ntodo()"
PLAIN_STUB = '// YOUR CODE HERE\nfatalError("YOUR CODE HERE")'

LIBRARY = re.compile(r"^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:Lectern|Exercises)\b", re.MULTILINE)

TEMPLATES = Path(__file__).with_name("autotests.yml")


def language_of(notebook):
    """A notebook's language: as it says itself, else as its kernel says."""
    kernel = notebook.metadata.get("kernelspec", {})
    named = kernel.get("language") or notebook.metadata.get("language_info", {}).get("name")
    if named or "name" not in kernel:
        return named
    try:
        return KernelSpecManager().get_kernel_spec(kernel["name"]).language
    except NoSuchKernel:
        return None


def is_swift(notebook):
    return (language_of(notebook) or "").lower() == "swift"


def unquoted(text):
    """A value's text without the quotes around it; in between it stays as in Swift source."""
    is_quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1] if is_quoted else text


@contextlib.contextmanager
def _changed(step, **settings):
    """A step with other settings for one notebook: nbgrader takes one step through all of them."""
    former = {name: getattr(step, name) for name in settings}
    for name, value in settings.items():
        setattr(step, name, value)
    try:
        yield
    finally:
        for name, value in former.items():
            setattr(step, name, value)


class SwiftClearSolutions(ClearSolutions):
    """nbgrader takes a notebook whose `kernelspec` names no language for Python's."""

    def preprocess(self, nb, resources):
        if not is_swift(nb):
            return super().preprocess(nb, resources)
        if "kernelspec" in nb.metadata:
            nb.metadata.kernelspec["language"] = "swift"
        imports_library = any(
            cell.cell_type == "code" and LIBRARY.search(cell.source) for cell in nb.cells
        )
        if imports_library or self.code_stub.get("swift") != STUB:
            return super().preprocess(nb, resources)
        with _changed(self, code_stub={**self.code_stub, "swift": PLAIN_STUB}):
            return super().preprocess(nb, resources)


class SwiftHeaderFooter(IncludeHeaderFooter):
    """Code of a header in another language (`nbgrader quickstart` makes one in Python) is left out."""

    def preprocess(self, nb, resources):
        if not is_swift(nb):
            return super().preprocess(nb, resources)
        own = {id(cell) for cell in nb.cells}
        foreign = self._foreign_code()
        nb, resources = super().preprocess(nb, resources)
        nb.cells = [
            cell
            for cell in nb.cells
            if id(cell) in own or cell.cell_type != "code" or cell.source not in foreign
        ]
        return nb, resources

    def _foreign_code(self):
        notebooks = [nbformat.read(path, as_version=4) for path in (self.header, self.footer) if path]
        return {
            cell.source
            for notebook in notebooks
            if not is_swift(notebook)
            for cell in notebook.cells
            if cell.cell_type == "code"
        }


class SwiftOverwriteCells(OverwriteCells):
    """Cells that a student has removed come back with a comment, which nbgrader writes as `# …`."""

    def preprocess(self, nb, resources):
        self._is_swift = is_swift(nb)
        return super().preprocess(nb, resources)

    def missing_cell_transform(self, source_cell, *arguments, **settings):
        cell = super().missing_cell_transform(source_cell, *arguments, **settings)
        if self._is_swift and cell.cell_type == "code":
            notice = self.missing_cell_notification.format(cell_id=source_cell.name)
            comments = [f"// {line}\n" for line in notice.splitlines() if line.strip()]
            cell.source = "".join(comments) + source_cell.source
        return cell


class SwiftInstantiateTests(InstantiateTests):
    """A course without templates of its own for the kernel generates tests by ours."""

    def _load_test_template_file(self, resources):
        own = self.autotest_filename if self._has_templates(resources) else str(TEMPLATES)
        with _changed(self, autotest_filename=own):
            super()._load_test_template_file(resources)

    def _has_templates(self, resources):
        # nbgrader's order: the first file that is there counts.
        for folder in (resources["metadata"]["path"], "."):
            path = Path(folder, self.autotest_filename)
            if path.exists():
                content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
                return resources["kernel_name"] in content
        return False
