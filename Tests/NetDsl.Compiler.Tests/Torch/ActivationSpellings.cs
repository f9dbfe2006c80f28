namespace NetDsl.Compiler.Tests.Torch;

/// <summary>Activations in C# and in Python.</summary>
internal static class ActivationSpellings
{
    public static IReadOnlyList<Spelling> All { get; } =
    [
        new("12", "relu", "input.relu()", "F.relu(input)"),
        new("12", "leakyrelu", "input.leaky_relu(0.3)", "F.leaky_relu(input, 0.3)"),
        new("12", "elu 0.5", "input.elu(0.5, 1.0, 1.0)", "F.elu(input, 0.5)"),
        new("12", "sigmoid", "input.sigmoid()", "torch.sigmoid(input)"),
        new("12", "tanh", "input.tanh()", "torch.tanh(input)"),
        new("12", "softmax", "input.softmax(1)", "input.softmax(1)"),
        new("12", "relu6", "input.relu6()", "F.relu6(input)"),
        new("12", "selu", "input.selu()", "F.selu(input)"),
        new("12", "gelu", "input.gelu()", "F.gelu(input)"),
        new("12", "gelu approximate: true", "global::NetDsl.Torch.TensorFunctions.GeluTanh(input)", "F.gelu(input, approximate=\"tanh\")"),
        new("12", "swish", "input.silu()", "F.silu(input)"),
        new("12", "mish", "global::NetDsl.Torch.TensorFunctions.Mish(input)", "F.mish(input)"),
        new("12", "softplus", "input.softplus()", "F.softplus(input)"),
        new("12", "hardsigmoid", "input.hardsigmoid()", "F.hardsigmoid(input)"),
        new("12", "hardswish", "input.hardswish()", "F.hardswish(input)"),
    ];
}
