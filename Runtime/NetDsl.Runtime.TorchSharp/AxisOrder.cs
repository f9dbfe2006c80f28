namespace NetDsl.Torch;

/// <summary>The axes of an array in another order, over memory alone.</summary>
internal static class AxisOrder
{
    /// <summary>Rows and columns of a block that is turned at once: both sides of it stay in the first cache.</summary>
    private const int Block = 32;

    /// <summary>Puts the axes of an array in another order.</summary>
    /// <param name="values">The array, last axis fastest.</param>
    /// <param name="permuted">Gets the result: as many values.</param>
    /// <param name="extents">The array's extents.</param>
    /// <param name="axes">For each axis of the result, the axis of the array that it is.</param>
    public static void Permute(ReadOnlySpan<float> values, Span<float> permuted, ReadOnlySpan<int> extents, ReadOnlySpan<int> axes)
    {
        Check(values.Length, permuted.Length, extents, axes);
        var last = axes.Length - 1;
        if (last < 0)
        {
            values.CopyTo(permuted);
            return;
        }

        // What lies closely in the array is one axis of the result, what lies closely in the result is its last; the two are turned in
        // blocks, and all others are counted through.
        var (from, to, counts) = Strides(extents, axes);
        var near = axes.IndexOf(last);
        var position = new int[axes.Length];
        int source = 0, target = 0;
        do
        {
            if (near == last)
            {
                values.Slice(source, counts[last]).CopyTo(permuted[target..]);
            }
            else
            {
                Turn(values[source..], permuted[target..], (counts[near], to[near]), (counts[last], from[last]));
            }
        }
        while (Advance(position, counts, near, ref source, from, ref target, to));
    }

    /// <summary>Undoes <see cref="Permute"/>.</summary>
    /// <param name="permuted">The array with its axes in the other order.</param>
    /// <param name="values">Gets the array.</param>
    /// <param name="extents">The array's extents.</param>
    /// <param name="axes">For each axis of <paramref name="permuted"/>, the axis of the array that it is.</param>
    public static void Restore(ReadOnlySpan<float> permuted, Span<float> values, ReadOnlySpan<int> extents, ReadOnlySpan<int> axes)
    {
        Check(permuted.Length, values.Length, extents, axes);
        var (inverse, counts) = (new int[axes.Length], new int[axes.Length]);
        for (var axis = 0; axis < axes.Length; axis++)
        {
            inverse[axes[axis]] = axis;
            counts[axis] = extents[axes[axis]];
        }

        Permute(permuted, values, counts, inverse);
    }

    private static void Turn(ReadOnlySpan<float> values, Span<float> permuted, (int Count, int Stride) rows, (int Count, int Stride) columns)
    {
        for (var row = 0; row < rows.Count; row += Block)
        {
            for (var column = 0; column < columns.Count; column += Block)
            {
                var (rowEnd, columnEnd) = (Math.Min(row + Block, rows.Count), Math.Min(column + Block, columns.Count));
                for (var r = row; r < rowEnd; r++)
                {
                    for (var c = column; c < columnEnd; c++)
                    {
                        permuted[r * rows.Stride + c] = values[c * columns.Stride + r];
                    }
                }
            }
        }
    }

    private static bool Advance(int[] position, int[] counts, int near, ref int source, int[] from, ref int target, int[] to)
    {
        for (var axis = counts.Length - 2; axis >= 0; axis--)
        {
            if (axis == near)
            {
                continue;
            }

            (source, target) = (source + from[axis], target + to[axis]);
            if (++position[axis] < counts[axis])
            {
                return true;
            }

            (source, target) = (source - counts[axis] * from[axis], target - counts[axis] * to[axis]);
            position[axis] = 0;
        }

        return false;
    }

    // For each axis of the result: how far its next place is in the array and in the result, and how many places it has.
    private static (int[] From, int[] To, int[] Counts) Strides(ReadOnlySpan<int> extents, ReadOnlySpan<int> axes)
    {
        var own = new int[extents.Length];
        for (int axis = extents.Length - 1, stride = 1; axis >= 0; stride *= extents[axis--])
        {
            own[axis] = stride;
        }

        var (from, to, counts) = (new int[axes.Length], new int[axes.Length], new int[axes.Length]);
        for (int axis = axes.Length - 1, stride = 1; axis >= 0; stride *= counts[axis--])
        {
            (from[axis], to[axis], counts[axis]) = (own[axes[axis]], stride, extents[axes[axis]]);
        }

        return (from, to, counts);
    }

    private static void Check(int values, int others, ReadOnlySpan<int> extents, ReadOnlySpan<int> axes)
    {
        var length = Shape.Length(extents);
        if (values != length || others != length)
        {
            throw new ArgumentException($"An array of {Shape.Text(extents)} holds {length} values, but {values} and {others} are given.");
        }

        var missing = Enumerable.Range(0, extents.Length).Except(axes.ToArray()).ToList();
        if (axes.Length != extents.Length || missing.Count > 0)
        {
            throw new ArgumentException($"The order of {extents.Length} axes names each once, but it is {string.Join(", ", axes.ToArray())}.", nameof(axes));
        }
    }
}
