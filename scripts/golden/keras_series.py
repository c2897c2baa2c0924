"""Layers of series and of class numbers by real Keras on JAX, in the form of keras_layers.py.

Writes series_layers.json:

    PYTHONPATH=.venv-keras/keras-3.9.2 .venv-keras/bin/python scripts/golden/keras_series.py
"""

from keras_layer_cases import case
from keras_common import write

from keras import layers

cases = []
for padding in ["valid", "same"]:
    for strides, rate in [(1, 1), (2, 1), (3, 1), (1, 2)]:
        for size in [2, 3, 5]:
            setting = dict(strides=strides, dilation_rate=rate, padding=padding)
            name = f"{padding}_{size}_{strides}_{rate}"
            cases.append(case(f"conv1d_{name}", layers.Conv1D(3, size, **setting), (2, 11, 2)))
            cases.append(
                case(
                    f"conv1d_transpose_{name}",
                    layers.Conv1DTranspose(3, size, **setting),
                    (2, 5, 2),
                )
            )
    for strides in [None, 1, 3]:
        name = f"{padding}_{strides}"
        cases.append(
            case(f"max_pooling1d_{name}", layers.MaxPooling1D(2, strides, padding), (2, 7, 3))
        )
        cases.append(
            case(
                f"average_pooling1d_{name}", layers.AveragePooling1D(3, strides, padding), (2, 7, 3)
            )
        )
cases += [
    case(
        "conv1d_regularized",
        layers.Conv1D(2, 3, activation="relu", kernel_regularizer="l2", bias_regularizer="l1"),
        (2, 6, 2),
    ),
    case("conv1d_without_bias", layers.Conv1D(2, 3, use_bias=False, activation="tanh"), (2, 6, 2)),
    case("global_average_pooling1d", layers.GlobalAveragePooling1D(), (2, 5, 3)),
    case("global_max_pooling1d", layers.GlobalMaxPooling1D(), (2, 5, 3)),
    case("up_sampling1d", layers.UpSampling1D(3), (2, 4, 2)),
    case("embedding", layers.Embedding(5, 3), None, inputs=[[0, 4], [2, 2], [1, 0]]),
    case(
        "embedding_vector",
        layers.Embedding(4, 2, embeddings_regularizer="l2"),
        None,
        inputs=[3, 1, 0],
    ),
    case(
        "embedding_image", layers.Embedding(3, 2), None, inputs=[[[0, 1], [2, 1]], [[2, 2], [0, 0]]]
    ),
]
write("series_layers.json", cases)
