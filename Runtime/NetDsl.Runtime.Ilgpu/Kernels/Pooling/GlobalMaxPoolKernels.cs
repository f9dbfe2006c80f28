using ILGPU;
using NetDsl.Kernels;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The largest value over all pixels. A group finds those of some channels in a chunk of pixels; where an image is larger than a chunk, a
/// thread then goes through what the chunks gave.
/// </summary>
internal static class GlobalMaxPoolKernels<TChannels, TMaximum, TLanes, TRoutes>
    where TChannels : struct, IChannels
    where TMaximum : unmanaged, IMaximum<TMaximum, TLanes, TRoutes>
    where TLanes : unmanaged, ILanes<TLanes>
    where TRoutes : unmanaged
{
    private static int Vectors => TChannels.Channels / TLanes.Count;

    /// <summary>Chunks of an image.</summary>
    public static int Chunks => ImageStage<TChannels>.Chunks;

    /// <summary>Groups for so many images.</summary>
    public static LaunchSize Size(int batch) => new(batch * Chunks * GroupShape.Blocks(Vectors), GroupShape.Threads);

    /// <summary>The maxima of every chunk of every image.</summary>
    /// <param name="input">Batch × pixels × channels.</param>
    /// <param name="values">Batch × chunks × channels.</param>
    /// <param name="routes">As many pixels.</param>
    public static void Find(ArrayView<TLanes> input, ArrayView<TLanes> values, ArrayView<TRoutes> routes)
    {
        var across = GroupShape.Across(Vectors);
        var vector = (Grid.IdxX % GroupShape.Blocks(Vectors) * across) + (Group.IdxX % across);
        var place = Grid.IdxX / GroupShape.Blocks(Vectors);
        var own = TMaximum.Nothing();
        if (vector < Vectors)
        {
            var image = (place / Chunks * TChannels.Pixels * Vectors) + vector;
            var start = place % Chunks * PixelStage.Chunk;
            var end = Math.Min(TChannels.Pixels, start + PixelStage.Chunk);
            for (var pixel = start + (Group.IdxX / across); pixel < end; pixel += GroupShape.Threads / across)
            {
                own = TMaximum.Next(own, input[image + (pixel * Vectors)], pixel);
            }
        }

        var maximum = OfGroup(own, across);
        if (Group.IdxX < across && vector < Vectors)
        {
            values[(place * Vectors) + vector] = maximum.Values;
            routes[(place * Vectors) + vector] = maximum.Routes;
        }
    }

    /// <summary>The maxima of images from those of their chunks.</summary>
    /// <param name="count">Vectors of the output.</param>
    /// <param name="chunkValues">Batch × chunks × channels.</param>
    /// <param name="chunkRoutes">As many pixels.</param>
    /// <param name="values">Batch × channels.</param>
    /// <param name="routes">As many pixels.</param>
    public static void Join(
        int count, ArrayView<TLanes> chunkValues, ArrayView<TRoutes> chunkRoutes, ArrayView<TLanes> values, ArrayView<TRoutes> routes)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var first = (index / Vectors * Chunks * Vectors) + (index % Vectors);
        var maximum = TMaximum.Nothing();
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            var from = first + (chunk * Vectors);
            maximum = TMaximum.Join(maximum, TMaximum.From(chunkValues[from], chunkRoutes[from]));
        }

        values[index] = maximum.Values;
        routes[index] = maximum.Routes;
    }

    /// <summary>The pixel that was the maximum gets the gradient, the others 0.</summary>
    public static void Backward(int count, ArrayView<TLanes> outputGradient, ArrayView<TRoutes> routes, ArrayView<TLanes> inputGradient)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index < count)
        {
            var place = new ImagePlace(index, TChannels.Pixels, 1, Vectors);
            var from = (place.Sample * Vectors) + place.Vector;
            inputGradient[index] = TMaximum.Passed(outputGradient[from], routes[from], place.Row);
        }
    }

    private static TMaximum OfGroup(TMaximum own, int across)
    {
        var shared = SharedMemory.Allocate<TMaximum>(GroupShape.Threads);
        var thread = Group.IdxX;
        shared[thread] = own;
        for (var half = GroupShape.Threads / 2; half >= across; half /= 2)
        {
            Group.Barrier();
            if (thread < half)
            {
                shared[thread] = TMaximum.Join(shared[thread], shared[thread + half]);
            }
        }

        return shared[thread];
    }
}
