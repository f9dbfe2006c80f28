using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>The sums of a matrix' columns, such as the bias gradient of a transposed convolution.</summary>
internal static class ColumnSums
{
    /// <summary>Rows that one thread adds.</summary>
    private const int PartRows = 64;

    /// <summary>sums = the matrix' columns, summed over rows.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="matrix">Rows × columns.</param>
    /// <param name="sums">One value a column.</param>
    public static void Run(DeviceQueue queue, int rows, int columns, DeviceSpan matrix, DeviceSpan sums)
    {
        var parts = (rows + PartRows - 1) / PartRows;
        var scratch = queue.Scratch((long)parts * columns);
        var size = LaunchSize.ForItems((long)parts * columns).Touching(matrix, scratch);
        queue.Launch(size, PartKernel, matrix.View, scratch.View, rows, columns, parts);
        PartSums.Run(queue, scratch, parts, columns, sums, default);
    }

    private static void PartKernel(ArrayView<float> matrix, ArrayView<float> scratch, int rows, int columns, int parts)
    {
        var index = (Grid.IdxX * LaunchSize.MostThreads) + Group.IdxX;
        if (index >= parts * columns)
        {
            return;
        }

        var part = index / columns;
        var end = (part + 1) * PartRows < rows ? (part + 1) * PartRows : rows;
        var column = index - (part * columns);
        var sum = 0f;
        for (var row = part * PartRows; row < end; row++)
        {
            sum += matrix[(row * columns) + column];
        }

        scratch[index] = sum;
    }
}
