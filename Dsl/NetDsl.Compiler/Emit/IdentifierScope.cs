using System.Text;

namespace NetDsl.Compiler.Emit;

/// <summary>Gives names that C# accepts and that are unique within a scope.</summary>
/// <param name="reserved">Names that are taken from the start.</param>
internal sealed class IdentifierScope(IEnumerable<string>? reserved = null)
{
    private readonly HashSet<string> taken = new(reserved ?? [], StringComparer.Ordinal);

    // The next number of each stem: names that differ in signs only share one, and there can be many of them.
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>
    /// Members of every generated network, those that generated code calls in its base classes, members of the kernels' constants, and
    /// the names of the runtime that generated code uses.
    /// </summary>
    public static IReadOnlyList<string> ReservedInNetwork { get; } =
    [
        .. GeneratedMembers.Names,
        "InferenceSession", "WeightGradients", "Gradients", "Prepared", "PreparedWeights", "Arena", "Memory", "Batch", "Network", "Description",
        "PredictAll", "ClassifyAll", "Save", "Load", "Parameters", "Begin", "BeginBackward", "Randomness", "Forward", "Backward", "Dispose",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "Activation",
        "InputHeight", "InputWidth", "InputChannels", "OutputHeight", "OutputWidth", "OutputChannels", "KernelHeight", "KernelWidth",
        "StrideHeight", "StrideWidth", "DilationHeight", "DilationWidth", "PaddingTop", "PaddingLeft", "PaddingBottom", "PaddingRight",
        "CountPadding", "MinimalFiltering", "Pixels", "Channels", "TotalChannels", "Offset", "Groups", "Inputs", "Outputs", "Epsilon", "Momentum", "Value", "Elements",
        "Rate", "Stream", "Factor", "Summand", "Top", "Bottom", "Left", "Right", "Size", "Alpha", "Beta", "Bias", "Bilinear",
        .. RuntimeNames.All,
    ];

    /// <summary>An identifier for a hierarchical name: <c>layer1.0.conv1</c> becomes <c>Layer1_0_Conv1</c>.</summary>
    /// <param name="name">The hierarchical name.</param>
    /// <param name="part">A part of what is named, such as <c>kernel</c>: <c>conv1</c> and <c>kernel</c> become <c>Conv1Kernel</c>.</param>
    public string Unique(string name, string part = "")
    {
        var stem = ToIdentifier(name) + (part.Length > 0 ? ToIdentifier(part) : "");
        var candidate = taken.Contains(stem) && !taken.Contains(stem + "Layer") ? stem + "Layer" : stem;
        while (!taken.Add(candidate))
        {
            var number = numbers[stem] = numbers.TryGetValue(stem, out var last) ? last + 1 : 2;
            candidate = FormattableString.Invariant($"{stem}_{number}");
        }

        return candidate;
    }

    /// <summary>A hierarchical name as C# writes it, unique or not.</summary>
    public static string ToIdentifier(string name)
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
