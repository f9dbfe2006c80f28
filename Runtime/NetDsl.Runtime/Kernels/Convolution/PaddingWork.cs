using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Gives the images of a chunk their border of zeros, an image an item.</summary>
internal unsafe struct PaddingWork : IWork
{
    private Correlation map;
    private float* source;
    private float* copies;
    private int sourceY;
    private int seenRows;

    /// <summary>Copies into scratch memory of the caller and points the cursor there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PixelCursor Run(in Correlation map, float* source, int images, int sourceY, int rows, PixelCursor cursor)
    {
        int seenRows = map.SeenHeight(rows);
        cursor.RowSize = map.SeenWidth * map.SourceChannels;
        cursor.ImageSize = seenRows * cursor.RowSize;
        cursor.Source = Scratch.Floats(ScratchUse.SharedImages, ((long)images * cursor.ImageSize) + PackedLayout.PanelWidth);
        Run(map, source, images, sourceY, seenRows, cursor.Source);
        return cursor;
    }

    /// <summary>Copies the rows that are seen of every image, from row sourceY on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Correlation map, float* source, int images, int sourceY, int seenRows, float* copies)
    {
        PaddingWork work = new() { map = map, source = source, sourceY = sourceY, seenRows = seenRows, copies = copies };
        WorkerPool.Run(ref work, images, 0.1 * images * seenRows * map.SeenWidth * map.SourceChannels);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        float* image = source + ((long)item * map.SourceImageSize);
        float* copy = copies + ((long)item * seenRows * map.SeenWidth * map.SourceChannels);
        PaddedImage.Copy(map, image, sourceY, map.OriginX, seenRows, map.SeenWidth, copy);
    }
}
