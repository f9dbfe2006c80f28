"""The same networks in PyTorch, for comparison on the same machine: python3 pytorch.py [threads] [seconds]."""
import sys
import time

import torch
from torch import nn

torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 2)
lenet = lambda: nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def vgg():
    layers, channels = [], 3
    for out in (32, 64, 128):
        for _ in range(2):
            layers += [nn.Conv2d(channels, out, 3, padding=1, bias=False), nn.BatchNorm2d(out), nn.ReLU()]
            channels = out
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(2048, 10))


# With one thread its processor time, which other programs on the machine do not count to; otherwise the clock.
now = time.thread_time if torch.get_num_threads() == 1 else time.perf_counter


seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 1.5


def report(name, run):
    for _ in range(20):
        run()
    least, end = 1e9, time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = now()
        run()
        least = min(least, now() - start)
    print(f"{name:40} {least * 1e6:10.1f} us   ({torch.get_num_threads()} threads)", flush=True)


def forward(name, net, x):
    net.eval()
    with torch.inference_mode():
        report(name, lambda: net(x))
    try:
        with torch.no_grad():
            frozen = torch.jit.optimize_for_inference(torch.jit.trace(net, x))
            report(name + ", optimised", lambda: frozen(x))
    except Exception as error:
        print(name, "optimize_for_inference:", error)
    if x.dim() == 4:
        last = net.to(memory_format=torch.channels_last)
        y = x.contiguous(memory_format=torch.channels_last)
        with torch.inference_mode():
            report(name + ", channels last", lambda: last(y))


def step(name, net, x, layout=None):
    net.train()
    if layout:
        net, x = net.to(memory_format=layout), x.contiguous(memory_format=layout)
    labels = torch.arange(x.shape[0]) % 10
    optimizer = torch.optim.SGD(net.parameters(), lr=0.001)
    loss = nn.CrossEntropyLoss()

    def run():
        optimizer.zero_grad(set_to_none=True)
        loss(net(x), labels).backward()
        optimizer.step()

    report(name, run)


forward("LeNet-5 forward, batch 1", lenet(), torch.rand(1, 1, 28, 28))
forward("LeNet-5 forward, batch 64", lenet(), torch.rand(64, 1, 28, 28))
step("LeNet-5 step, batch 64", lenet(), torch.rand(64, 1, 28, 28))
step("LeNet-5 step, batch 64, channels last", lenet(), torch.rand(64, 1, 28, 28), torch.channels_last)
forward("VGG-like forward, batch 1", vgg(), torch.rand(1, 3, 32, 32))
forward("VGG-like forward, batch 32", vgg(), torch.rand(32, 3, 32, 32))
step("VGG-like step, batch 32", vgg(), torch.rand(32, 3, 32, 32))
step("VGG-like step, batch 32, channels last", vgg(), torch.rand(32, 3, 32, 32), torch.channels_last)
