"""The networks of the comparison as a user of PyTorch writes them."""

from torch import nn

from layers import convolution, dense, fill, norm


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


def torchvision_model(name, flattened=None):
    """A model of torchvision, whose modules have the names of our layers."""

    def build(weights):
        import torchvision  # Only these networks need it.

        model = getattr(torchvision.models, name)()
        fill(model, weights, flattened or {})
        return model

    return build


NETWORKS = {
    "LeNet5": (lenet5, (28, 28, 1)),
    "CifarVgg": (cifar_vgg, (32, 32, 3)),
    "ResNet18": (torchvision_model("resnet18"), (224, 224, 3)),
    "ResNet50": (torchvision_model("resnet50"), (224, 224, 3)),
    "MobileNetV2": (torchvision_model("mobilenet_v2"), (224, 224, 3)),
    "Vgg16": (torchvision_model("vgg16", {"classifier.0": (7, 7, 512)}), (224, 224, 3)),
}
