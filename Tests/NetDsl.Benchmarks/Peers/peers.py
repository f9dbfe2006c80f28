"""The PyTorch side of the comparison: builds the same networks from the same weights and times what it is asked to.

Reads one JSON object a line from standard input and answers with one a line:
  {"do": "load", "network": "LeNet5", "weights": "file.safetensors", "threads": 1, "device": "cpu"}
  {"do": "output", "batch": 2, "input": "file of float32, NHWC"}    -> {"output": [...]}
  {"do": "time", "case": "forward" | "step", "form": "eager", "batch": 1, "seconds": 0.5}   -> {"ms": median, "runs": n}
  {"do": "train", "form": "eager", "batch": 64, "steps": 100}       -> {"ms": of one step}

On a GPU ("device": "cuda" with load) single precision means single precision: TF32 is off.
"""

import json
import statistics
import sys
import time

import numpy
import torch
from torch import nn

from layers import read_safetensors
from networks import NETWORKS


class Peer:
    def load(self, request):
        torch.set_num_threads(request["threads"])
        self.build, self.shape = NETWORKS[request["network"]]
        self.weights = read_safetensors(request["weights"])
        self.device = torch.device(request.get("device", "cpu"))
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        torch.backends.cudnn.benchmark = True
        name = torch.cuda.get_device_name() if self.device.type == "cuda" else "CPU"
        return {"version": torch.__version__, "device": name}

    def output(self, request):
        values = numpy.fromfile(request["input"], dtype=numpy.float32).reshape(request["batch"], *self.shape)
        model = self.build(self.weights).eval().to(self.device)
        with torch.no_grad():
            result = model(torch.from_numpy(values).permute(0, 3, 1, 2).contiguous().to(self.device))
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

    def train(self, request):
        """Whole steps as a training loop takes them: each uploads its batch, and nobody waits before the last."""
        height, width, channels = self.shape
        layout = torch.channels_last if request["form"] == "channels_last" else torch.contiguous_format
        model = self.build(self.weights).train().to(self.device, memory_format=layout)
        optimizer = torch.optim.SGD(model.parameters(), lr=1e-4, momentum=0.9)
        loss = nn.CrossEntropyLoss()
        is_gpu = self.device.type == "cuda"
        samples = torch.rand(request["batch"], channels, height, width).to(memory_format=layout)
        labels = torch.arange(request["batch"]) % 10
        if is_gpu:
            samples, labels = samples.pin_memory(), labels.pin_memory()

        def step():
            optimizer.zero_grad()
            inputs, targets = samples.to(self.device, non_blocking=True), labels.to(self.device, non_blocking=True)
            loss(model(inputs), targets).backward()
            optimizer.step()

        def wait():
            if is_gpu:
                torch.cuda.synchronize()

        for _ in range(min(10, request["steps"])):
            step()
        wait()
        start = time.perf_counter()
        for _ in range(request["steps"]):
            step()
        wait()
        return {"ms": (time.perf_counter() - start) * 1000 / request["steps"]}

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
