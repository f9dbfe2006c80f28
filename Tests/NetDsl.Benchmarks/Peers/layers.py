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


def fill(model, weights, flattened):
    """Gives all layers of a model our weights; flattened is the image that a dense layer's input was, where it was one."""
    for name, layer in model.named_modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear, nn.BatchNorm2d)):
            fill_layer(layer, weights, name, flattened.get(name))


def fill_layer(layer, weights, name, flattened=None):
    if isinstance(layer, nn.BatchNorm2d):
        layer.weight.data = weights[name + ".gamma"]
        layer.bias.data = weights[name + ".beta"]
        layer.running_mean.data = weights[name + ".moving_mean"]
        layer.running_var.data = weights[name + ".moving_variance"]
        return
    kernel = weights[name + ".kernel"]
    if isinstance(layer, nn.Linear):
        kernel = linear(kernel, flattened)
    elif layer.groups == layer.in_channels:
        # Depthwise: height x width x channels x multiplier.
        kernel = kernel.reshape(*kernel.shape[:2], 1, -1).permute(3, 2, 0, 1)
    else:
        kernel = kernel.permute(3, 2, 0, 1)
    assert kernel.shape == layer.weight.shape, name
    layer.weight.data = kernel.contiguous()
    if layer.bias is not None:
        layer.bias.data = weights[name + ".bias"]


def linear(kernel, flattened):
    """Our flatten is height, width, channels; PyTorch's is channels, height, width."""
    if flattened is not None:
        height, width, channels = flattened
        kernel = kernel.reshape(height, width, channels, -1).permute(2, 0, 1, 3).reshape(height * width * channels, -1)
    return kernel.t()
