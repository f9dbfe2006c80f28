"""Trains __Network__ of __module__.py on one process, or on several with DistributedDataParallel.

    python train_ddp.py --synthetic 1024
    torchrun --nproc_per_node=2 train_ddp.py --data train.npz --validation test.npz

Processes talk through gloo on CPUs, and through NCCL on CUDA devices, of which each takes one. A file of data, .npz
or .pt (a dict of tensors), has 'inputs', __inputs__, and __targets__.
Values are used as they are.

This file is yours to change: NetDsl does not replace it once it was changed, unless it is asked to.
"""

import argparse
import os
import signal
import sys
import time

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

from __module__ import __Network__, load_netdsl, load_weights, save_netdsl, save_weights

INPUT_SHAPE = __INPUT__
OUTPUT_SHAPE = __OUTPUT__


def parse_options():
    parser = argparse.ArgumentParser(
        description="Trains __Network__ on one process or, started by torchrun, on several.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    data = parser.add_mutually_exclusive_group(required=True)
    data.add_argument("--data", metavar="FILE", help="the training set, .npz or .pt")
    data.add_argument("--synthetic", metavar="N", type=int, help="N samples made up from the seed, to try this out")
    parser.add_argument("--validation", metavar="FILE", help="measure the network on this set after each epoch")
    parser.add_argument("--epochs", type=int, default=5, help="passes over the training set")
    parser.add_argument("--batch", type=int, default=64, help="samples of one step of one process")
    parser.add_argument("--optimizer", choices=("sgd", "adamw"), default="sgd", help="sgd has a momentum of 0.9")
    parser.add_argument("--rate", type=float, help="the learning rate; 0.05 for sgd and 0.001 for adamw if left out")
    parser.add_argument("--decay", type=float, default=1e-4, help="weight decay")
    parser.add_argument("--seed", type=int, default=42, help="of weights, order of samples, synthetic samples")
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare batches, for each that trains")
    parser.add_argument("--start", metavar="FILE", help="begin with these weights, of NetDsl or of state_dict")
    parser.add_argument("--checkpoint", metavar="FILE", default="checkpoint.pt", help="written after each epoch")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    results = parser.add_argument_group("results")
    results.add_argument("--weights", metavar="FILE", default="__module__.safetensors", help="for PyTorch and TorchSharp")
    results.add_argument("--netdsl", metavar="FILE", default="__module__.netdsl.safetensors", help="for Load in C#")
    options = parser.parse_args()
    least = {"synthetic": 1, "epochs": 1, "batch": 1, "rate": 0, "decay": 0, "workers": 0}
    for name, bound in least.items():
        value = getattr(options, name)
        if value is not None and not value >= bound:
            parser.error(f"--{name} is {value}, but needs to be at least {bound}")
    return options


def read_dataset(path):
    try:
        if path.endswith(".npz"):
            import numpy

            with numpy.load(path) as arrays:
                tensors = {name: torch.from_numpy(arrays[name]) for name in arrays.files}
        else:
            tensors = torch.load(path, map_location="cpu", weights_only=True)
        if not all(isinstance(value, torch.Tensor) for value in tensors.values()):
            raise TypeError("some of what it holds is no tensor")
    except OSError:
        raise
    except Exception as fault:  # What is no such file fails in many ways.
        raise SystemExit(f"{path}: it is no .npz of numbers and no .pt with a dict of tensors: {fault}") from None
    missing = {"inputs", "__key__"} - set(tensors)
    if missing:
        raise SystemExit(f"{path}: it has no {', '.join(sorted(missing))}")
    inputs, targets = tensors["inputs"].float(), tensors["__key__"]
    if tuple(inputs.shape[1:]) != INPUT_SHAPE:
        raise SystemExit(f"{path}: an input is {tuple(inputs.shape[1:])}, but __Network__ needs {INPUT_SHAPE}")
    if len(inputs) != len(targets) or len(inputs) == 0:
        raise SystemExit(f"{path}: {len(inputs)} inputs need as many __key__, and at least one, not {len(targets)}")
    return TensorDataset(inputs, prepare_targets(path, targets))


__LOSS__


def is_first():
    return not distributed.is_initialized() or distributed.get_rank() == 0


def say(text):
    if is_first():
        print(text, flush=True)


def total(values, device):
    """The sum over all processes."""
    sums = torch.tensor(values, dtype=torch.float64, device=device)
    if distributed.is_initialized():
        distributed.all_reduce(sums)
    return sums.tolist()


def make_loader(dataset, options, device, shuffle):
    sampler = None
    if distributed.is_initialized():
        sampler = DistributedSampler(dataset, shuffle=shuffle, seed=options.seed)
    order = torch.Generator().manual_seed(options.seed)
    return DataLoader(
        dataset,
        options.batch,
        shuffle=shuffle and sampler is None,
        sampler=sampler,
        generator=order,
        num_workers=options.workers,
        pin_memory=device.type == "cuda",
    )


def run_epoch(model, loader, criterion, device, optimizer=None):
    """One pass over the samples, training where there is an optimizer: the mean loss and the share of right answers."""
    model.train(optimizer is not None)
    loss_sum, right, count = 0.0, 0, 0
    with torch.set_grad_enabled(optimizer is not None):
        for inputs, targets in loader:
            inputs, targets = inputs.to(device, non_blocking=True), targets.to(device, non_blocking=True)
            outputs = model(inputs)
            loss = criterion(outputs, targets)
            if optimizer is not None:
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
            loss_sum += loss.item() * len(inputs)
            right += count_right(outputs, targets)
            count += len(inputs)
    # DistributedSampler repeats a few samples where they do not divide evenly among the processes.
    loss_sum, right, count = total([loss_sum, right, count], device)
    return loss_sum / count, right / count


def save_checkpoint(path, state):
    """Written beside and then renamed: whoever kills the process finds the old checkpoint or the new one."""
    if is_first():
        torch.save(state, path + ".tmp")
        os.replace(path + ".tmp", path)


def load_checkpoint(options, model, optimizer, device):
    """Goes on from a checkpoint: the number of epochs that lie behind it."""
    path = options.checkpoint
    try:
        state = torch.load(path, map_location=device)
        method, epoch = state["method"], state["epoch"]
        if method == options.optimizer:
            model.load_state_dict(state["model"])
            optimizer.load_state_dict(state["optimizer"])
    except OSError:
        raise
    except Exception as fault:  # What is no such file fails in many ways.
        raise SystemExit(f"{path}: it is no checkpoint of __Network__: {fault}") from None
    if method != options.optimizer:
        raise SystemExit(f"{path}: it was written with --optimizer {method}, not {options.optimizer}; resume with that")
    return epoch


def train(options):
    local = int(os.environ.get("LOCAL_RANK", 0))
    device = torch.device("cuda", local) if torch.cuda.is_available() else torch.device("cpu")
    if device.type == "cuda":
        torch.cuda.set_device(device)
    if "RANK" in os.environ:  # torchrun sets it.
        distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    torch.manual_seed(options.seed)
    plain = __Network__()
    if options.start:
        load_start(plain, options.start)
    plain.to(device)
__SYNC__    model = plain
    if distributed.is_initialized():
        model = DistributedDataParallel(plain, device_ids=[local] if device.type == "cuda" else None)

    dataset = read_dataset(options.data) if options.data else synthetic_dataset(options.synthetic, options.seed)
    loader = make_loader(dataset, options, device, shuffle=True)
    validation = None
    if options.validation:
        validation = make_loader(read_dataset(options.validation), options, device, shuffle=False)
    criterion = __CRITERION__
    optimizer = make_optimizer(plain, options)
    first = 0
    if options.resume:
        first = load_checkpoint(options, plain, optimizer, device)

    torch.manual_seed(options.seed + 1000 * first + local)  # Processes draw different dropouts.
    processes = distributed.get_world_size() if distributed.is_initialized() else 1
    origin = options.data or "made up from the seed"
    unit = "process" if processes == 1 else "processes"
    say(f"{len(dataset)} samples, {origin}; {processes} {unit} on {device.type}")
    for epoch in range(first, options.epochs):
        begin = time.perf_counter()
        if distributed.is_initialized():
            loader.sampler.set_epoch(epoch)
        else:
            loader.generator.manual_seed(options.seed + epoch)
        line = describe(*run_epoch(model, loader, criterion, device, optimizer))
        if validation:
            # Without the wrapper: there are no gradients to exchange.
            line += "  validation " + describe(*run_epoch(plain, validation, criterion, device))
        say(f"epoch {epoch + 1}/{options.epochs}  {line}  {time.perf_counter() - begin:.1f} s")
        state = {"model": plain.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1}
        save_checkpoint(options.checkpoint, {**state, "method": options.optimizer})

    if is_first():
        save_weights(plain, options.weights)
        save_netdsl(plain, options.netdsl)
        print(f"wrote {options.weights} and {options.netdsl}", flush=True)


def load_start(model, path):
    try:
        load_netdsl(model, path)
    except ValueError as own:
        try:
            load_weights(model, path)
        except ValueError as fault:
            # Of the two, the one about the form that the file has.
            raise SystemExit(str(own if "load it with load_netdsl" in str(fault) else fault)) from None


def make_optimizer(model, options):
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    rate = options.rate
    if options.optimizer == "adamw":
        return torch.optim.AdamW(weights, 0.001 if rate is None else rate, weight_decay=options.decay)
    return torch.optim.SGD(weights, 0.05 if rate is None else rate, momentum=0.9, weight_decay=options.decay)


def main():
    options = parse_options()
    stopped = []

    def stop(number, frame):
        stopped.append(number)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        train(options)
    except (KeyboardInterrupt, RuntimeError):
        # Where another process was stopped first, what this one waits for fails.
        if not stopped:
            raise
        hint = f"; '--resume' goes on from {options.checkpoint}" if os.path.exists(options.checkpoint) else ""
        say("stopped" + hint)
        sys.stdout.flush()
        os._exit(128 + stopped[0])  # Without waiting for the other processes.
    except OSError as fault:
        sys.exit(f"train_ddp.py: {fault}")
    if distributed.is_initialized():
        distributed.destroy_process_group()


if __name__ == "__main__":
    main()
