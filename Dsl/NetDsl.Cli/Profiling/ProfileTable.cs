using System.Globalization;
using NetDsl.Cli;
using NetDsl.Cli.Tables;

namespace NetDsl.Profiling;

/// <summary>A profile for people.</summary>
internal static class ProfileTable
{
    private const double Mebibyte = 1 << 20;

    public static void Write(NetworkProfile profile, ProfileOrder order, Surroundings surroundings)
    {
        var (total, isStep) = (profile.Total, profile.Choice.IsStep);
        var isShort = total.Milliseconds < 1;
        var (unit, scale) = isShort ? ("µs", 1000.0) : ("ms", 1.0);
        surroundings.Output.WriteLine(Headline(profile, unit, scale));
        string[] heads = isStep
            ? ["layer", "output", "forward", "backward", unit, "share", "GFLOP/s", "of floor"]
            : ["layer", "output", unit, "share", "GFLOP/s", "of floor"];
        var rows = order.Sort(profile.Rows).Select(row => Cells(Title(row), string.Join('x', row.Output), row, isStep, scale, total)).ToList();
        var sum = profile.Rows.Aggregate((left, right) => new ProfileRow(
            left.Kind, [], [], left.Forward + right.Forward, left.Backward + right.Backward));
        rows.Add(Cells("total", "", sum, isStep, scale, total));
        new TextTable(heads, [.. heads.Select((_, column) => column > 1)]).Write(rows, surroundings);
        foreach (var line in Footer(profile))
        {
            surroundings.Output.WriteLine(line);
        }
    }

    private static string Headline(NetworkProfile profile, string unit, double scale)
    {
        var (choice, time) = (profile.Choice, profile.Total.Milliseconds * scale);
        var kind = choice.IsStep ? "a training step" : "inference";
        var threads = choice.Threads == 1 ? "1 thread" : FormattableString.Invariant($"{choice.Threads} threads");
        return FormattableString.Invariant($"{profile.Name}: {kind}, batch {choice.Batch}, {threads}: {Time(time)} {unit} ({profile.Runs:#,0} runs)");
    }

    private static string Title(ProfileRow row) => row.Kind switch
    {
        RowKind.Update => "(update of the weights)",
        RowKind.Outside => "(outside of calls)",
        _ => JoinedNames.Of(row.Layers),
    };

    private static string[] Cells(string title, string output, ProfileRow row, bool isStep, double scale, PhaseCost whole)
    {
        string Phase(PhaseCost cost) => cost.Milliseconds == 0 || row.Output.Count == 0 && title != "total" ? "" : Time(cost.Milliseconds * scale);
        var total = row.Total;
        return
        [
            title,
            output,
            .. isStep ? [Phase(row.Forward), Phase(row.Backward)] : Array.Empty<string>(),
            Time(total.Milliseconds * scale),
            Percent(total.Milliseconds / whole.Milliseconds, "0.0"),
            total.MultiplyAdds == 0 ? "" : total.Gigaflops.ToString(total.Gigaflops < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture),
            total.Floor == 0 ? "" : Percent(total.ShareOfFloor, "0"),
        ];
    }

    private static IEnumerable<string> Footer(NetworkProfile profile)
    {
        if (profile.Preparation is > 0 and var time)
        {
            yield return FormattableString.Invariant($"changed weights are laid out once, in {Time(time)} ms");
        }

        var floors = new Floors(profile.Machine, profile.CacheBytes);
        yield return FormattableString.Invariant(
            $"floor: the larger of multiply-adds at {profile.Machine.MultiplyAddGigaflops:0} GFLOP/s and memory at {floors.MemoryGigabytes:0} GB/s, both measured just now;");
        yield return FormattableString.Invariant(
            $"memory counts for what {profile.CacheBytes / Mebibyte:0} MiB of cache, which keep what was used last, do not hold");
        if (profile.Rows.Any(row => row.Total.ShareOfFloor > 1))
        {
            yield return "above 100 %: minimal filtering (Winograd) multiplies less often than the convolution that is counted,";
            yield return "or something else took its share of the machine while that was measured";
        }
    }

    private static string Time(double time) =>
        time.ToString(time < 1 ? "0.000" : time < 10 ? "0.00" : time < 100 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share, string format) => (100 * share).ToString(format, CultureInfo.InvariantCulture) + " %";
}
