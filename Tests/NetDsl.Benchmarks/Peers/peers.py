"""The PyTorch side of the comparison: builds the same networks from the same weights and times what it is asked to.

Reads one JSON object a line from standard input and answers with one a line:
  {"do": "load", "network": "LeNet5", "weights": "file.safetensors", "threads": 1}
  {"do": "output", "batch": 2, "input": "file of float32, NHWC"}    -> {"output": [...]}
  {"do": "time", "case": "forward" | "step", "form": "eager", "batch": 1, "seconds": 0.5}   -> {"ms": median, "runs": n}
"""

import json
import statistics
import struct
import sys
import time

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


def norm(weights, name):
    layer = nn.BatchNorm2d(len(weights[name + ".gamma"]), eps=0.001, momentum=0.01)
    layer.weight.data = weights[name + ".gamma"]
    layer.bias.data = weights[name + ".beta"]
    layer.running_mean.data = weights[name + ".moving_mean"]
    layer.running_var.data = weights[name + ".moving_variance"]
    return layer


def lenet5(weights):
    return nn.Sequential(
        convolution(weights, "conv1", padding=2), nn.ReLU(), nn.MaxPool2d(2),
        convolution(weights, "conv2"), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        dense(weights, "dense1", (5, 5, 16)), nn.ReLU(), dense(weights, "dense2"), nn.ReLU(), dense(weights, "dense3"))


def cifar_vgg(weights):
    layers = []
    for stage in (1, 2, 3):
        for i in (1, 2):
            layers += [convolution(weights, f"stage{stage}.conv{i}", padding=1), norm(weights, f"stage{stage}.norm{i}"), nn.ReLU()]
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), dense(weights, "dense1", (4, 4, 128)))


NETWORKS = {"LeNet5": (lenet5, (28, 28, 1)), "CifarVgg": (cifar_vgg, (32, 32, 3))}


class Peer:
    def load(self, request):
        torch.set_num_threads(request["threads"])
        self.build, self.shape = NETWORKS[request["network"]]
        self.weights = read_safetensors(request["weights"])
        return {"version": torch.__version__}

    def output(self, request):
        values = numpy.fromfile(request["input"], dtype=numpy.float32).reshape(request["batch"], *self.shape)
        model = self.build(self.weights).eval()
        with torch.no_grad():
            result = model(torch.from_numpy(values).permute(0, 3, 1, 2).contiguous())
        return {"output": result.flatten().tolist()}

    def time(self, request):
        work = self.work(request["case"], request["form"], request["batch"])
        for _ in range(3):
            work()
        times = []
        stop = time.perf_counter() + request["seconds"]
        while time.perf_counter() < stop or len(times) < 5:
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        return {"ms": statistics.median(times) * 1000, "runs": len(times)}

    def work(self, case, form, batch):
        height, width, channels = self.shape
        samples = torch.rand(batch, channels, height, width) * 2 - 1
        model = self.build(self.weights)
        if form == "channels_last":
            model = model.to(memory_format=torch.channels_last)
            samples = samples.to(memory_format=torch.channels_last)
        if case == "forward":
            return self.forward(model.eval(), form, samples)
        return self.step(model.train(), samples)

    @staticmethod
    def forward(model, form, samples):
        if form == "optimized":
            with torch.no_grad():
                model = torch.jit.optimize_for_inference(torch.jit.script(model))

        def work():
            with torch.no_grad():
                model(samples)

        return work

    @staticmethod
    def step(model, samples):
        optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
        labels = torch.arange(len(samples)) % 10
        loss = nn.CrossEntropyLoss()

        def work():
            optimizer.zero_grad()
            loss(model(samples), labels).backward()
            optimizer.step()

        return work


def main():
    peer = Peer()
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(getattr(peer, request["do"])(request)), flush=True)


main()
