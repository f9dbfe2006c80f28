namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Moves spines apart where they would overlap, as little as possible in the sense of least squares: spines that push each other form
/// a cluster, which stands at the mean of their wishes. Dwyer, Marriott and Stuckey, "Fast node overlap removal" (2005), procedure
/// satisfy_VPSC.
/// </summary>
internal static class SeparateSpines
{
    private const double Touching = 1e-9;

    /// <param name="spines">The spines, each behind all that stand on its left; they get their places.</param>
    /// <param name="wishes">Where each would be best.</param>
    public static void Run(IReadOnlyList<Spine> spines, double[] wishes)
    {
        var clusters = new Dictionary<Spine, Cluster>();
        for (var i = 0; i < spines.Count; i++)
        {
            var cluster = new Cluster(spines[i], wishes[i]);
            clusters.Add(spines[i], cluster);
            while (cluster.MostViolated(clusters) is { } violated)
            {
                cluster = Merge(violated.Left, violated.Right, violated.Distance, clusters);
            }
        }

        foreach (var (spine, cluster) in clusters)
        {
            spine.X = cluster.PositionOf(spine);
        }
    }

    private static Cluster Merge(Spine left, Spine right, double distance, Dictionary<Spine, Cluster> clusters)
    {
        var (into, from) = (clusters[left], clusters[right]);
        var shift = into.Members[left] + distance - from.Members[right];
        foreach (var member in from.Members.Keys)
        {
            clusters[member] = into;
        }

        into.Take(from, shift);
        return into;
    }

    private sealed class Cluster(Spine first, double wish)
    {
        private double sumOfWishes = wish;

        /// <summary>The spines with their offsets from the cluster's position.</summary>
        public Dictionary<Spine, double> Members { get; } = new() { [first] = 0 };

        private double Position => sumOfWishes / Members.Count;

        public double PositionOf(Spine spine) => Position + Members[spine];

        public void Take(Cluster other, double shift)
        {
            sumOfWishes += other.sumOfWishes - (shift * other.Members.Count);
            foreach (var (spine, offset) in other.Members)
            {
                Members.Add(spine, offset + shift);
            }
        }

        /// <summary>The pair of this cluster and one on its left that overlaps most.</summary>
        public (Spine Left, Spine Right, double Distance)? MostViolated(Dictionary<Spine, Cluster> clusters)
        {
            (Spine, Spine, double)? most = null;
            var overlap = Touching;
            foreach (var right in Members.Keys)
            {
                foreach (var (left, distance) in right.LeftNeighbours)
                {
                    var found = clusters[left] == this ? 0 : clusters[left].PositionOf(left) + distance - PositionOf(right);
                    if (found > overlap)
                    {
                        (most, overlap) = ((left, right, distance), found);
                    }
                }
            }

            return most;
        }
    }
}
