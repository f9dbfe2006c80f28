using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>What one wire does between two rows: down from its upper end to a track, along it, and down to its lower ends.</summary>
internal sealed class Route(Wire wire, IReadOnlyList<Strand> strands)
{
    /// <summary>The wire.</summary>
    public Wire Wire => wire;

    /// <summary>Its strands.</summary>
    public IReadOnlyList<Strand> Strands => strands;

    /// <summary>The track that it takes, counted from above; the first one where it needs none.</summary>
    public int Track { get; set; }

    /// <summary>Where it comes from.</summary>
    public double UpperX => strands[0].UpperX;

    /// <summary>Its left end.</summary>
    public double Left => Math.Min(UpperX, strands.Min(strand => strand.LowerX));

    /// <summary>Its right end.</summary>
    public double Right => Math.Max(UpperX, strands.Max(strand => strand.LowerX));

    /// <summary>Whether it goes straight down.</summary>
    public bool IsStraight => Right - Left < 0.5;
}

/// <summary>
/// Gives the wires between two rows their tracks, such that no two lie on each other and few cross. This is channel routing, Hashimoto
/// and Stevens, "Wire routing by optimizing channel assignment within large apertures" (1971), with the order of the tracks chosen by
/// the crossings that it makes.
/// </summary>
internal static class RouteChannel
{
    /// <summary>Nearer than this, two vertical lines would be one to the eye.</summary>
    private const double Nearness = 5;

    private const int Overlap = 1000;

    /// <summary>The routes of the strands between two rows, and how many tracks they take.</summary>
    public static (IReadOnlyList<Route> Routes, int Tracks) Run(IEnumerable<Strand> gap)
    {
        List<Route> routes = [.. gap.GroupBy(strand => strand.Wire).Select(wire => new Route(wire.Key, [.. wire]))];
        List<Route> bent = [.. routes.Where(route => !route.IsStraight).OrderBy(route => route.Left).ThenBy(route => route.Wire.Id)];
        // What it costs to have a route above all those that are still to be placed.
        var costs = bent.ToDictionary(route => route, route => bent.Sum(other => Cost(route, other)));
        var placed = new List<Route>();
        while (bent.Count > 0)
        {
            var next = bent.MinBy(route => costs[route])!;
            bent.Remove(next);
            bent.ForEach(route => costs[route] -= Cost(route, next));
            next.Track = placed.Where(other => Meet(other, next)).Select(other => other.Track + 1).DefaultIfEmpty().Max();
            placed.Add(next);
        }

        return (routes, placed.Select(route => route.Track + 1).DefaultIfEmpty().Max());
    }

    private static bool Meet(Route one, Route other) => one.Left - Spacing.Track < other.Right && other.Left - Spacing.Track < one.Right;

    /// <summary>What it costs to have a route on a track above another one's.</summary>
    private static int Cost(Route above, Route below)
    {
        if (above == below || !Meet(above, below))
        {
            return 0;
        }

        var cost = Within(below.UpperX, above) ? 1 : 0;
        foreach (var x in above.Strands.Select(strand => strand.LowerX))
        {
            cost += Math.Abs(x - below.UpperX) < Nearness ? Overlap : Within(x, below) ? 1 : 0;
        }

        return cost;
    }

    private static bool Within(double x, Route route) => route.Left < x && x < route.Right;
}
