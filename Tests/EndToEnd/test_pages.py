"""`lectern html`'s pages in a browser: nothing of a notebook's text runs there."""

import json
import subprocess

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from conftest import LECTERN
from hostile_markdown import RUN, cells

# Written out once more, so that the filter's own list is not what it is checked with.
TEXT = """a abbr address article aside audio b bdi bdo big blockquote br caption center cite code
col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6
header hr i img input ins kbd li mark nav ol p pre q rp rt ruby s samp section small source span
strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr""".split()
MATH = """math mi mo mn ms mtext mrow mfrac msqrt mroot msub msup msubsup munder mover munderover
mtable mtr mtd mspace mpadded mphantom mstyle merror semantics annotation menclose mmultiscripts
mprescripts none""".split()

LOOK = """
    const [names] = arguments;
    const refused = ['action', 'formaction', 'srcdoc', 'data', 'xlink:href', 'srcset', 'ping'];
    const events = ['click', 'mouseover', 'pointerenter', 'focus', 'toggle', 'error', 'load',
      'animationstart'];
    const styles = /url|expression|position|binding|behavior|@/i;
    const problems = [];
    for (const section of document.querySelectorAll('main > section')) {
      for (const element of section.querySelectorAll('*')) {
        const say = what => problems.push(what + ' in ' + element.outerHTML.slice(0, 200));
        if (!names.includes(element.localName)) say('element ' + element.localName);
        for (const {name, value} of element.attributes) {
          if (name.startsWith('on')) say('handler');
          if (['href', 'src', 'poster', 'cite'].includes(name)) {
            const protocol = new URL(value, 'http://here/').protocol;
            const isPicture = element.localName == 'img' && value.startsWith('data:image/');
            if (!['http:', 'https:', 'mailto:'].includes(protocol) && !isPicture) say(protocol);
          } else if (refused.includes(name)) say(name);
        }
        if (styles.test(element.getAttribute('style') ?? '')) say('style');
        for (const event of events)
          if (element.localName != 'a' || event != 'click')
            element.dispatchEvent(new Event(event, {bubbles: true}));
      }
    }
    for (const link of document.querySelectorAll('a[href]'))
      if (!link.getAttribute('href').match(/^https?:|^mailto:/i)) link.click();
    const hasRun = [...document.body.childNodes]
      .some(node => node.nodeType == 3 && node.data.includes('707'));
    return [problems, hasRun, document.querySelectorAll('main > section').length,
      document.querySelectorAll('script, link, base, meta[http-equiv]').length];
    """


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", nowhere):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


def page(folder, sources):
    """The page of a notebook of these Markdown cells."""
    notebook = {
        "cells": [
            {"cell_type": "markdown", "id": f"c{n}", "metadata": {}, "source": source}
            for n, source in enumerate(sources)],
        "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    file = folder / "hostile.ipynb"
    file.write_text(json.dumps(notebook))
    subprocess.run([LECTERN, "html", file], check=True)
    return file.with_suffix(".html")


def test_nothing_of_the_text_runs(browser, tmp_path):
    sources = cells()
    browser.get(page(tmp_path, sources).as_uri())
    problems, has_run, sections, foreign = browser.execute_script(LOOK, TEXT + MATH)
    assert problems == []
    assert not has_run
    assert sections == len(sources)
    assert foreign == 0


def test_the_check_sees_what_runs(browser, tmp_path):
    """The same look at a page in which something would run."""
    file = page(tmp_path, ["PLACE"])
    html = file.read_text()
    link = f"<a href='javascript:{RUN}'>x</a>"
    for own in (f"<img src=x onclick={RUN}>", f"<img src=x onerror={RUN}>", link):
        file.write_text(html.replace("PLACE", own))
        browser.get(file.as_uri())
        problems, has_run, _, _ = browser.execute_script(LOOK, TEXT + MATH)
        # The browser follows a link after the script.
        assert problems and (has_run or own == link)
