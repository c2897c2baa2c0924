#!/usr/bin/env python3
"""Event files of Lectern, read by TensorBoard's own accumulator.

usage: test-tensorboard-files.py FOLDER     the folder that the Swift tests (TensorBoardTests) wrote, with expected.json
"""
import io
import json
import pathlib
import sys

import numpy as np
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util


def tensors(events, tag):
    return [(e.step, tensor_util.make_ndarray(e.tensor_proto)) for e in events.Tensors(tag)]


def check_scalars(folder, expected):
    for part, losses in expected.items():
        events = EventAccumulator(str(folder / part), size_guidance={"tensors": 0})
        events.Reload()
        read = tensors(events, "epoch_loss")
        assert [step for step, _ in read] == [0, 1, 2], f"{part}: steps {read}"
        np.testing.assert_allclose([float(value) for _, value in read], losses, rtol=1e-6)


def check_histograms(events, names):
    tags = [tag for tag in names if tag.endswith("/histogram")]
    assert tags, "there are no histograms"
    for tag in tags:
        buckets = tensors(events, tag)[0][1]
        assert buckets.ndim == 2 and buckets.shape[1] == 3, f"{tag}: shape {buckets.shape}"
        assert np.all(buckets[:, 0] <= buckets[:, 1]) and buckets[:, 2].sum() > 0, tag
    return len(tags)


def check_images(events):
    """A picture for each epoch, of the size that its header declares: samples above, reconstructions below."""
    read = tensors(events, "reconstructions")
    assert [step for step, _ in read] == [0, 1, 2], read
    for _, (width, height, png) in read:
        picture = Image.open(io.BytesIO(png))
        assert picture.size == (int(width), int(height)) == (4 * 64, 2 * 64), picture.size
        assert np.ptp(np.asarray(picture.convert("L"))) > 50
    plugin = events.SummaryMetadata("reconstructions").plugin_data.plugin_name
    assert plugin == "images", plugin


def check_weights(events, names):
    """Weights as grey pictures, as Keras's write_images: at most three of each."""
    tags = [tag for tag in names if tag.endswith("/image")]
    assert tags, "there are no pictures of weights"
    for tag in tags:
        width, height, *pictures = tensors(events, tag)[0][1]
        assert 1 <= len(pictures) <= 3, tag
        for png in pictures:
            assert Image.open(io.BytesIO(png)).size == (int(width), int(height)), tag


def check_graph(events):
    """The page of graphs opens on this one: every input is a node's, and all lead to the output."""
    graph = events.Graph()
    nodes = {node.name: node for node in graph.node}
    assert len(nodes) == len(graph.node), "two nodes of one name"
    for node in graph.node:
        for name in node.input:
            assert name.split(":")[0] in nodes, f"{node.name}: there is no node {name}"
        assert node.attr["_output_shapes"].list.shape, node.name
    operations = [node.op for node in graph.node]
    for operation in ("Placeholder", "VariableV2", "Conv2D", "Conv2DTranspose", "Dense"):
        assert operation in operations, f"there is no {operation}: {operations}"
    reached, rest = set(), [graph.node[-1].name]
    while rest:
        name = rest.pop()
        if name not in reached:
            reached.add(name)
            rest += [source.split(":")[0] for source in nodes[name].input]
    assert reached == set(nodes), f"not on the way to the output: {set(nodes) - reached}"
    return len(nodes)


def main():
    folder = pathlib.Path(sys.argv[1])
    check_scalars(folder, json.loads((folder / "expected.json").read_text()))
    events = EventAccumulator(str(folder / "train"), size_guidance={"tensors": 0})
    events.Reload()
    names = events.Tags()["tensors"]
    for tag in ("epoch_learning_rate", "batch_loss", "keras", "model_summary"):
        assert tag in names, f"there is no {tag}"
    graph = json.loads(tensors(events, "keras")[0][1].item())
    assert graph["class_name"] == "Functional" and graph["config"]["layers"], graph
    assert "Total params" in tensors(events, "model_summary")[0][1].item().decode()
    count = check_histograms(events, names)
    check_images(events)
    check_weights(events, names)
    nodes = check_graph(events)
    print(f"TensorBoard reads {len(names)} tags, {count} histograms, the pictures of 3 epochs and {nodes} nodes")


if __name__ == "__main__":
    main()
