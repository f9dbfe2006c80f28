"""Writes torchvision.json: what torchvision's networks give for one image, in double precision, with weights and pixels that a rule makes
from their names and places. So the vectors hold whole networks against torchvision without its weights.

    python3 networks.py > torchvision.json
"""

import json
import math
import sys
import warnings

import numpy
import torch
from torchvision import models

WITHOUT_AUXILIARY = {"aux_logits": False, "init_weights": False}

# Name in the library, function of torchvision, its arguments, height and width of the image, whether the classifier takes part.
CASES = [
    ("AlexNet", "alexnet", {}, 95, 71, True),
    ("VGG11", "vgg11", {}, 45, 71, False),
    ("VGG13BN", "vgg13_bn", {}, 45, 71, False),
    ("VGG16", "vgg16", {}, 45, 71, False),
    ("VGG19BN", "vgg19_bn", {}, 45, 71, False),
    ("ResNet18", "resnet18", {}, 45, 71, True),
    ("ResNet50", "resnet50", {}, 45, 71, True),
    ("SqueezeNet1_0", "squeezenet1_0", {}, 61, 78, True),
    ("SqueezeNet1_1", "squeezenet1_1", {}, 61, 78, True),
    ("GoogLeNet", "googlenet", WITHOUT_AUXILIARY, 61, 78, True),
    ("InceptionV3", "inception_v3", WITHOUT_AUXILIARY, 95, 111, True),
    ("DenseNet121", "densenet121", {}, 61, 78, True),
    ("MobileNetV2", "mobilenet_v2", {}, 45, 71, True),
    ("EfficientNetB0", "efficientnet_b0", {}, 45, 71, True),
    ("EfficientNetB5", "efficientnet_b5", {}, 45, 71, True),
]


def fnv(text):
    """FNV-1a of 32 bits (Fowler, Noll and Vo)."""
    result = 2166136261
    for byte in text.encode():
        result = (result ^ byte) * 16777619 % 2**32
    return result


def values(name, count):
    """Numbers in [-1, 1): 24 bits of a hash of name and place, so that single precision holds them exactly."""
    x = numpy.arange(count, dtype=numpy.uint32) + numpy.uint32(fnv(name))
    x = (x ^ x >> numpy.uint32(16)) * numpy.uint32(0x7FEB352D)
    x = (x ^ x >> numpy.uint32(15)) * numpy.uint32(0x846CA68B)
    x = x ^ x >> numpy.uint32(16)
    return (x >> numpy.uint32(8)).astype(numpy.float64) / 2**23 - 1


def weight(key, shape):
    drawn = values(key, math.prod(shape)).reshape(shape)
    if key.endswith("running_var"):
        return 1 + 0.5 * drawn
    if len(shape) == 1:
        # A factor of a batch norm, whose key ends as that of a kernel does, or a bias or a mean.
        return 1 + 0.5 * drawn if key.endswith("weight") else 0.1 * drawn
    return math.sqrt(6 / math.prod(shape[1:])) * drawn


def vector(function, arguments, height, width, whole):
    model = getattr(models, function)(weights=None, num_classes=10, **arguments).eval()
    state = model.state_dict()
    for key, tensor in state.items():
        if tensor.dtype.is_floating_point:
            # Single precision first, as the weights of the network beside it.
            tensor.copy_(torch.from_numpy(weight(key, tuple(tensor.shape)).astype(numpy.float32)))
    model.double()
    image = torch.from_numpy(values("image", 3 * height * width)).reshape(1, 3, height, width)
    with torch.no_grad():
        output = model(image) if whole else model.features(image).mean((2, 3))
    return [float(f"{value:.9g}") for value in output[0]]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    results = []
    for name, function, arguments, height, width, whole in CASES:
        call = "classes: 10" if whole else "top: false, pooling: avg"
        output = vector(function, arguments, height, width, whole)
        results.append({"name": name, "arguments": f"image: {height}x{width}x3, {call}", "output": output})
    sys.stdout.write("[\n" + ",\n".join(json.dumps(result) for result in results) + "\n]\n")
