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
    public static PixelCursor Run(in Correlation map, float* source, int images, int sourceY, int rows, PixelCursor cursor)
    {
        PaddingWork work = new() { map = map, source = source, sourceY = sourceY, seenRows = map.SeenHeight(rows) };
        cursor.RowSize = map.SeenWidth * map.SourceChannels;
        cursor.ImageSize = work.seenRows * cursor.RowSize;
        work.copies = Scratch.Floats(ScratchUse.SharedImages, ((long)images * cursor.ImageSize) + PackedLayout.PanelWidth);
        WorkerPool.Run(ref work, images, 0.1 * images * cursor.ImageSize);
        cursor.Source = work.copies;
        return cursor;
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        float* image = source + ((long)item * map.SourceImageSize);
        float* copy = copies + ((long)item * seenRows * map.SeenWidth * map.SourceChannels);
        PaddedImage.Copy(map, image, sourceY, map.OriginX, seenRows, map.SeenWidth, copy);
    }
}
