"""The PyTorch side of the comparison: builds the same networks from the same weights and times what it is asked to.

Reads one JSON object a line from standard input and answers with one a line, {"error": "..."} where it cannot:
  {"do": "software"}                                                -> {"version": "1.13.1", "blas": "libopenblasp-r0.3.21.so"}
  {"do": "load", "network": "LeNet5", "weights": "file.safetensors", "threads": 1, "device": "cpu"}
  {"do": "output", "batch": 2}                                      -> {"output": [...]}
  {"do": "gradient", "batch": 2}                                    -> {"loss": mean, "norm": of all weights' gradients}
  {"do": "time", "case": "forward" | "step", "form": "eager", "batch": 1, "seconds": 0.5}   -> {"ms": median, "runs": n}
  {"do": "memory", "form": "eager", "batch": 64}                    -> {"idle": bytes, "peak": bytes} of training steps; forgets the weights
  {"do": "save", "file": "file.pt"}
  {"do": "train", "form": "eager", "batch": 64, "steps": 100}       -> {"ms": of one step}

Inputs are the same fixed pattern on both sides. On a GPU ("device": "cuda" with load) single precision means single precision: TF32 is off.
"""

import json
import statistics
import sys
import time

import numpy
import torch
from torch import nn

import memory
from layers import fill, read_safetensors
from networks import NETWORKS


class Peer:
    def __init__(self):
        try:
            import torchvision  # Most networks are its; loading it is part of no network's memory.
        except ImportError:
            pass
        self.idle = memory.status("VmRSS")

    def software(self, request):
        return {"version": torch.__version__, "blas": blas()}

    def load(self, request):
        torch.set_num_threads(request["threads"])
        self.build, self.shape, self.flattened = NETWORKS[request["network"]]
        self.weights = read_safetensors(request["weights"])
        self.device = torch.device(request.get("device", "cpu"))
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        torch.backends.cudnn.benchmark = True
        name = torch.cuda.get_device_name() if self.device.type == "cuda" else "CPU"
        return {"version": torch.__version__, "device": name}

    def model(self):
        model = self.build()
        fill(model, self.weights, self.flattened)
        return model

    def samples(self, batch, form="eager"):
        count = batch * int(numpy.prod(self.shape))
        pattern = (numpy.arange(count, dtype=numpy.int64) * 7919 % 2003).astype(numpy.float32) / numpy.float32(1001) - numpy.float32(1)
        samples = torch.from_numpy(pattern.reshape(batch, *self.shape)).permute(0, 3, 1, 2)
        return samples.contiguous(memory_format=torch.channels_last if form == "channels_last" else torch.contiguous_format)

    def output(self, request):
        model = self.model().eval().to(self.device)
        with torch.no_grad():
            result = model(self.samples(request["batch"]).to(self.device))
        return {"output": result.flatten().tolist()}

    def gradient(self, request):
        model = self.model().train()
        loss = nn.CrossEntropyLoss()(model(self.samples(request["batch"])), torch.arange(request["batch"]) % 10)
        loss.backward()
        squares = sum(parameter.grad.double().square().sum().item() for parameter in model.parameters())
        return {"loss": loss.item(), "norm": squares ** 0.5}

    def time(self, request):
        work = self.work(request["case"], request["form"], request["batch"])
        runs, stop = 0, time.perf_counter() + request["seconds"] / 2
        while runs < 3 or time.perf_counter() < stop:
            work()
            runs += 1
        times = []
        stop = time.perf_counter() + request["seconds"]
        while time.perf_counter() < stop or len(times) < 5:
            start = time.perf_counter()
            work()
            times.append(time.perf_counter() - start)
        return {"ms": statistics.median(times) * 1000, "runs": len(times)}

    def memory(self, request):
        work = self.work("step", request["form"], request["batch"])
        self.weights = None
        memory.forget()
        for _ in range(3):
            work()
        return {"idle": self.idle, "peak": memory.status("VmHWM")}

    def save(self, request):
        torch.save(self.model().state_dict(), request["file"])
        return {}

    def train(self, request):
        """Whole steps as a training loop takes them: each uploads its batch, and nobody waits before the last."""
        layout = torch.channels_last if request["form"] == "channels_last" else torch.contiguous_format
        model = self.model().train().to(self.device, memory_format=layout)
        optimizer = torch.optim.SGD(model.parameters(), lr=1e-4, momentum=0.9)
        loss = nn.CrossEntropyLoss()
        is_gpu = self.device.type == "cuda"
        samples = self.samples(request["batch"], request["form"])
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
        model = self.model()
        if form == "channels_last":
            model = model.to(memory_format=torch.channels_last)
        samples = self.samples(batch, form)
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


def blas():
    """The library of matrix products, by the files of code that are loaded: a plain libblas alone is the reference implementation."""
    loaded = memory.libraries()
    fast = sorted(name for name in loaded if any(word in name for word in ("openblas", "mkl", "blis", "atlas", "flexiblas")))
    if fast:
        return " ".join(fast)
    plain = sorted(name for name in loaded if name.startswith("libblas"))
    return "reference " + " ".join(plain) if plain else "PyTorch's own"


def main():
    peer = Peer()
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = getattr(peer, request["do"])(request)
        except Exception as error:  # The other side says what it could not measure.
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


main()
