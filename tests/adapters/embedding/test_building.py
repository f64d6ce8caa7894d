import multiprocessing
import time

from stadtfaden.adapters.embedding import built_model
from stadtfaden.adapters.embedding.building import MODEL_NAME

FILES = ["embedding.json", "model.onnx", "tokenizer.json"]


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_two_processes_that_build_at_once_get_one_whole_model(tmp_path):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        folders = pool.map(built_model, [tmp_path, tmp_path])

    assert folders == [tmp_path / MODEL_NAME] * 2
    assert names_in(tmp_path) == [MODEL_NAME]
    assert names_in(folders[0]) == FILES


def test_a_build_that_was_killed_leaves_no_model_behind(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=built_model, args=(tmp_path,))
    process.start()
    while not any(tmp_path.glob("unfinished-*")) and process.is_alive():
        time.sleep(0.005)

    process.kill()
    process.join()

    assert not (tmp_path / MODEL_NAME).exists()
    assert names_in(built_model(tmp_path)) == FILES
    assert names_in(tmp_path) == [MODEL_NAME]


def test_a_model_that_stands_is_not_built_again(model_folder):
    before = (model_folder / "model.onnx").stat().st_mtime_ns

    again = built_model(model_folder.parent)

    assert again == model_folder
    assert (again / "model.onnx").stat().st_mtime_ns == before
