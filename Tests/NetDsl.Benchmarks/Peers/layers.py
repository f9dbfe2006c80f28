"""Layers of PyTorch with the weights of NetDsl, which stores them as height x width x input x output."""

import json
import struct

import numpy
import torch
from torch import nn


def read_safetensors(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = numpy.frombuffer(data[begin:end], dtype=numpy.float32)
            tensors[name] = torch.from_numpy(values.reshape(entry["shape"]).copy())
    return tensors


def convolution(weights, name, **options):
    kernel = weights[name + ".kernel"]
    height, width, inputs, outputs = kernel.shape
    layer = nn.Conv2d(inputs, outputs, (height, width), bias=name + ".bias" in weights, **options)
    layer.weight.data = kernel.permute(3, 2, 0, 1).contiguous()
    if layer.bias is not None:
        layer.bias.data = weights[name + ".bias"]
    return layer


def dense(weights, name, flattened=None):
    """Our flatten is height, width, channels; PyTorch's is channels, height, width."""
    kernel = weights[name + ".kernel"]
    inputs, outputs = kernel.shape
    if flattened is not None:
        height, width, channels = flattened
        kernel = kernel.reshape(height, width, channels, outputs).permute(2, 0, 1, 3).reshape(inputs, outputs)
    layer = nn.Linear(inputs, outputs)
    layer.weight.data = kernel.t().contiguous()
    layer.bias.data = weights[name + ".bias"]
    return layer


def norm(weights, name, eps=0.001, momentum=0.01):
    layer = nn.BatchNorm2d(len(weights[name + ".gamma"]), eps=eps, momentum=momentum)
    layer.weight.data = weights[name + ".gamma"]
    layer.bias.data = weights[name + ".beta"]
    layer.running_mean.data = weights[name + ".moving_mean"]
    layer.running_var.data = weights[name + ".moving_variance"]
    return layer
