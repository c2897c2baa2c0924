#!/usr/bin/env python3
"""The documentation as one static site, by the toolchain's own docc: the pages of docs/ as articles, and the reference of all
modules that `import Lectern` shows. `make docs` builds first, then runs this.

    scripts/docs.py [--output output/docs] [--base-path /]

Look at it by `python3 -m http.server --directory output/docs`. No text is kept twice: the articles are made of docs/*.md,
README.md, CONTRIBUTING.md and CHANGELOG.md at each run; docs/Lectern.docc has the landing page alone. Ends with status 1 where a
link of a page or of a docstring leads nowhere, or a page is not on the landing page.
"""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys

from markdown_pages import ROOT, pages

CATALOG = ROOT / "docs/Lectern.docc"
WORK = ROOT / ".build/docs"
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
# What docc says of docstrings that do not name each parameter, or name it as its caller does. Theirs is the readers' choice.
PASSED_OVER = re.compile(r"Parameter '|External name '")
# Titles that would mean something else among the other pages.
TITLES = {"README.md": "# Lectern at a glance"}
# Whose folders of headers the modules' C parts name.
PACKAGES = ["openblas", "zlib", "libdeflate", "libzip", "hdf5", "libcrypto", "sqlite3"]


# MARK: Articles


def article_name(path):
    """The name of a page in the site: `readme`, `tensors`."""
    return path.stem.lower()


def anchor(page, slug):
    """docc's name of the heading that GitHub calls `slug`."""
    for heading in re.findall(r"^#+ (.*)$", page.read_text(), re.M):
        plain = re.sub(r"[`*]", "", heading)
        if re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-") == slug:
            return "#" + re.sub(r"[^\w\-]+", "-", plain).strip("-")
    sys.exit(f"{page}: no heading {slug!r}")


def link(page, match):
    """A link of a page, as the site has it."""
    mark, text, target = match.groups()
    if re.match(r"\w+:", target):
        return match[0]
    file, _, slug = target.partition("#")
    path = (page.parent / file).resolve() if file else page
    if mark:
        return f"![{text}]({path.name})"
    if path in pages():
        place = f"doc:{article_name(path)}{anchor(path, slug) if slug else ''}"
        # A file's name means nothing to a reader of the site: the page's title stands for it.
        return f"<{place}>" if text.endswith(".md") else f"[{text}]({place})"
    return f"{text} (`{path.relative_to(ROOT)}`)"


def article(page):
    """The text of a page as an article. Code keeps what looks like a link in it."""
    title, rest = page.read_text().split("\n", 1)
    # The list of pages shows titles as they are written.
    title = TITLES.get(page.name, title.replace("`", ""))
    parts = re.split(r"(^```.*?^```$|`[^`\n]*`)", rest, flags=re.M | re.S)
    return title + "\n" + "".join(
        part if part.startswith("`") else LINK.sub(lambda match: link(page, match), part) for part in parts)


def module_pages(landing):
    """For each module the text of its page: what the landing page's table says of it, and the way back there."""
    rows = dict(re.findall(r"^\| ``(\w+)`` \| (.*) \|$", landing, re.M))
    missing = set(public_modules()) - set(rows) - {"Lectern"}
    if missing:
        sys.exit(f"docs/Lectern.docc/Lectern.md says nothing of {sorted(missing)}")
    return {name: f"# ``{name}``\n\n{text[0].upper()}{text[1:]}.\n\nA module of ``Lectern``.\n" for name, text in rows.items()}


