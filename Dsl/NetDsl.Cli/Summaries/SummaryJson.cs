using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDsl.Cli.Summaries;

/// <summary>Summaries for tools.</summary>
internal static class SummaryJson
{
    // The output goes to files and pipes, not into HTML: names stay readable.
    private static readonly SummaryJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(NetworkSummary summary) => JsonSerializer.Serialize(summary, Context.NetworkSummary);

    public static string Write(IReadOnlyList<NetworkSummary> summaries) =>
        JsonSerializer.Serialize(summaries, Context.IReadOnlyListNetworkSummary);
}

[JsonSerializable(typeof(NetworkSummary))]
[JsonSerializable(typeof(IReadOnlyList<NetworkSummary>))]
internal sealed partial class SummaryJsonContext : JsonSerializerContext;
