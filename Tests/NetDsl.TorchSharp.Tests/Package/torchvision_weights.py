"""Writes the weights of torchvision's networks as they are published, by the names of state_dict, and what they give for an image.

    python3 torchvision_weights.py FOLDER MODEL ...

Each model is started at random; its moving statistics are moved away from 0 and 1. MODEL.safetensors holds the weights, MODEL.image
and MODEL.output single precision values: 1 x 3 x 64 x 64, and the model's output in inference.
"""

import json
import struct
import sys

import torch
import torchvision

TYPES = {torch.float32: "F32", torch.int64: "I64"}


def save(state, path):
    header, begin = {}, 0
    for name, tensor in state.items():
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [begin, begin + size]}
        begin += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)))
        file.write(text)
        for tensor in state.values():
            file.write(tensor.contiguous().numpy().tobytes())


for name in sys.argv[2:]:
    torch.manual_seed(3)
    model = getattr(torchvision.models, name)(weights=None).eval()
    for key, buffer in model.named_buffers():
        if key.endswith("running_mean"):
            buffer.normal_(0, 0.1)
        elif key.endswith("running_var"):
            buffer.uniform_(0.5, 1.5)
    image = torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        output = model(image)
    save(model.state_dict(), f"{sys.argv[1]}/{name}.safetensors")
    image.numpy().tofile(f"{sys.argv[1]}/{name}.image")
    output.numpy().tofile(f"{sys.argv[1]}/{name}.output")
