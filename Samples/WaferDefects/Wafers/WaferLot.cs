using NetDsl;
using WaferDefects.Wafers.Patterns;

namespace WaferDefects.Wafers;

/// <summary>Wafer defect maps with their classes, in the proportions of a production line.</summary>
/// <param name="Maps">One map after another, a byte for each die.</param>
/// <param name="Classes">The index of each map's class in <see cref="Pattern.All"/>.</param>
internal sealed record WaferLot(byte[] Maps, int[] Classes)
{
    /// <summary>The number of maps.</summary>
    public int Count => Classes.Length;

    /// <summary>The dies of one map, row by row.</summary>
    public ReadOnlySpan<byte> Dies(int index) => Maps.AsSpan(index * WaferMap.Length, WaferMap.Length);

    /// <summary>Copies what a network reads of one map.</summary>
    /// <param name="index">The map, from 0.</param>
    /// <param name="values">height x width x 1 channel.</param>
    public void CopyMap(int index, Span<float> values)
    {
        var dies = Dies(index);
        for (var die = 0; die < dies.Length; die++)
        {
            values[die] = WaferMap.Scale * dies[die];
        }
    }

    /// <summary>The number of maps of each class.</summary>
    public int[] Counts()
    {
        var counts = new int[Pattern.All.Count];
        foreach (var index in Classes)
        {
            counts[index]++;
        }

        return counts;
    }

    /// <summary>The lot as images of 64 x 64 x 1.</summary>
    public ImageDataset ToDataset() => new(WaferMap.Size, WaferMap.Size, 1, Maps.AsMemory(), Classes, WaferMap.Scale);

    /// <summary>Draws a lot. A map depends on the seed and its number alone, not on the number of threads.</summary>
    /// <param name="seed">Determines every map, on every system alike.</param>
    /// <param name="first">The number of the first wafer: lots with other numbers have no wafer in common.</param>
    /// <param name="count">The number of maps.</param>
    /// <param name="threads">The most threads that draw.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    public static WaferLot Draw(int seed, int first, int count, int threads, CancellationToken cancellation = default)
    {
        var maps = new byte[count * WaferMap.Length];
        var classes = Deal(count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, index =>
            Draw(Pattern.All[classes[index]], seed, first + index).Dies.CopyTo(maps.AsSpan(index * WaferMap.Length, WaferMap.Length)));
        return new WaferLot(maps, classes);
    }

    /// <summary>Draws one wafer.</summary>
    public static WaferMap Draw(Pattern pattern, int seed, int wafer)
    {
        var map = new WaferMap();
        var pen = new Pen(map, new WaferRandom(seed, wafer));
        Background.Draw(pen);
        pattern.Draw(map, pen);
        return map;
    }

    /// <summary>Deals the classes in their shares, evenly spread: the class that is furthest behind its share is next.</summary>
    private static int[] Deal(int count)
    {
        var total = Pattern.All.Sum(pattern => pattern.Share);
        var dealt = new int[Pattern.All.Count];
        var classes = new int[count];
        for (var index = 0; index < count; index++)
        {
            var next = Enumerable.Range(0, dealt.Length).MaxBy(k => (Pattern.All[k].Share * (index + 1L)) - ((long)total * dealt[k]));
            classes[index] = next;
            dealt[next]++;
        }

        return classes;
    }
}
