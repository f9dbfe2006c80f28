using NetDsl;
using WaferDefects.Training;
using WaferDefects.Wafers;

namespace NetworkTests.SampleProjects;

/// <summary>The augmentation of the wafer sample.</summary>
public sealed class SymmetryTests
{
    private const int Size = WaferMap.Size;

    [Fact]
    public void All_eight_symmetries_of_the_square_occur_and_nothing_else()
    {
        var marked = new float[WaferMap.Length];
        (marked[1], marked[Size + 9]) = (1, 2);                       // no symmetry leaves both where they are
        var expected = Symmetries().Select(place => string.Join(",", Place(marked, place).Index())).ToHashSet();
        var seen = new HashSet<string>();
        var random = new RandomStream(seed: 1, stream: 1);
        for (var trial = 0; trial < 200; trial++)
        {
            var map = (float[])marked.Clone();
            Symmetry.Apply(map, count: 1, new RandomStream(seed: random.NextBits(), stream: 0));
            seen.Add(string.Join(",", map.Index()));
        }

        Assert.Equal(8, expected.Count);
        Assert.Equal(expected.Order(), seen.Order());
    }

    [Fact]
    public void Maps_of_a_batch_are_turned_by_themselves()
    {
        var batch = new float[16 * WaferMap.Length];
        for (var map = 0; map < 16; map++)
        {
            batch[(map * WaferMap.Length) + 5] = map + 1;
        }

        Symmetry.Apply(batch, count: 16, new RandomStream(seed: 3, stream: 0));

        for (var map = 0; map < 16; map++)
        {
            Assert.Equal(map + 1, batch.AsSpan(map * WaferMap.Length, WaferMap.Length).ToArray().Sum());
        }
    }

    private static IEnumerable<Func<int, int, (int Row, int Column)>> Symmetries()
    {
        const int last = Size - 1;
        yield return (row, column) => (row, column);
        yield return (row, column) => (column, last - row);
        yield return (row, column) => (last - row, last - column);
        yield return (row, column) => (last - column, row);
        yield return (row, column) => (row, last - column);
        yield return (row, column) => (last - row, column);
        yield return (row, column) => (column, row);
        yield return (row, column) => (last - column, last - row);
    }

    private static float[] Place(float[] map, Func<int, int, (int Row, int Column)> symmetry)
    {
        var placed = new float[map.Length];
        for (var index = 0; index < map.Length; index++)
        {
            var (row, column) = symmetry(index / Size, index % Size);
            placed[(row * Size) + column] = map[index];
        }

        return placed;
    }
}
