#!/usr/bin/env python3
"""Files between Lectern and the real Keras, both ways; scripts/test-keras-files.sh runs this with several versions of Keras.

    test-keras-files.py make FOLDER     Keras makes its models (scripts/golden/files_keras.py), for the Swift tests to load
    test-keras-files.py check FOLDER    Keras loads what the Swift tests saved: predictions within 1e-5, and after one step more
                                        from the saved optimizer state
"""
import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "golden"))
# Keras says that optimizer states of models without a step yet are not loaded, which they need not be.
warnings.filterwarnings("ignore")
import files_keras
import keras
import numpy as np

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


def define_classes():
    """The classes of docs/keras-classes.md, as they stand there."""
    page = (pathlib.Path(__file__).resolve().parent.parent / "docs/keras-classes.md").read_text()
    exec(compile(page.split("```python\n")[1].split("```")[0], "docs/keras-classes.md", "exec"), {"__name__": "classes"})


def is_too_new(name):
    """Whether this version of Keras cannot read such a model: layers that it does not have, slices
    that it does not read back."""
    return keras.__version__.startswith("3.0.") and name in ("image_layers", "operations")


def load_ours(folder):
    """Every model of ours in real Keras; the largest differences."""
    paths = sorted(path for path in folder.glob("*.keras") if not is_too_new(path.stem))
    differences = []
    for path in paths:
        try:
            differences.append(load_one(folder, path))
        except Exception as error:
            failures.append(f"{path.stem}: {type(error).__name__}: {str(error)[:600]}")
    predicted, trained = (max((d[i] for d in differences if d[i] is not None), default=np.nan) for i in (0, 1))
    count = sum(d[1] is not None for d in differences)
    print(
        f"Keras {keras.__version__}: {len(differences)} of {len(paths)} models of Lectern predict within {predicted:.1e}; "
        f"{count} after one step more from the saved optimizer state within {trained:.1e}")


def load_one(folder, path):
    name = path.stem
    # Keras 3.0 has this initialiser under another name.
    model = keras.models.load_model(path, custom_objects={"Orthogonal": keras.initializers.OrthogonalInitializer})
    inputs = numbered(folder, name, "input")
    given = inputs if len(inputs) > 1 else inputs[0]
    outputs = files_keras.predict(model, given)
    expected = numbered(folder, name, "output")
    if len(outputs) != len(expected):
        failures.append(f"{name}: {len(outputs)} outputs instead of {len(expected)}")
    largest = max(check(name, "predictions", y, x, TOLERANCE) for x, y in zip(outputs, expected))
    if name == "vae":
        check_vae(model, given, expected)
    weights = path.with_suffix(".weights.h5")
    if weights.exists():
        for variable in model.weights:
            variable.assign(np.ones(variable.shape, "float32"))
        model.load_weights(weights)
        check(name, "predictions after load_weights", files_keras.predict(model, given)[0], expected[0], TOLERANCE)
    policies = numbered(folder, name, "policies")
    if policies:
        theirs = [layer.dtype_policy.name for layer in model.layers]
        if "float64" not in theirs:
            failures.append(f"{name}: the dtype policies are lost: {theirs}")
    trained = numbered(folder, name, "trained")
    # Later versions of Keras divide penalties on outputs by the size of the batch, which those up to 3.9 do not.
    if name == "sparse" and tuple(map(int, keras.__version__.split(".")[:2])) > (3, 9):
        return largest, None
    # Keras 3.0 trains frozen layers too, so its optimizer wants a state for them.
    if not trained or (name == "frozen" and keras.__version__.startswith("3.0.")):
        return largest, None
    steps = int(keras.ops.convert_to_numpy(model.optimizer.iterations))
    if steps != 1:
        failures.append(f"{name}: the optimizer has made {steps} steps and not 1")
    model.train_on_batch(given, np.full(outputs[0].shape, 0.25, "float32"))
    after = files_keras.predict(model, given)[0]
    return largest, check(name, "trained predictions", trained[0], after, TRAINED_TOLERANCE)


def check_vae(model, images, expected):
    """The parts of a VAE, with no class of ours."""
    encoder, decoder = model.get_layer("encoder"), model.get_layer("decoder")
    mean, log_variance = files_keras.predict(encoder, images)
    check("vae", "means", expected[0], mean, TOLERANCE)
    check("vae", "log variances", expected[1], log_variance, TOLERANCE)
    check("vae", "decoded means", expected[2], files_keras.predict(decoder, mean)[0], TOLERANCE)


def make_theirs(folder):
    folder.mkdir(parents=True)
    for build in files_keras.MODELS:
        files_keras.make(build, folder)
    print(f"Keras {keras.__version__}: {len(files_keras.MODELS)} models saved ({keras.backend.backend()})")


def main():
    job, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    define_classes()
    make_theirs(folder) if job == "make" else load_ours(folder)
    if failures:
        sys.exit("\n".join(["FAILED:"] + failures))


if __name__ == "__main__":
    main()
