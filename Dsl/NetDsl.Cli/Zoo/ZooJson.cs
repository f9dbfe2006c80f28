using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDsl.Cli.Zoo;

/// <summary>The zoo for tools. The names and their order are a promise to them.</summary>
internal static class ZooJson
{
    // The output goes to files and pipes, not into HTML: names stay readable.
    private static readonly ZooJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(IReadOnlyList<ZooEntry> entries) => JsonSerializer.Serialize(
        [
            .. entries.Select(entry => new ZooReport(
                entry.Name,
                entry.Bytes,
                entry.Parameters,
                entry.ParametersWithoutTop,
                entry.Depth,
                entry.Macs,
                entry.Image.Extents,
                entry.Field is { } field ? [field.Height, field.Width] : null,
                entry.Time?.Milliseconds,
                entry.Time?.Reason)),
        ],
        Context.IReadOnlyListZooReport);
}

/// <summary>A network of the zoo; sizes are height before width.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Bytes of the weights as 32-bit numbers.</param>
/// <param name="Parameters">All weights.</param>
/// <param name="ParametersWithoutTop">Those without the classifier; null where there is no such parameter.</param>
/// <param name="Depth">Layers that own weights.</param>
/// <param name="Macs">Multiply-adds of one image.</param>
/// <param name="Image">The shape of an input.</param>
/// <param name="Field">The size of the receptive field; null where there is none.</param>
/// <param name="Milliseconds">The time of one inference; null where none was measured.</param>
/// <param name="NotTimed">Why it could not be measured; null where it was, or was not asked for.</param>
internal sealed record ZooReport(
    string Name,
    long Bytes,
    long Parameters,
    long? ParametersWithoutTop,
    int Depth,
    long Macs,
    IReadOnlyList<int> Image,
    IReadOnlyList<long>? Field,
    double? Milliseconds,
    string? NotTimed);

[JsonSerializable(typeof(IReadOnlyList<ZooReport>))]
internal sealed partial class ZooJsonContext : JsonSerializerContext;
