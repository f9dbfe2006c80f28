using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDsl.Profiling;

/// <summary>A profile for tools. The names and their order are a promise to them.</summary>
internal static class ProfileJson
{
    // The output goes to files and pipes, not into HTML: names stay readable.
    private static readonly ProfileJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(NetworkProfile profile, ProfileOrder order)
    {
        var (choice, machine, total) = (profile.Choice, profile.Machine, profile.Total);
        return JsonSerializer.Serialize(
            new ProfileReport(
                profile.Name,
                choice.IsStep ? "step" : "inference",
                choice.Batch,
                choice.Threads,
                profile.Runs,
                total.Milliseconds,
                profile.Preparation,
                new MachineReport(machine.MultiplyAddGigaflops, machine.CopyGigabytes, machine.ReadGigabytes, profile.CacheBytes),
                [.. order.Sort(profile.Rows).Select(row => Row(row, choice.IsStep, total.Milliseconds))]),
            Context.ProfileReport);
    }

    private static RowReport Row(ProfileRow row, bool isStep, double whole)
    {
        var total = row.Total;
        var hasPhases = isStep && row.Kind == RowKind.Layer;
        return new RowReport(
            row.Kind switch { RowKind.Layer => "layer", RowKind.Update => "update", _ => "outside" },
            row.Layers,
            row.Output,
            total.Milliseconds,
            hasPhases ? row.Forward.Milliseconds : null,
            hasPhases ? row.Backward.Milliseconds : null,
            total.Milliseconds / whole,
            total.MultiplyAdds,
            total.Bytes,
            total.MultiplyAdds == 0 ? null : total.Gigaflops,
            total.Floor,
            total.Floor == 0 ? null : total.ShareOfFloor);
    }
}

/// <summary>A profile; times are those of one run.</summary>
/// <param name="Name">The network.</param>
/// <param name="Case">inference or step.</param>
/// <param name="Batch">Samples.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Runs">Runs that were measured.</param>
/// <param name="Milliseconds">The whole.</param>
/// <param name="PreparationMilliseconds">The time in which predictions lay out changed weights, once; null for steps.</param>
/// <param name="Machine">The machine's limits.</param>
/// <param name="Rows">Where the time goes.</param>
internal sealed record ProfileReport(
    string Name,
    string Case,
    int Batch,
    int Threads,
    int Runs,
    double Milliseconds,
    double? PreparationMilliseconds,
    MachineReport Machine,
    IReadOnlyList<RowReport> Rows);

/// <summary>The machine's limits, all threads together, from which floors follow.</summary>
internal sealed record MachineReport(double MultiplyAddGigaflops, double CopyGigabytes, double ReadGigabytes, long CacheBytes);

/// <summary>A row.</summary>
/// <param name="Kind">layer, update or outside.</param>
/// <param name="Layers">The layers that are computed together.</param>
/// <param name="Output">The shape of one sample of the output.</param>
/// <param name="Milliseconds">The time of one run.</param>
/// <param name="Forward">The forward half, in training steps.</param>
/// <param name="Backward">The adjoint, in training steps.</param>
/// <param name="Share">The share of the whole; all shares add up to 1.</param>
/// <param name="MultiplyAdds">Multiply-adds.</param>
/// <param name="Bytes">Bytes that the cache does not hold.</param>
/// <param name="Gigaflops">10^9 operations a second; null where there are no multiply-adds.</param>
/// <param name="FloorMilliseconds">The least time that the machine needs.</param>
/// <param name="ShareOfFloor">The floor divided by the time; null where there is no floor.</param>
internal sealed record RowReport(
    string Kind,
    IReadOnlyList<string> Layers,
    IReadOnlyList<int> Output,
    double Milliseconds,
    double? Forward,
    double? Backward,
    double Share,
    long MultiplyAdds,
    long Bytes,
    double? Gigaflops,
    double FloorMilliseconds,
    double? ShareOfFloor);

[JsonSerializable(typeof(ProfileReport))]
internal sealed partial class ProfileJsonContext : JsonSerializerContext;
