using System.Text;

namespace NetDsl.Compiler.Emit;

/// <summary>Gives names that C# accepts and that are unique within a scope.</summary>
/// <param name="reserved">Names that are taken from the start.</param>
internal sealed class IdentifierScope(IEnumerable<string>? reserved = null)
{
    private readonly HashSet<string> taken = new(reserved ?? [], StringComparer.Ordinal);

    /// <summary>Members of every generated network, and the runtime's names that generated code uses unqualified.</summary>
    public static IReadOnlyList<string> ReservedInNetwork { get; } =
    [
        "Input", "Output", "Label", "Session", "TrainingSession", "Weights", "Gradients", "Prepared", "Arena", "Layers", "Network",
        "ParameterCount", "TrainableParameterCount", "Macs", "ReceptiveFieldHeight", "ReceptiveFieldWidth", "Describe", "Description",
        "Prepare", "Predict", "Classify", "ClassifyAll", "Save", "Load", "Parameters", "CreateSession", "CreateTrainingSession",
        "Forward", "Backward", "PreparedFloats", "Dispose", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
        "Conv2D", "DepthwiseConv2D", "Dense", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "BatchNorm", "Softmax",
        "Add", "Concat", "ZeroPad", "Dropout", "Elementwise", "Activation", "Identity", "Relu", "LeakyRelu", "Elu", "Sigmoid", "Tanh", "Span",
        "ReadOnlySpan", "MemoryMarshal", "Inline", "MethodImpl", "MethodImplOptions", "GC", "Initializer", "ParameterDescription", "NetworkDescription", "LayerInfo", "FieldInfo", "Loss",
    ];

    /// <summary>An identifier for a hierarchical name: <c>layer1.0.conv1</c> becomes <c>Layer1_0_Conv1</c>.</summary>
    /// <param name="name">The hierarchical name.</param>
    /// <param name="part">A part of what is named, such as <c>kernel</c>: <c>conv1</c> and <c>kernel</c> become <c>Conv1Kernel</c>.</param>
    public string Unique(string name, string part = "")
    {
        var stem = ToIdentifier(name) + (part.Length > 0 ? ToIdentifier(part) : "");
        var candidate = taken.Contains(stem) && !taken.Contains(stem + "Layer") ? stem + "Layer" : stem;
        for (var i = 2; !taken.Add(candidate); i++)
        {
            candidate = FormattableString.Invariant($"{stem}_{i}");
        }

        return candidate;
    }

    private static string ToIdentifier(string name)
    {
        var result = new StringBuilder();
        var startsWord = true;
        foreach (var character in name)
        {
            if (character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            {
                if (result.Length > 0 && startsWord && (char.IsDigit(character) || char.IsDigit(result[result.Length - 1])))
                {
                    result.Append('_');
                }

                result.Append(startsWord ? char.ToUpperInvariant(character) : character);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        return result.Length == 0 || char.IsDigit(result[0]) ? "_" + result : result.ToString();
    }
}
