"""The networks of the comparison as a user of PyTorch writes them; their modules have the names of our layers."""

from collections import OrderedDict

from torch import nn


def lenet5():
    return nn.Sequential(OrderedDict(
        conv1=nn.Conv2d(1, 6, 5, padding=2), relu1=nn.ReLU(), pool1=nn.MaxPool2d(2),
        conv2=nn.Conv2d(6, 16, 5), relu2=nn.ReLU(), pool2=nn.MaxPool2d(2), flatten=nn.Flatten(),
        dense1=nn.Linear(400, 120), relu3=nn.ReLU(), dense2=nn.Linear(120, 84), relu4=nn.ReLU(), dense3=nn.Linear(84, 10)))


def stage(inputs, outputs):
    def norm():
        return nn.BatchNorm2d(outputs, eps=0.001, momentum=0.01)

    return nn.Sequential(OrderedDict(
        conv1=nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), norm1=norm(), relu1=nn.ReLU(),
        conv2=nn.Conv2d(outputs, outputs, 3, padding=1, bias=False), norm2=norm(), relu2=nn.ReLU(), pool=nn.MaxPool2d(2)))


def cifar_vgg():
    return nn.Sequential(OrderedDict(
        stage1=stage(3, 32), stage2=stage(32, 64), stage3=stage(64, 128), flatten=nn.Flatten(), dense1=nn.Linear(2048, 10)))


def torchvision_model(name):
    def build():
        import torchvision  # Only these networks need it.

        return getattr(torchvision.models, name)()

    return build


# Each with the shape of an image, and of the image that the first dense layer's input was, where it was one.
NETWORKS = {
    "LeNet5": (lenet5, (28, 28, 1), {"dense1": (5, 5, 16)}),
    "CifarVgg": (cifar_vgg, (32, 32, 3), {"dense1": (4, 4, 128)}),
    "ResNet18": (torchvision_model("resnet18"), (224, 224, 3), {}),
    "ResNet50": (torchvision_model("resnet50"), (224, 224, 3), {}),
    "MobileNetV2": (torchvision_model("mobilenet_v2"), (224, 224, 3), {}),
    "Vgg16": (torchvision_model("vgg16"), (224, 224, 3), {"classifier.0": (7, 7, 512)}),
}
