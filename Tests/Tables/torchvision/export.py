"""Writes the tables of this folder from torchvision itself: for every module that owns weights, in the order in which a forward pass
reaches it, its name, kind, weights as PyTorch shapes them, output for the size that its accuracy is published for, multiply-adds there,
and output for a size at which windows do not come out even.

    python3 export.py FOLDER [MODEL ...]
"""

import sys
import warnings

import torch
import torchvision

# Name in the library, function of torchvision, arguments that leave out what serves training only, published size, uneven size.
MODELS = [
    ("AlexNet", "alexnet", {}, 224, (199, 231)),
    ("VGG11", "vgg11", {}, 224, (101, 139)),
    ("VGG11BN", "vgg11_bn", {}, 224, (101, 139)),
    ("VGG13", "vgg13", {}, 224, (101, 139)),
    ("VGG13BN", "vgg13_bn", {}, 224, (101, 139)),
    ("VGG16", "vgg16", {}, 224, (101, 139)),
    ("VGG16BN", "vgg16_bn", {}, 224, (101, 139)),
    ("VGG19", "vgg19", {}, 224, (101, 139)),
    ("VGG19BN", "vgg19_bn", {}, 224, (101, 139)),
    ("ResNet18", "resnet18", {}, 224, (101, 139)),
    ("ResNet34", "resnet34", {}, 224, (101, 139)),
    ("ResNet50", "resnet50", {}, 224, (101, 139)),
    ("ResNet101", "resnet101", {}, 224, (101, 139)),
    ("ResNet152", "resnet152", {}, 224, (101, 139)),
    ("SqueezeNet1_0", "squeezenet1_0", {}, 224, (101, 139)),
    ("SqueezeNet1_1", "squeezenet1_1", {}, 224, (101, 139)),
    ("GoogLeNet", "googlenet", {"aux_logits": False, "init_weights": False}, 224, (101, 139)),
    ("InceptionV3", "inception_v3", {"aux_logits": False, "init_weights": False}, 299, (187, 239)),
    ("DenseNet121", "densenet121", {}, 224, (101, 139)),
    ("DenseNet161", "densenet161", {}, 224, (101, 139)),
    ("DenseNet169", "densenet169", {}, 224, (101, 139)),
    ("DenseNet201", "densenet201", {}, 224, (101, 139)),
    ("MobileNetV2", "mobilenet_v2", {}, 224, (101, 139)),
    ("EfficientNetB0", "efficientnet_b0", {}, 224, (101, 139)),
    ("EfficientNetB1", "efficientnet_b1", {}, 240, (101, 139)),
    ("EfficientNetB2", "efficientnet_b2", {}, 288, (101, 139)),
    ("EfficientNetB3", "efficientnet_b3", {}, 300, (101, 139)),
    ("EfficientNetB4", "efficientnet_b4", {}, 380, (101, 139)),
    ("EfficientNetB5", "efficientnet_b5", {}, 456, (101, 139)),
    ("EfficientNetB6", "efficientnet_b6", {}, 528, (101, 139)),
    ("EfficientNetB7", "efficientnet_b7", {}, 600, (101, 139)),
]


def own_tensors(module):
    """The tensors of a module that a state dict keeps; how many batches a batch norm has seen is no part of what it computes."""
    tensors = [*module.named_parameters(recurse=False), *module.named_buffers(recurse=False)]
    return [(name, tensor) for name, tensor in tensors if name != "num_batches_tracked"]


def multiply_adds(module, output):
    if isinstance(module, torch.nn.Conv2d):
        taps = module.kernel_size[0] * module.kernel_size[1]
        return output.numel() * taps * (module.in_channels // module.groups)
    if isinstance(module, torch.nn.Linear):
        return output.numel() * module.in_features
    return 0


def shape(tensor):
    """Height x width x channels as the library has them; PyTorch's batch and its order of axes left out."""
    extents = list(tensor.shape[1:])
    return "x".join(str(extent) for extent in (extents[1:] + extents[:1] if len(extents) == 3 else extents))


def pass_through(model, height, width):
    """Name, module, output shape and multiply-adds in the order of a forward pass."""
    reached, hooks = [], []
    for name, module in model.named_modules():
        if own_tensors(module):
            hooks.append(module.register_forward_hook(
                lambda module, _, output, name=name: reached.append((name, module, shape(output), multiply_adds(module, output)))))
    with torch.no_grad():
        model(torch.zeros(1, 3, height, width))
    for hook in hooks:
        hook.remove()
    return reached


def write(folder, name, function, arguments, size, uneven):
    warnings.simplefilter("ignore")
    model = getattr(torchvision.models, function)(weights=None, **arguments).eval()
    even_pass, uneven_pass = pass_through(model, size, size), pass_through(model, *uneven)
    assert [row[0] for row in even_pass] == [row[0] for row in uneven_pass]
    kept = [key for key in model.state_dict() if not key.endswith("num_batches_tracked")]
    # The order of a forward pass is that of the state dict, so that a table has both.
    assert kept == [f"{row[0]}.{tensor[0]}" for row in even_pass for tensor in own_tensors(row[1])]
    with open(f"{folder}/{name}.tsv", "w", newline="\n") as file:
        source = f"torchvision {torchvision.__version__}, PyTorch {torch.__version__}, models.{function}({arguments or ''})"
        file.write(f"# source: computed with {source} by export.py\n")
        file.write(f"name\tkind\tweights\toutput {size}x{size}x3\tmacs\toutput {uneven[0]}x{uneven[1]}x3\n")
        for (layer, module, output, macs), (_, _, uneven_output, _) in zip(even_pass, uneven_pass):
            weights = "; ".join(f"{key} {'x'.join(map(str, tensor.shape))}" for key, tensor in own_tensors(module))
            file.write("\t".join([layer, type(module).__name__, weights, output, str(macs), uneven_output]) + "\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    for entry in MODELS:
        if len(sys.argv) == 2 or entry[0] in sys.argv[2:]:
            write(sys.argv[1], *entry)
