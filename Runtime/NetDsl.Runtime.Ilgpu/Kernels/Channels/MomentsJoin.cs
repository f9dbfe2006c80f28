using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What becomes of the moments that <see cref="MomentsJoin"/> finds; a struct of what the kernel is given.</summary>
internal interface IMomentsResult
{
    /// <summary>Takes the moments of a segment's group of channels, once for each of its channels.</summary>
    void Store(int segment, int group, int channel, float mean, float variance);
}

/// <summary>
/// Joins the moments of chunks and channels (Chan, Golub and LeVeque, 1983), around the first chunk's mean: as within a chunk, it is one of
/// the values.
/// </summary>
internal static class MomentsJoin
{
    /// <summary>Joins all segments.</summary>
    public static void Run<TResult>(DeviceQueue queue, in ChunkJoin join, DeviceSpan means, DeviceSpan squares, TResult result)
        where TResult : struct, IMomentsResult =>
        queue.Launch(join.Size.Touching(means, squares), Kernel<TResult>, join, means.View, squares.View, result);

    private static void Kernel<TResult>(ChunkJoin join, ArrayView<float> means, ArrayView<float> squares, TResult result)
        where TResult : struct, IMomentsResult
    {
        var sums = SharedMemory.Allocate<OneLane>(LaunchSize.MostThreads);
        var products = SharedMemory.Allocate<OneLane>(LaunchSize.MostThreads);
        var place = new JoinPlace(join);
        var pilot = 0f;
        var sum = 0f;
        var product = 0f;
        if (place.Segment < join.Segments)
        {
            pilot = means[place.IndexOf(join, 0)];
            for (var item = place.Row; item < join.Chunks * join.Share; item += join.Rows)
            {
                var index = place.IndexOf(join, item);
                var pixels = item / join.Share == join.Chunks - 1 ? join.LastPixels : join.ChunkPixels;
                var distance = means[index] - pilot;
                sum += pixels * distance;
                product += squares[index] + (pixels * distance * distance);
            }
        }

        TreeSum.Columns(sums, products, new SumPair<OneLane>(new OneLane(sum), new OneLane(product)), join.Lanes);
        if (join.Share > 1)
        {
            // With one channel a result, a thread reads only what it has summed itself.
            Group.Barrier();
        }

        if (place.Segment < join.Segments)
        {
            var share = 1f / join.Count;
            var offset = sums[place.Lane].X * share;
            var variance = (products[place.Lane].X - (sums[place.Lane].X * offset)) * share;
            for (var channel = place.Row; channel < join.Share; channel += join.Rows)
            {
                result.Store(place.Segment, place.Group, place.ChannelOf(join, channel), pilot + offset, Limits.AtLeast(variance, 0));
            }
        }
    }
}
