"""The networks of the comparison as a user of PyTorch writes them."""

from torch import nn

from layers import convolution, dense, norm


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


class Bottleneck(nn.Module):
    """A unit of ResNet-50 (He et al., 2016) with the stride in its 3 x 3 convolution, as torchvision has it."""

    def __init__(self, weights, name, stride):
        super().__init__()
        options = {"eps": 1e-5, "momentum": 0.1}
        self.conv1, self.bn1 = convolution(weights, name + ".conv1"), norm(weights, name + ".bn1", **options)
        self.conv2, self.bn2 = convolution(weights, name + ".conv2", stride=stride, padding=1), norm(weights, name + ".bn2", **options)
        self.conv3, self.bn3 = convolution(weights, name + ".conv3"), norm(weights, name + ".bn3", **options)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if name + ".downsample.0.kernel" in weights:
            self.downsample = nn.Sequential(
                convolution(weights, name + ".downsample.0", stride=stride), norm(weights, name + ".downsample.1", **options))

    def forward(self, values):
        skip = values if self.downsample is None else self.downsample(values)
        values = self.relu(self.bn1(self.conv1(values)))
        values = self.relu(self.bn2(self.conv2(values)))
        return self.relu(self.bn3(self.conv3(values)) + skip)


class BasicBlock(nn.Module):
    """A unit of ResNet-18 (He et al., 2016)."""

    def __init__(self, weights, name, stride):
        super().__init__()
        options = {"eps": 1e-5, "momentum": 0.1}
        self.conv1, self.bn1 = convolution(weights, name + ".conv1", stride=stride, padding=1), norm(weights, name + ".bn1", **options)
        self.conv2, self.bn2 = convolution(weights, name + ".conv2", padding=1), norm(weights, name + ".bn2", **options)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = None
        if name + ".downsample.0.kernel" in weights:
            self.downsample = nn.Sequential(
                convolution(weights, name + ".downsample.0", stride=stride), norm(weights, name + ".downsample.1", **options))

    def forward(self, values):
        skip = values if self.downsample is None else self.downsample(values)
        values = self.bn2(self.conv2(self.relu(self.bn1(self.conv1(values)))))
        values += skip
        return self.relu(values)


def resnet50(weights):
    return resnet(weights, Bottleneck, (3, 4, 6, 3))


def resnet18(weights):
    return resnet(weights, BasicBlock, (2, 2, 2, 2))


def resnet(weights, unit_type, counts):
    units = [nn.Sequential(
        convolution(weights, "conv1", stride=2, padding=3), norm(weights, "bn1", eps=1e-5, momentum=0.1), nn.ReLU(inplace=True),
        nn.MaxPool2d(3, stride=2, padding=1))]
    for stage, count in enumerate(counts, start=1):
        for unit in range(count):
            units.append(unit_type(weights, f"layer{stage}.{unit}", 2 if stage > 1 and unit == 0 else 1))
    return nn.Sequential(*units, nn.AdaptiveAvgPool2d(1), nn.Flatten(), dense(weights, "fc"))


NETWORKS = {
    "LeNet5": (lenet5, (28, 28, 1)), "CifarVgg": (cifar_vgg, (32, 32, 3)), "ResNet18": (resnet18, (224, 224, 3)), "ResNet50": (resnet50, (224, 224, 3)),
}
