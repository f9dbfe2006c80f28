namespace NetDsl.Compiler.Torch;

/// <summary>An image as a vector: in PyTorch's order, channels first, or in NetDsl's, channels last.</summary>
internal sealed record FlattenFunction(bool ChannelsLast = false) : TorchFunction
{
    // A view is the same memory: what follows must not overwrite what others read.
    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        ChannelsLast ? $"{OwnFunction.Type}.FlattenChannelsLast({operands[0]})" : $"{operands[0]}.flatten(1)";

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) =>
        ChannelsLast ? $"{operands[0]}.permute(0, 2, 3, 1).flatten(1)" : $"{operands[0]}.flatten(1)";
}

/// <summary>A vector as an image of one position, whose channels are the features.</summary>
internal sealed record OnePixelFunction(int Channels) : TorchFunction
{
    // A view, as above.
    public override string InCSharp(IReadOnlyList<string> operands, bool overwrite) =>
        FormattableString.Invariant($"{operands[0]}.reshape(-1, {Channels}, 1, 1)");

    public override string InPython(IReadOnlyList<string> operands, bool overwrite) => InCSharp(operands, overwrite);
}
