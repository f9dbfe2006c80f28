using NetDsl;

namespace NetworkTests.Networks;

/// <summary>The network of the first page of the documentation, as text.</summary>
[Network("""
    input   28x28x1                                  // height x width x channels
    conv2d  6, 5x5, padding: same, activation: relu
    maxpool 2x2
    conv2d  16, 5x5, activation: relu
    maxpool 2x2
    flatten
    dense   120, activation: relu
    dense   84,  activation: relu
    dense   10

    labels  zero, one, two, three, four, five, six, seven, eight, nine
    loss    crossentropy

    expect  parameters == 61_706
    expect  field >= 14x14
    """)]
public sealed partial class LeNet5;

/// <summary>The same network as attributes.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = Padding.Same, Activation = Activation.Relu)]
[MaxPool(2)]
[Conv2D(16, 5, Activation = Activation.Relu)]
[MaxPool(2)]
[Flatten]
[Dense(120, Activation = Activation.Relu)]
[Dense(84, Activation = Activation.Relu)]
[Dense(10)]
[Labels("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")]
[Loss(Loss.CrossEntropy)]
[ExpectParameters(61_706)]
[ExpectField(AtLeast = 14)]
public sealed partial class LeNet5ByAttributes;

/// <summary>Probabilities: softmax as the last layer.</summary>
[Network("input 5x5x2; conv2d 4, 3x3; tanh; flatten; dense 6; softmax")]
public sealed partial class Probabilities;

/// <summary>Softmax over the channels of each pixel of an image, with more channels than a vector holds.</summary>
[Network("input 3x4x2; conv2d 19, 1x1; softmax; conv2d 3, 2x2")]
public sealed partial class PixelProbabilities;
