#!/usr/bin/env python3
"""Files between Lectern and the real Keras and TensorBoard, both ways.

Usage: python scripts/test-keras-files.py [--swift-test "swift test -c release --skip-build"]

Needs keras, a backend (jax, torch or tensorflow), h5py and tensorboard; scripts/test-keras-files.sh installs them.
1. Real Keras makes twenty models (scripts/golden/files_keras.py); the Swift tests load them and compare predictions.
2. The Swift tests save twenty models and event files; real Keras loads them, compares predictions and trains on from the
   saved optimizer state; TensorBoard's own reader reads the events.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "golden"))
import files_keras
import keras
import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

TOLERANCE = 1e-5
# One step more goes through two implementations of gradient and optimizer.
TRAINED_TOLERANCE = 2e-5
failures = []


def check(name, what, ours, theirs, tolerance):
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    difference = np.max(np.abs(ours - theirs) / np.maximum(1, np.abs(ours))) if ours.shape == theirs.shape else np.inf
    if not difference <= tolerance:
        failures.append(f"{name}: {what} differ by {difference}")
    return difference


def numbered(folder, name, kind):
    paths = sorted(folder.glob(f"{name}.{kind}_*.npy"), key=lambda path: int(path.stem.rsplit("_", 1)[1]))
    return [np.load(path) for path in paths]


def load_ours(folder):
    """Every model of ours in real Keras; prints what was compared."""
    for path in sorted(folder.glob("*.keras")):
        try:
            load_one(folder, path)
        except Exception as error:
            failures.append(f"{path.stem}: {type(error).__name__}: {str(error)[:600]}")


def load_one(folder, path):
    name = path.stem
    model = keras.models.load_model(path)
    inputs = numbered(folder, name, "input")
    given = inputs if len(inputs) > 1 else inputs[0]
    outputs = files_keras.as_list(model.predict(given, verbose=0))
    expected = numbered(folder, name, "output")
    largest = max(check(name, "predictions", y, x, TOLERANCE) for x, y in zip(outputs, expected, strict=True))
    line = f"{name:26} predictions within {largest:.1e}"
    trained = numbered(folder, name, "trained")
    if trained:
        if int(model.optimizer.iterations) != 1:
            failures.append(f"{name}: the optimizer has made {int(model.optimizer.iterations)} steps and not 1")
        target = np.full(outputs[0].shape, 0.25, "float32")
        model.fit(given, target, epochs=1, verbose=0, shuffle=False)
        after = files_keras.as_list(model.predict(given, verbose=0))[0]
        line += f", after one step more {check(name, 'trained predictions', trained[0], after, TRAINED_TOLERANCE):.1e}"
    print(line)


def read_events(folder):
    expected = json.loads((folder / "expected.json").read_text())
    for part, losses in expected.items():
        events = EventAccumulator(str(folder / part), size_guidance={"tensors": 0})
        events.Reload()
        from tensorboard.util import tensor_util

        read = [(e.step, float(tensor_util.make_ndarray(e.tensor_proto))) for e in events.Tensors("epoch_loss")]
        check("events", f"{part} losses", [value for _, value in read], losses, 1e-6)
        if [step for step, _ in read] != [0, 1, 2]:
            failures.append(f"events: the steps of {part} are {read}")
    tags = EventAccumulator(str(folder / "train"))
    tags.Reload()
    names = tags.Tags()["tensors"]
    for tag in ("epoch_learning_rate", "batch_loss", "keras"):
        if tag not in names:
            failures.append(f"events: there is no {tag}")
    histograms = [tag for tag in names if tag.endswith("/histogram")]
    shape = [tag for tag in histograms if tensor_util.make_ndarray(tags.Tensors(tag)[0].tensor_proto).shape[1] != 3]
    if not histograms or shape:
        failures.append(f"events: histograms are missing or of another shape: {histograms} {shape}")
    print(f"events read by TensorBoard: {len(names)} tags, {len(histograms)} histograms")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--swift-test", default="swift test -c release --skip-build")
    command = parser.parse_args().swift_test.split()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("keras", "lectern", "logs"):
            (folder / part).mkdir()
        for build in files_keras.MODELS:
            files_keras.make(build, folder / "keras")
        print(f"{len(files_keras.MODELS)} models saved by Keras {keras.__version__} ({keras.backend.backend()})")
        environment = {**os.environ, "LECTERN_KERAS_FILES": name}
        subprocess.run([*command, "--filter", "KerasFileTests|TensorBoardTests"], env=environment, check=True)
        load_ours(folder / "lectern")
        read_events(folder / "logs")
    if failures:
        sys.exit("\n".join(["FAILED:"] + failures))
    print("Keras, TensorBoard and Lectern read each other's files.")


if __name__ == "__main__":
    main()
