using System.Runtime.CompilerServices;

namespace NetDsl.Kernels;

/// <summary>The contiguous runs of input floats that one pixel's window consists of.</summary>
internal static unsafe class RowTable
{
    /// <summary>
    /// Writes where the runs start, relative to the pixel's first float. Neighbouring taps form one run a kernel row unless they are
    /// dilated or see only some of the channels; rows that follow each other without a gap form one run altogether.
    /// </summary>
    /// <param name="map">The correlation.</param>
    /// <param name="rowSize">Floats from one source row to the next.</param>
    /// <param name="table">Takes the starts.</param>
    /// <returns>The number of runs and the floats of each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (int Rows, int Length) Fill(in Correlation map, int rowSize, int* table)
    {
        bool joined = map.Groups == 1 && !map.Depthwise && (map.DilationWidth == 1 || map.TapsWidth == 1);
        int length = map.Depthwise ? 1 : map.SourceGroupChannels * (joined ? map.TapsWidth : 1);
        if (joined && map.DilationHeight == 1 && length == rowSize)
        {
            table[0] = 0;
            return (1, length * map.TapsHeight);
        }

        int columns = joined ? 1 : map.TapsWidth;
        for (int y = 0; y < map.TapsHeight; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                table[(y * columns) + x] = (y * map.DilationHeight * rowSize) + (x * map.DilationWidth * map.SourceChannels);
            }
        }

        return (map.TapsHeight * columns, length);
    }
}
