namespace NetDsl.Cli.Graphs.Layout;

/// <summary>
/// Moves columns apart where they would overlap, as little as possible in the sense of least squares: columns that push each other form
/// a cluster, which stands at the mean of their wishes. Dwyer, Marriott and Stuckey, "Fast node overlap removal" (2005), procedure
/// satisfy_VPSC.
/// </summary>
internal static class SeparateColumns
{
    private const double Touching = 1e-9;

    /// <param name="columns">The columns, each behind all that stand on its left; they get their places.</param>
    /// <param name="wishes">Where each would be best.</param>
    public static void Run(IReadOnlyList<Column> columns, double[] wishes)
    {
        var clusters = new Dictionary<Column, Cluster>();
        for (var i = 0; i < columns.Count; i++)
        {
            var cluster = new Cluster(columns[i], wishes[i]);
            clusters.Add(columns[i], cluster);
            while (cluster.MostViolated(clusters) is { } violated)
            {
                cluster = Merge(violated.Left, violated.Right, violated.Distance, clusters);
            }
        }

        foreach (var (column, cluster) in clusters)
        {
            column.X = cluster.PositionOf(column);
        }
    }

    private static Cluster Merge(Column left, Column right, double distance, Dictionary<Column, Cluster> clusters)
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

    private sealed class Cluster(Column first, double wish)
    {
        private double sumOfWishes = wish;

        /// <summary>The columns with their offsets from the cluster's position.</summary>
        public Dictionary<Column, double> Members { get; } = new() { [first] = 0 };

        private double Position => sumOfWishes / Members.Count;

        public double PositionOf(Column column) => Position + Members[column];

        public void Take(Cluster other, double shift)
        {
            sumOfWishes += other.sumOfWishes - (shift * other.Members.Count);
            foreach (var (column, offset) in other.Members)
            {
                Members.Add(column, offset + shift);
            }
        }

        /// <summary>The pair of this cluster and one on its left that overlaps most.</summary>
        public (Column Left, Column Right, double Distance)? MostViolated(Dictionary<Column, Cluster> clusters)
        {
            (Column, Column, double)? most = null;
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
