using System.Text.Json.Serialization;
using NetDsl.Compiler.Analysis;

namespace NetDsl.Cli.Comparisons;

/// <summary>What became of a layer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LayerChange>))]
internal enum LayerChange
{
    /// <summary>It is as it was.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>Both networks have it, with differences.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>Only the second network has it.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>Only the first network has it.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,
}

/// <summary>A property of a layer in both networks.</summary>
internal sealed record PropertyDifference(string Name, string Before, string After);

/// <summary>A layer in both networks, or in one of them.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">It in the first network, or null.</param>
/// <param name="After">It in the second network, or null.</param>
/// <param name="Properties">The differences of a changed layer: kind, arguments, activation, inputs, output.</param>
internal sealed record LayerDifference(
    LayerChange Change,
    string Name,
    LayerFacts? Before,
    LayerFacts? After,
    IReadOnlyList<PropertyDifference> Properties)
{
    /// <summary>The layer's kind, the second network's where it changed.</summary>
    public string Kind => (After ?? Before)!.Node.Layer.Definition.Keyword;
}