def make_catalog(folder, base_path):
    """The landing page, an article for each page, a page for each module, and the pictures."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CATALOG, folder)
    header = folder / "header.html"
    header.write_text(header.read_text().replace("{base}", base_path.rstrip("/") + "/"))
    landing = (folder / "Lectern.md").read_text()
    for page in pages():
        if f"<doc:{article_name(page)}>" not in landing:
            sys.exit(f"docs/Lectern.docc/Lectern.md has no link to {page.relative_to(ROOT)}")
        (folder / f"{article_name(page)}.md").write_text(article(page))
    for module, text in module_pages(landing).items():
        (folder / f"module-{module}.md").write_text(text)
    for picture in (ROOT / "docs/images").iterdir():
        shutil.copy(picture, folder)


# MARK: The modules' symbols


def output_of(*command):
    """What a command prints."""
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def public_modules():
    """What a cell sees after `import Lectern`."""
    exports = (ROOT / "Sources/Library/Lectern/Exports.swift").read_text()
    return ["Lectern", "OrderedJSON", *re.findall(r"^@_exported import (\w+)$", exports, re.M)]


def search_flags(build):
    """Where the compiler finds the modules, those of C included."""
    flags = ["-I", str(build / "Modules")]
    for folder in (ROOT / "Sources/System").iterdir():
        flags += ["-I", str(folder)]
    for map_file in build.glob("*.build/module.modulemap"):
        flags += ["-Xcc", f"-fmodule-map-file={map_file}"]
    for flag in output_of("pkg-config", "--cflags-only-I", *PACKAGES).split():
        flags += ["-Xcc", flag]
    return flags


def make_symbol_graphs(folder):
    """A symbol graph of each module, read from the modules that the build has made."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build = pathlib.Path(output_of("swift", "build", "-c", "release", "--show-bin-path"))
    triple = json.loads(output_of("swiftc", "-print-target-info"))["target"]["triple"]
    common = [
        "-target", triple, *search_flags(build), "-module-cache-path", str(WORK / "cache"), "-output-dir", str(folder),
        "-minimum-access-level", "public", "-skip-synthesized-members"]
    for module in public_modules():
        subprocess.run(["swift", "symbolgraph-extract", "-module-name", module, *common], check=True)


# MARK: The site


def docc():
    """The docc of the toolchain in PATH."""
    return pathlib.Path(shutil.which("swift") or sys.exit("no swift in PATH")).resolve().parent / "docc"


def convert(catalog, graphs, output, base_path):
    """Makes the site; what docc complains of."""
    diagnostics = WORK / "diagnostics.json"
    command = [
        docc(), "convert", catalog, "--additional-symbol-graph-dir", graphs, "--output-dir", output, "--hosting-base-path",
        base_path, "--transform-for-static-hosting", "--experimental-enable-custom-templates",
        "--fallback-bundle-identifier", "lectern.Lectern", "--fallback-default-module-kind", "Module",
        "--diagnostics-file", diagnostics]
    status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    found = json.loads(diagnostics.read_text())["diagnostics"]
    if status and not found:
        sys.exit(f"docc ended with status {status}")
    return [one for one in found if not PASSED_OVER.match(one["summary"])]


def place(diagnostic):
    """Where a complaint is about, as far as docc says it."""
    source = diagnostic.get("source", "").removeprefix("file://").removeprefix(str(ROOT) + "/")
    start = (diagnostic.get("range") or {}).get("start", {})
    return f"{source}:{start.get('line', '?')}"


def write_entrance(output, base_path):
    """The site's first page leads to the landing page."""
    target = base_path.rstrip("/") + "/documentation/lectern/"
    (output / "index.html").write_text(
        f'<!doctype html><html lang="en"><title>Lectern</title><meta http-equiv="refresh" content="0; url={target}">'
        f'<a href="{target}">Lectern</a></html>\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "output/docs")
    parser.add_argument("--base-path", default="/", help="where the site will be: /lectern for example.org/lectern")
    options = parser.parse_args()
    catalog, graphs = WORK / "Lectern.docc", WORK / "symbol-graphs"
    make_catalog(catalog, options.base_path)
    make_symbol_graphs(graphs)
    shutil.rmtree(options.output, ignore_errors=True)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    complaints = convert(catalog, graphs, options.output, options.base_path)
    for complaint in complaints:
        print(f"{place(complaint)}: {complaint['severity']}: {complaint['summary']}")
    if complaints:
        sys.exit(1)
    write_entrance(options.output, options.base_path)
    print(f"{options.output}: {len(pages())} articles, {len(public_modules())} modules")


if __name__ == "__main__":
    main()
