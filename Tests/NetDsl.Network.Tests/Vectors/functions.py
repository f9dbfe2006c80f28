"""Writes functions.json: what functions and modules of PyTorch give, in double precision, for numbers that follow from their places.

    python3 functions.py > functions.json
"""

import json

import torch
from torch import nn
from torch.nn import functional as F

IMAGE = [2, 3, 7, 6]
FOUR = [2, 4, 5, 3]
VECTOR = [4, 6]

# Numbers that single precision holds, but for those that hardly matter.
FUNCTIONS = [
    ("F.max_pool2d(x, 2, stride=2)", IMAGE),
    ("F.max_pool2d(x, 3, stride=2, padding=1)", IMAGE),
    ("F.max_pool2d(x, (3, 2), stride=(2, 3), padding=(1, 0), ceil_mode=True)", IMAGE),
    ("F.max_pool2d(x, 2, stride=3, padding=1, ceil_mode=True)", IMAGE),
    ("F.max_pool2d(x, 3, stride=3, padding=1, ceil_mode=True)", IMAGE),
    ("F.avg_pool2d(x, 3, stride=2)", IMAGE),
    ("F.avg_pool2d(x, 3, stride=2, padding=1)", IMAGE),
    ("F.avg_pool2d(x, 3, stride=2, padding=1, count_include_pad=False)", IMAGE),
    ("F.avg_pool2d(x, 3, stride=3, padding=1, ceil_mode=True)", IMAGE),
    ("F.avg_pool2d(x, 3, stride=3, padding=1, ceil_mode=True, count_include_pad=False)", IMAGE),
    ("F.avg_pool2d(x, (2, 4), stride=(3, 1), padding=(0, 2), ceil_mode=True)", IMAGE),
    ("F.avg_pool2d(x, 4, stride=3, ceil_mode=True)", IMAGE),
    ("F.avg_pool2d(F.pad(x, (0, 1, 2, 1)), 3, stride=2) / F.avg_pool2d(F.pad(torch.ones_like(x[:1, :1]), (0, 1, 2, 1)), 3, stride=2)", IMAGE),
    ("F.adaptive_avg_pool2d(x, 3)", IMAGE),
    ("F.adaptive_avg_pool2d(x, (9, 4))", IMAGE),
    ("F.local_response_norm(x, 3, alpha=0.5, k=2.0)", FOUR),
    ("F.local_response_norm(x, 4, alpha=0.5, beta=1.25)", FOUR),
    ("F.interpolate(x, scale_factor=2)", FOUR),
    ("F.interpolate(x, scale_factor=(3, 2))", FOUR),
    ("F.interpolate(x, scale_factor=2, mode=\"bilinear\", align_corners=False)", FOUR),
    ("F.interpolate(x, scale_factor=(1, 3), mode=\"bilinear\", align_corners=False)", FOUR),
    ("F.pad(x, (1, 0, 2, 3))", FOUR),
    ("F.max_pool2d(F.pad(x, (0, 1, 1, 0), value=float(\"-inf\")), 2, stride=2)", FOUR),
    ("torch.cat((x, x * 2.0, x + 0.5), 1)", FOUR),
    ("x[:, :, 1:3, 0:2]", IMAGE),
    ("x.permute(0, 2, 3, 1).flatten(1)", FOUR),
    ("x.flatten(1)", FOUR),
    ("x.reshape(-1, 6, 1, 1)", VECTOR),
    ("x.mean((2, 3))", IMAGE),
    ("x.mean((2, 3), keepdim=True)", IMAGE),
    ("x * x.mean((2, 3), keepdim=True)", IMAGE),
    ("x.softmax(1)", FOUR),
    ("x.softmax(1)", VECTOR),
    ("F.relu(x)", VECTOR),
    ("F.relu6(x * 9.0)", VECTOR),
    ("F.relu6(x * 9.0, inplace=True)", VECTOR),
    ("F.leaky_relu(x, 0.25)", VECTOR),
    ("F.elu(x, 0.5)", VECTOR),
    ("F.selu(x)", VECTOR),
    ("torch.sigmoid(x)", VECTOR),
    ("torch.tanh(x)", VECTOR),
    ("F.silu(x * 4.0)", VECTOR),
    ("F.hardswish(x * 4.0)", VECTOR),
    ("F.hardsigmoid(x * 4.0)", VECTOR),
    ("F.softplus(x * 30.0)", VECTOR),
    ("F.mish(x * 4.0)", VECTOR),
    ("F.gelu(x * 5.0)", VECTOR),
    ("F.gelu(x * 5.0, approximate=\"tanh\")", VECTOR),
]

MODULES = [
    ("Conv2d(3, 4, 3, padding=1)", IMAGE),
    ("Conv2d(3, 2, (2, 3), stride=(2, 1), padding=(0, 2), dilation=(1, 2), bias=False)", IMAGE),
    ("Conv2d(4, 6, 3, stride=2, padding=1, groups=2)", FOUR),
    ("Conv2d(4, 8, (3, 2), dilation=(2, 1), groups=4, bias=False)", FOUR),
    ("ConvTranspose2d(4, 3, 2, stride=2)", FOUR),
    ("ConvTranspose2d(4, 2, (3, 2), stride=(2, 3), padding=(1, 0), output_padding=(1, 2), bias=False)", FOUR),
    ("ConvTranspose2d(4, 1, 3, padding=(0, 2), output_padding=1, dilation=2)", FOUR),
    ("Linear(6, 3)", VECTOR),
    ("Linear(6, 2, bias=False)", VECTOR),
    ("BatchNorm2d(4, eps=0.03125, momentum=0.25)", FOUR),
    ("BatchNorm2d(4, momentum=0.25, affine=False)", FOUR),
    ("BatchNorm1d(6, momentum=0.25)", VECTOR),
    ("GroupNorm(2, 4, eps=0.03125)", FOUR),
    ("GroupNorm(4, 4, affine=False)", FOUR),
    ("LayerNorm(6)", VECTOR),
    ("LayerNorm(6, eps=0.03125, elementwise_affine=False)", VECTOR),
]


def numbers(shape, salt):
    """Numbers in [-1, 1) by the rule of TorchFunctionTests."""
    count = torch.Size(shape).numel()
    return torch.tensor([((i * 7919 + salt * 104729 + 13) % 1009) / 504.5 - 1 for i in range(count)], dtype=torch.float64).reshape(shape)


def case(text, shape, is_training, output, state=None):
    return {"text": text, "shape": shape, "training": is_training, "output": output.flatten().tolist(), "state": state or {}}


def function(text, shape):
    return case(text, shape, False, eval(text, {"F": F, "torch": torch, "x": numbers(shape, 0)}))


def module(text, shape, is_training):
    made = eval("nn." + text).double().train(is_training)
    state = made.state_dict()
    state.pop("num_batches_tracked", None)
    for salt, (name, tensor) in enumerate(state.items(), 1):
        tensor.copy_(1 + numbers(tensor.shape, salt) / 2 if name == "running_var" else numbers(tensor.shape, salt))
    with torch.no_grad():
        output = made(numbers(shape, 0))
    return case(text, shape, is_training, output, {name: tensor.flatten().tolist() for name, tensor in state.items()})


cases = [function(*entry) for entry in FUNCTIONS] + [module(*entry, mode) for entry in MODULES for mode in (False, True)]
print("[\n" + ",\n".join(json.dumps(entry) for entry in cases) + "\n]")
