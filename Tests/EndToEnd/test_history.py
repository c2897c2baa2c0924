"""The history: kept across sessions in a file that IPython's tools can read; a file that cannot be used costs only that."""

import os
import pathlib
import sqlite3

import pytest
from conftest import Session, is_running, wait_until


@pytest.fixture
def place(tmp_path):
    return tmp_path / "lectern" / "history.sqlite"


def history(kernel, **query):
    content = kernel.reply(kernel.client.history(raw=True, output=query.pop("output", False), **query))["content"]
    assert content["status"] == "ok"
    return [tuple(entry) for entry in content["history"]]


def run(place, *cells, **env):
    session = Session(env={"LECTERN_HISTORY": str(place), **env})
    for cell in cells:
        session.execute(cell)
    return session


def test_sessions_follow_each_other(place):
    run(place, "let a = 1", "a + 1").close()
    session = run(place, "let b = 2", "b")
    try:
        assert history(session, hist_access_type="tail", n=3) == [(1, 2, "a + 1"), (2, 1, "let b = 2"), (2, 2, "b")]
        assert [e[0] for e in history(session, hist_access_type="tail", n=100)] == [1, 1, 2, 2]
        assert history(session, hist_access_type="tail", n=2, output=True) == [
            (2, 1, ["let b = 2", None]), (2, 2, ["b", "2"]),
        ]
    finally:
        session.close()


def test_ranges_searches_and_outputs(place):
    run(place, "let a = 1", "a + 1", 'print("x")').close()
    session = run(place, "a", "let a = 1", "a", "let a = 1")
    try:
        assert [e[1] for e in history(session, hist_access_type="range", session=0, start=1, stop=3)] == [1, 2]
        assert history(session, hist_access_type="range", session=-1, start=2, stop=4) == [
            (1, 2, "a + 1"), (1, 3, 'print("x")'),
        ]
        assert history(session, hist_access_type="range", session=1, start=2, stop=3, output=True) == [
            (1, 2, ["a + 1", "2"])
        ]
        assert [e[0] for e in history(session, hist_access_type="search", pattern="let*")] == [1, 2, 2]
        assert history(session, hist_access_type="search", pattern="let*", unique=True) == [(2, 4, "let a = 1")]
        assert history(session, hist_access_type="search", pattern="l?t a = [0-9]", n=2) == [
            (2, 2, "let a = 1"), (2, 4, "let a = 1"),
        ]
        assert history(session, hist_access_type="search", pattern="nothing") == []
        assert session.reply(session.send("history_request", {"hist_access_type": "all"}))["content"]["status"] == "error"
    finally:
        session.close()


def test_only_what_is_to_be_stored_is_kept(place):
    session = run(place, "1")
    session.execute("2", store_history=False)
    session.execute("3", silent=True)
    assert [e[2] for e in history(session, hist_access_type="tail", n=10)] == ["1"]
    session.close()


def test_the_file_is_one_of_ipythons(place):
    from IPython.core.history import HistoryAccessor

    run(place, "let a = 1", '"жар🙂"').close()
    reader = HistoryAccessor(hist_file=str(place))
    assert list(reader.get_tail(2, output=True, include_latest=True)) == [
        (1, 1, ("let a = 1", None)), (1, 2, ('"жар🙂"', '"жар🙂"')),
    ]
    session, start, end, count, _ = reader.get_session_info(1)
    assert (session, count) == (1, 2) and start <= end
    assert place.stat().st_mode & 0o077 == 0


def test_the_file_is_in_jupyters_data_folder():
    session = Session()
    session.execute("1")
    session.close()
    assert (pathlib.Path(os.environ["JUPYTER_DATA_DIR"]) / "lectern/history.sqlite").exists()


def test_nothing_is_kept_when_that_is_wanted(tmp_path):
    session = run("off", "1", JUPYTER_DATA_DIR=str(tmp_path))
    assert history(session, hist_access_type="tail", n=5) == [(1, 1, "1")]
    session.close()
    assert not (tmp_path / "lectern").exists()


def test_a_broken_file_is_moved_aside(place):
    place.parent.mkdir()
    place.write_bytes(b"this is no database" * 1000)
    session = run(place, "1")
    assert history(session, hist_access_type="tail", n=5) == [(1, 1, "1")]
    session.close()
    assert len(list(place.parent.glob("history.sqlite.broken-*"))) == 1
    session = run(place, "2")
    assert [e[2] for e in history(session, hist_access_type="tail", n=5)] == ["1", "2"]
    session.close()


def test_a_file_that_cannot_be_written_is_read(place):
    run(place, "let a = 1").close()
    session = run(f"file:{place}?mode=ro", "2")
    assert [e[2] for e in history(session, hist_access_type="tail", n=5)] == ["let a = 1", "2"]
    session.close()
    assert sqlite3.connect(place).execute("SELECT count(*) FROM history").fetchone() == (1,)


@pytest.mark.parametrize("place", ["/proc/no/history.sqlite", "/", "file:/nowhere?mode=ro"])
def test_a_place_where_no_file_can_be(place):
    session = run(place, "1")
    assert history(session, hist_access_type="tail", n=5) == [(1, 1, "1")]
    assert is_running(session.pid)
    session.close()


def test_a_locked_file_is_tried_again(place):
    run(place, "let a = 1").close()
    other = sqlite3.connect(place)
    other.execute("BEGIN EXCLUSIVE")
    session = run(place, "2")
    assert [e[2] for e in history(session, hist_access_type="tail", n=5)] == ["2"]
    other.rollback()
    session.execute("3")
    assert [e[2] for e in history(session, hist_access_type="tail", n=5)] == ["let a = 1", "2", "3"]
    session.close()
    assert other.execute("SELECT session, line, source_raw FROM history").fetchall() == [
        (1, 1, "let a = 1"), (2, 1, "2"), (2, 2, "3"),
    ]


def test_two_kernels_share_the_file(place):
    first, second = run(place, "1"), run(place, "2")
    first.execute("3")
    try:
        assert wait_until(lambda: [e[2] for e in history(second, hist_access_type="tail", n=5)] == ["1", "3", "2"])
    finally:
        first.close()
        second.close()
