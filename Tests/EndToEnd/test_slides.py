"""`lectern html --slides` in a browser, and beside the slides that nbconvert makes of the same notebook."""

import base64
import html.parser
import subprocess

import nbformat
import pytest
from nbconvert import SlidesExporter
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from conftest import LECTERN, ROOT
from test_pages import browser  # noqa: F401, a fixture

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))

# Slides of each column, fragments of each slide.
OURS = """
    return [...document.querySelectorAll('main > .column')].map(column =>
      [...column.children].map(slide => slide.querySelectorAll('.fragment').length));
    """


class Reveal(html.parser.HTMLParser):
    """The same of nbconvert's page, whose columns and slides are sections within sections."""

    def __init__(self, text):
        super().__init__()
        self.columns, self.depth = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag == "section":
            self.depth += 1
            if self.depth == 1:
                self.columns.append([])
            elif self.depth == 2:
                self.columns[-1].append(0)
        elif tag == "div" and ("class", "fragment") in attributes:
            self.columns[-1][-1] += 1

    def handle_endtag(self, tag):
        if tag == "section":
            self.depth -= 1


def slides(browser, notebook, folder):
    """Opens the slides of a notebook."""
    file = folder / "slides.html"
    subprocess.run([LECTERN, "html", "--slides", notebook, "--output", file], check=True)
    browser.get("about:blank")
    browser.get(file.as_uri())


def book(folder, *cells):
    """A notebook of Markdown cells, each a text and its slide type."""
    notebook = nbformat.v4.new_notebook()
    for text, kind in cells:
        cell = nbformat.v4.new_markdown_cell(text, metadata={"slideshow": {"slide_type": kind}})
        notebook.cells.append(cell)
    nbformat.write(notebook, folder / "book.ipynb")
    return folder / "book.ipynb"


def press(browser, *keys):
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def seen(browser):
    """The words in view, and the counter."""
    words = browser.find_element(By.TAG_NAME, "main").text.split()
    return words, browser.find_element(By.CLASS_NAME, "counter").text


SMALL = [
    ("A", "slide"), ("B", "subslide"), ("hidden", "skip"), ("f1", "fragment"), ("f2", "fragment"),
    ("said", "notes"), ("C", "slide"), ("more", "-"), ("D", "slide")]


def test_as_many_slides_as_nbconvert_makes(browser, tmp_path):
    assert NOTEBOOKS
    small = book(tmp_path, *SMALL)
    for notebook in [*NOTEBOOKS, small]:
        slides(browser, notebook, tmp_path)
        theirs, _ = SlidesExporter().from_filename(str(notebook))
        assert browser.execute_script(OURS) == Reveal(theirs).columns, notebook
    assert Reveal(theirs).columns == [[0, 2], [0], [0]]


def test_page_down_goes_through_everything_and_back(browser, tmp_path):
    slides(browser, book(tmp_path, *SMALL), tmp_path)
    forth = [(["A"], "1 / 4"), (["B"], "2 / 4"), (["B", "f1"], "2 / 4"), (["B", "f1", "f2"], "2 / 4"),
             (["C", "more"], "3 / 4"), (["D"], "4 / 4")]
    for state in forth:
        assert seen(browser) == state
        press(browser, Keys.PAGE_DOWN)
    for state in reversed(forth):
        assert seen(browser) == state
        press(browser, Keys.PAGE_UP)
    press(browser, Keys.END)
    assert seen(browser)[1] == "4 / 4"
    assert browser.current_url.endswith("#/2")
    press(browser, Keys.HOME)
    assert seen(browser)[1] == "1 / 4"


def test_arrows_go_across_and_down(browser, tmp_path):
    slides(browser, book(tmp_path, *SMALL), tmp_path)
    press(browser, Keys.ARROW_RIGHT)
    assert seen(browser)[0] == ["C", "more"]
    press(browser, Keys.ARROW_LEFT, Keys.ARROW_DOWN)
    assert seen(browser)[0] == ["B"]
    # The column is found as it was left.
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
    assert seen(browser)[0] == ["B"]
    press(browser, Keys.ARROW_UP)
    assert seen(browser)[0] == ["A"]
    browser.find_element(By.CSS_SELECTOR, ".controls .right").click()
    assert seen(browser)[0] == ["C", "more"]


def test_notes_are_shown_by_their_key(browser, tmp_path):
    slides(browser, book(tmp_path, *SMALL), tmp_path)
    press(browser, Keys.PAGE_DOWN)
    assert "said" not in seen(browser)[0]
    press(browser, "s")
    assert "said" in seen(browser)[0]
    press(browser, "s")
    assert "said" not in seen(browser)[0]


def test_a_link_leads_to_the_slide_of_its_heading(browser, tmp_path):
    slides(browser, book(tmp_path, ("[go](#There)", "slide"), ("B", "slide"), ("# There", "subslide")), tmp_path)
    browser.find_element(By.LINK_TEXT, "go").click()
    assert seen(browser) == (["There"], "3 / 3")


def test_what_is_taller_than_the_window_is_scrolled_through(browser, tmp_path):
    tall = "\n\n".join(f"line {n}" for n in range(200))
    slides(browser, book(tmp_path, (tall, "slide"), ("B", "slide")), tmp_path)
    browser.execute_script("document.querySelector('.present').style.scrollBehavior = 'auto'")
    top = "const s = document.querySelector('.present'); return [s.scrollTop, s.scrollHeight - s.clientHeight];"
    presses = 0
    while seen(browser)[1] == "1 / 2":
        place, end = browser.execute_script(top)
        press(browser, Keys.PAGE_DOWN)
        presses += 1
        assert presses < 100
    assert presses > 5 and end > 1000 and place == pytest.approx(end, abs=2)
    assert browser.execute_script("return document.documentElement.scrollHeight <= innerHeight")


def test_a_swipe_turns_the_page(browser, tmp_path):
    slides(browser, book(tmp_path, *SMALL), tmp_path)

    def swipe(across):
        for kind, points in (("touchStart", [(300, 300)]), ("touchMove", [(300 + across, 300)]), ("touchEnd", [])):
            browser.execute_cdp_cmd("Input.dispatchTouchEvent", {
                "type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    swipe(-120)
    assert seen(browser)[0] == ["C", "more"]
    swipe(120)
    assert seen(browser)[0] == ["A"]


def test_paper_has_a_sheet_for_each_slide_with_all_fragments(browser, tmp_path):
    slides(browser, book(tmp_path, *SMALL), tmp_path)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    # The pages' own entries stand uncompressed in Chromium's files.
    assert base64.b64decode(printed["data"]).count(b"/Type /Page\n") == 4


def test_nothing_to_show(tmp_path):
    notebook = book(tmp_path, ("A", "skip"))
    result = subprocess.run([LECTERN, "html", "--slides", notebook], capture_output=True, text=True)
    assert result.returncode == 65 and "no slides" in result.stderr
    assert not (tmp_path / "book.slides.html").exists()


def test_the_usual_name(tmp_path):
    subprocess.run([LECTERN, "html", "--slides", book(tmp_path, ("A", "slide"))], check=True)
    assert (tmp_path / "book.slides.html").exists()
