"""Runs exported networks on numbers that a test wrote, each in a folder of its own, and leaves what they gave beside them.

The folders are the arguments. Numbers are 32-bit floats, one after another, samples as NetDsl has them: channels last.
"""

import array
import importlib.util
import json
import os
import sys
import traceback

import torch


def read(path, shape):
    values = array.array("f")
    with open(path, "rb") as file:
        values.frombytes(file.read())
    samples = torch.tensor(values, dtype=torch.float32)
    if len(shape) == 1:
        return samples.reshape(-1, *shape)
    channels, height, width = shape
    return samples.reshape(-1, height, width, channels).permute(0, 3, 1, 2).contiguous()


def write(path, tensors):
    with open(path, "wb") as file:
        for tensor in tensors:
            array.array("f", tensor.detach().reshape(-1).tolist()).tofile(file)


def to_samples(tensor):
    return tensor.permute(0, 2, 3, 1) if tensor.dim() == 4 else tensor


def run(folder):
    with open(os.path.join(folder, "run.json")) as file:
        task = json.load(file)
    place = lambda name: os.path.join(folder, name)
    spec = importlib.util.spec_from_file_location("exported", place(task["module"]))
    exported = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(exported)
    model = getattr(exported, task["class"])()
    exported.load_netdsl(model, place("weights.safetensors"))

    model.eval()
    with torch.no_grad():
        write(place("prediction.bin"), [to_samples(model(read(place("predicted.bin"), exported.INPUT_SHAPE)))])
    # Both forms come back as they went.
    exported.save_weights(model, place("state.safetensors"))
    again = getattr(exported, task["class"])()
    exported.load_weights(again, place("state.safetensors"))
    exported.save_netdsl(again, place("again.safetensors"))
    if not task["trains"]:
        return

    model.train()
    inputs = read(place("trained.bin"), exported.INPUT_SHAPE).requires_grad_()
    outputs = model(inputs)
    write(place("output.bin"), [to_samples(outputs)])
    if outputs.requires_grad:
        outputs.backward(read(place("gradient.bin"), outputs.shape[1:]))
    write(place("input_gradient.bin"), [to_samples(torch.zeros_like(inputs) if inputs.grad is None else inputs.grad)])
    state, parameters = model.state_dict(), dict(model.named_parameters())
    arrays = {}
    for weight in exported.WEIGHTS:
        tensor = state[weight.name]
        if weight.source in task["trainable"]:
            gradient = parameters[weight.name].grad
            tensor = torch.zeros_like(tensor) if gradient is None else gradient
        arrays[weight.source] = weight.to_netdsl(tensor)
    write(place("weights.bin"), [arrays[name] for name in task["parameters"]])


def has_gelu(folder):
    return any("F.gelu(" in open(os.path.join(folder, name)).read() for name in os.listdir(folder) if name.endswith(".py"))


for folder in sys.argv[1:]:
    try:
        # oneDNN's derivative of gelu, as PyTorch 1.13 calls it, reads a gradient that is laid out channels last at the wrong places.
        with torch.backends.mkldnn.flags(enabled=not has_gelu(folder)):
            run(folder)
    except Exception:
        with open(os.path.join(folder, "fault.txt"), "w") as file:
            traceback.print_exc(file=file)
