using NetDsl;

namespace Digits;

/// <summary>
/// Reads handwritten digits: LeNet-5 (LeCun, Bottou, Bengio and Haffner, 1998) with more filters, rectified linear units and dropout.
/// </summary>
[Network("""
    input   28x28x1                                  // height x width x channels
    conv2d  16, 5x5, padding: same, activation: relu
    maxpool 2x2
    conv2d  32, 5x5, activation: relu
    maxpool 2x2
    flatten
    dense   120, activation: relu
    dropout 0.3
    dense   84, activation: relu
    dense   10

    labels  zero, one, two, three, four, five, six, seven, eight, nine
    loss    crossentropy

    expect  field >= 14x14                           // half a digit: strokes and how they meet
    """)]
internal sealed partial class LeNet;
