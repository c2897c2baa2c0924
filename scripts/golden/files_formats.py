#!/usr/bin/env python3
"""Makes the files of Tests/Library/FileFormatsTests/Golden with the reference libraries (numpy, h5py, tensorboard).

Usage: python scripts/golden/files_formats.py
"""
import os
import pathlib
import tempfile

import h5py
import numpy as np
from tensorboard.compat.proto import (
    attr_value_pb2, event_pb2, graph_pb2, node_def_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2)
from tensorboard.summary.writer.record_writer import RecordWriter

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "Tests/Library/FileFormatsTests/Golden"


def numpy_files():
    np.save(GOLDEN / "float32.npy", np.arange(6, dtype="<f4").reshape(2, 3) / 2)
    np.save(GOLDEN / "int16_big.npy", np.array([1, -2, 300], ">i2"))
    np.save(GOLDEN / "float64_fortran.npy", np.asfortranarray(np.arange(24, dtype="<f8").reshape(2, 3, 4)))
    np.save(GOLDEN / "bool.npy", np.array([[True, False]]))
    np.save(GOLDEN / "float16.npy", np.array([1, -2.5, 65504, np.inf, 6e-8], "<f2"))
    np.save(GOLDEN / "scalar_int64.npy", np.array(-7, "<i8"))
    np.save(GOLDEN / "empty.npy", np.zeros((0, 3), "<f4"))
    np.savez_compressed(GOLDEN / "two.npz", images=np.arange(4, dtype="u1").reshape(2, 2), labels=np.array([3, 1]))


def hdf5_file():
    with h5py.File(GOLDEN / "tree.h5", "w") as file:
        file.attrs["title"] = "žluť"
        file.attrs["fixed"] = np.bytes_("abc")
        file.attrs["number"] = np.float32(1.5)
        file.attrs["names"] = ["a", "b"]  # a list of texts: passed over
        layer = file.create_group("layers/dense/vars")
        layer.attrs["name"] = "dense_7"
        layer["0"] = np.arange(6, dtype="f4").reshape(2, 3)
        layer["1"] = np.array([1, 2, 3], ">f8")
        file["count"] = np.int64(12)
        file["bytes"] = np.arange(4, dtype="u1")
        file["flags"] = np.array([True, False])
        file["half"] = np.array([1, -2.5], "f2")
        file["seed"] = np.array([1, 2], "u4")
        file.create_dataset("packed", data=np.arange(1000, dtype="i4"), chunks=(100,), compression="gzip")
        file["empty"] = np.zeros((0, 2), "f4")
        file.create_group("vars")


def hostile_hdf5_files():
    def save(name, fill):
        with h5py.File(GOLDEN / name, "w") as file:
            fill(file)

    def cycle(file):
        group = file.create_group("a")
        group["b"] = group

    def external_storage(file):
        file.create_dataset("x", (4,), "u1", external=[("/etc/hostname", 0, 4)])

    def virtual(file):
        layout = h5py.VirtualLayout((4,), "u1")
        layout[:] = h5py.VirtualSource("/etc/hostname", "x", (4,))
        file.create_virtual_dataset("x", layout)

    def deep(file):
        group = file
        for _ in range(10):
            group = group.create_group("g")

    def huge(file):
        file.create_dataset("x", (1 << 40,), "f4", chunks=(1 << 10,))

    def soft(file):
        file["x"] = h5py.SoftLink("/y")

    def external(file):
        file["x"] = h5py.ExternalLink("/etc/hostname", "/y")

    def text(file):
        file["x"] = "a text"

    for fill in (cycle, external_storage, virtual, deep, huge, soft, external, text):
        save(f"hostile_{fill.__name__}.h5", fill)


def event_file():
    """Events with fixed times, as tensorboard's own messages and record writer write them."""

    def tensor(dtype, shape, **content):
        dims = [tensor_shape_pb2.TensorShapeProto.Dim(size=size) for size in shape]
        return tensor_pb2.TensorProto(dtype=dtype, tensor_shape=tensor_shape_pb2.TensorShapeProto(dim=dims), **content)

    def value(tag, plugin, data_class, tensor, content=b""):
        metadata = summary_pb2.SummaryMetadata(
            plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name=plugin, content=content),
            data_class=data_class,
        )
        return summary_pb2.Summary.Value(tag=tag, metadata=metadata, tensor=tensor)

    values = [
        value("epoch_loss", "scalars", 1, tensor(1, [], tensor_content=np.float32(0.25).tobytes())),
        value("w", "histograms", 2, tensor(2, [2, 3], tensor_content=np.array([[-1, 0, 3], [0, 1, 5.0]]).tobytes())),
        value("r", "images", 3, tensor(7, [3], string_val=[b"4", b"5", b"\x89PNG"])),
        value("t", "text", 2, tensor(7, [], string_val=["*Привет*".encode()])),
        value("keras", "graph_keras_model", 3, tensor(7, [], string_val=[b"{}"]), b"1"),
    ]
    with open(GOLDEN / "events.bin", "wb") as file:
        writer = RecordWriter(file)
        writer.write(event_pb2.Event(wall_time=1700000000.5, file_version="brain.Event:2").SerializeToString())
        event = event_pb2.Event(wall_time=1700000000.5, step=300, summary=summary_pb2.Summary(value=values))
        writer.write(event.SerializeToString())
        writer.flush()


def graph_event():
    """A graph as tensorboard's own messages write it; maps in the order of their keys."""

    def node(name, op, inputs, shapes, dtype):
        shape = [
            tensor_shape_pb2.TensorShapeProto(dim=[tensor_shape_pb2.TensorShapeProto.Dim(size=size) for size in sizes])
            for sizes in shapes
        ]
        attributes = {
            "_output_shapes": attr_value_pb2.AttrValue(list=attr_value_pb2.AttrValue.ListValue(shape=shape)),
            "dtype": attr_value_pb2.AttrValue(type=dtype),
        }
        return node_def_pb2.NodeDef(name=name, op=op, input=inputs, attr=attributes)

    graph = graph_pb2.GraphDef(node=[
        node("x", "Placeholder", [], [[-1, 784]], 1),
        node("code/kernel", "VariableV2", [], [[784, 2]], 2),
        node("code/Heads", "Heads", ["x", "code/kernel"], [[-1, 2], []], 9),
    ])
    with open(GOLDEN / "graph.bin", "wb") as file:
        writer = RecordWriter(file)
        writer.write(event_pb2.Event(wall_time=1700000000.5, file_version="brain.Event:2").SerializeToString())
        event = event_pb2.Event(wall_time=1700000000.5, graph_def=graph.SerializeToString(deterministic=True))
        writer.write(event.SerializeToString())
        writer.flush()


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    numpy_files()
    hdf5_file()
    hostile_hdf5_files()
    event_file()
    graph_event()
