namespace NetDsl;

/// <summary>What the compiler knows about a network, as a value: what its weights are, where they lie, what goes in and out.</summary>
/// <param name="Name">The network's name.</param>
/// <param name="InputShape">The shape of one input sample, such as height × width × channels.</param>
/// <param name="OutputShape">The shape of one output sample.</param>
/// <param name="Parameters">All parameters in the order in which they lie in the store: trainable ones, then statistics.</param>
/// <param name="TrainableFloats">The length of the block of trainable parameters, which comes first in the store.</param>
/// <param name="StatisticFloats">The length of the block of statistics behind it.</param>
/// <param name="Labels">The names of the classes in the order of the outputs; empty where none were declared.</param>
/// <param name="Loss">The declared loss.</param>
public sealed record NetworkDescription(
    string Name,
    int[] InputShape,
    int[] OutputShape,
    ParameterDescription[] Parameters,
    int TrainableFloats,
    int StatisticFloats,
    string[] Labels,
    Loss Loss)
{
    /// <summary>Values of one input sample.</summary>
    public int InputLength { get; } = Shape.Length(InputShape);

    /// <summary>Values of one output sample.</summary>
    public int OutputLength { get; } = Shape.Length(OutputShape);
}
