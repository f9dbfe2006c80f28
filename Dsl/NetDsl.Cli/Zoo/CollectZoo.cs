using NetDsl.Cli.Commands;
using NetDsl.Cli.Inputs;

namespace NetDsl.Cli.Zoo;

/// <summary>Compiles networks, with and without their tops, on all processors.</summary>
internal static class CollectZoo
{
    private const string Top = "top";

    /// <summary>The networks that several inputs mean, each once.</summary>
    public static IReadOnlyList<ZooEntry> Run(IEnumerable<string> inputs, CompileRun run, CancellationToken cancellation)
    {
        var networks = inputs
            .SelectMany(input => run.Find(input))
            .DistinctBy(found => (found.File.Path, found.Network));
        var compiled = networks
            .AsParallel()
            .AsOrdered()
            .WithCancellation(cancellation)
            .Select(found => (
                Name: found.File.NameOf(found.Network),
                Whole: found.File.Compile(found.Network, new CompileChoice(IsForCode: true)),
                Features: found.File.Takes(found.Network, Top) ? found.File.Compile(found.Network, new CompileChoice($"{Top}: false")) : null))
            .ToList();
        run.Report(compiled.SelectMany(network => network.Whole.Diagnostics));
        return
        [
            .. compiled
                .Where(network => network.Whole is { Graph: not null, Facts: not null })
                .Select(network => new ZooEntry(network.Name, network.Whole, network.Features?.Facts?.Parameters)),
        ];
    }
}
