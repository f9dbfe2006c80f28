using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetDsl.Cli.Summaries;

namespace NetDsl.Cli.Comparisons;

/// <summary>Differences for tools. The names and their order are a promise to them.</summary>
internal static class DifferenceJson
{
    // The output goes to files and pipes, not into HTML: names stay readable.
    private static readonly DifferenceJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(NetworkDifference difference) => JsonSerializer.Serialize(
        new DifferenceReport(
            difference.AreEqual,
            difference.A,
            difference.B,
            [
                .. difference.Layers.Where(layer => layer.Change != LayerChange.Same).Select(layer => new LayerReport(
                    layer.Change,
                    layer.Name,
                    layer.Properties,
                    layer.Before is null ? null : LayerSummary.Of(layer.Before),
                    layer.After is null ? null : LayerSummary.Of(layer.After))),
            ]),
        Context.DifferenceReport);
}

/// <summary>The object that is printed: both networks, and the layers that differ.</summary>
internal sealed record DifferenceReport(bool Equal, NetworkFigures A, NetworkFigures B, IReadOnlyList<LayerReport> Layers);

/// <summary>A layer that differs, as <c>netdsl summary --json</c> has it in each network.</summary>
internal sealed record LayerReport(
    LayerChange Change,
    string Name,
    IReadOnlyList<PropertyDifference> Changes,
    LayerSummary? A,
    LayerSummary? B);

[JsonSerializable(typeof(DifferenceReport))]
internal sealed partial class DifferenceJsonContext : JsonSerializerContext;
