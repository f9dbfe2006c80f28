using System.Globalization;
using NetDsl.Cli.Tables;
using NetDsl.Compiler.Emit;
using NetDsl.Threading;

namespace NetDsl.Cli.Zoo;

/// <summary>The zoo for people.</summary>
internal static class ZooTable
{
    private static readonly string[] Heads = ["network", "MB", "parameters", "without top", "depth", "MACs", "image", "field"];

    public static void Write(IReadOnlyList<ZooEntry> entries, bool isTimed, Surroundings surroundings)
    {
        string[] heads = isTimed ? [.. Heads, "ms"] : Heads;
        new TextTable(heads, [.. heads.Select((_, column) => column is > 0 and not 6)])
            .Write([.. entries.Select(entry => Cells(entry, isTimed))], surroundings);
        if (!isTimed)
        {
            return;
        }

        surroundings.Output.WriteLine(FormattableString.Invariant(
            $"ms: median time of one inference, one image at a time, {Parallelism.Degree} {(Parallelism.Degree == 1 ? "thread" : "threads")}"));
        foreach (var entry in entries.Where(entry => entry.Time is { Reason: not null }))
        {
            surroundings.Output.WriteLine($"{entry.Name} was not timed: {entry.Time!.Reason}");
        }
    }

    /// <summary>A time with three digits or more.</summary>
    public static string Milliseconds(double time) =>
        time.ToString(time < 1 ? "0.000" : time < 10 ? "0.00" : time < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Cells(ZooEntry entry, bool isTimed)
    {
        string[] cells =
        [
            entry.Name,
            Megabytes(entry.Bytes),
            LayerTable.Number(entry.Parameters),
            entry.ParametersWithoutTop is { } features ? LayerTable.Number(features) : "",
            LayerTable.Number(entry.Depth),
            LayerTable.Number(entry.Macs),
            entry.Image.ToString(),
            entry.Field is { } field ? FormattableString.Invariant($"{field.Height}x{field.Width}") : "",
        ];
        return isTimed ? [.. cells, entry.Time?.Milliseconds is { } time ? Milliseconds(time) : ""] : cells;
    }

    // Of 2^20 bytes, as Keras' table of its applications has them.
    private static string Megabytes(long bytes)
    {
        var megabytes = bytes / (double)(1 << 20);
        return megabytes.ToString(megabytes < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);
    }
}
