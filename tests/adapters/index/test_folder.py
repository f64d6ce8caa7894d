import multiprocessing
import time

import pytest

from stadtfaden.adapters.index import IndexFolder


def write(text, manifest):
    def fill(build):
        (build / "content").write_text(text)
        return manifest

    return fill


def content(folder):
    return (folder.current() / "content").read_text()


def never_ends(path):
    def fill(build):
        (build / "content").write_text("half")
        time.sleep(60)
        return {}

    IndexFolder(path).replace(fill)


def test_before_the_first_build_there_is_nothing(tmp_path):
    folder = IndexFolder(tmp_path / "index")

    assert (folder.current(), folder.manifest()) == (None, {})


def test_a_build_replaces_the_one_before(tmp_path):
    folder = IndexFolder(tmp_path)
    folder.replace(write("old", {"fingerprint": "a"}))
    folder.replace(write("new", {"fingerprint": "b"}))

    assert content(folder) == "new"
    assert folder.manifest() == {"fingerprint": "b"}
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_a_build_that_fails_leaves_the_old_one(tmp_path):
    folder = IndexFolder(tmp_path)
    folder.replace(write("old", {}))

    def fail(build):
        (build / "content").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        folder.replace(fail)

    assert content(folder) == "old"
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_a_build_that_was_killed_leaves_the_old_one_and_is_tidied_away(tmp_path):
    folder = IndexFolder(tmp_path)
    folder.replace(write("old", {}))
    process = multiprocessing.get_context("spawn").Process(target=never_ends, args=(tmp_path,))
    process.start()
    while len(list(tmp_path.glob("build-*/content"))) < 2:
        time.sleep(0.01)

    process.kill()
    process.join()

    assert content(folder) == "old"
    folder.replace(write("new", {}))
    assert content(folder) == "new"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_build_of_a_living_process_is_left_alone(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=never_ends, args=(tmp_path,))
    process.start()
    while not list(tmp_path.glob("build-*/content")):
        time.sleep(0.01)

    IndexFolder(tmp_path).replace(write("new", {}))

    assert len(list(tmp_path.glob("build-*"))) == 2
    process.kill()
    process.join()


def test_a_pointer_to_a_lost_build_is_as_none(tmp_path):
    (tmp_path / "current").write_text("build-1-gone")

    assert IndexFolder(tmp_path).current() is None
