using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>What becomes of the sums that <see cref="GradientJoin"/> finds; a struct of what the kernel is given.</summary>
internal interface IGradientResult
{
    /// <summary>The weight of a channel's sums among those of its group.</summary>
    float WeightOf(int channel);

    /// <summary>Takes the sums of a segment's group of channels, once for each of its channels.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="group">The group.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="sum">Of the gradients.</param>
    /// <param name="product">Of the gradients times the normalised values.</param>
    void Store(int segment, int group, int channel, float sum, float product);
}

/// <summary>Adds up the sums of chunks and channels that <see cref="GradientSums"/> has found.</summary>
internal static class GradientJoin
{
    /// <summary>Joins all segments.</summary>
    public static void Run<TResult>(DeviceQueue queue, in ChunkJoin join, DeviceSpan sums, DeviceSpan products, TResult result)
        where TResult : struct, IGradientResult =>
        queue.Launch(join.Size.Touching(sums, products), Kernel<TResult>, join, sums.View, products.View, result);

    private static void Kernel<TResult>(ChunkJoin join, ArrayView<float> sums, ArrayView<float> products, TResult result)
        where TResult : struct, IGradientResult
    {
        var sharedSums = SharedMemory.Allocate<OneLane>(LaunchSize.MostThreads);
        var sharedProducts = SharedMemory.Allocate<OneLane>(LaunchSize.MostThreads);
        var place = new JoinPlace(join);
        var sum = 0f;
        var product = 0f;
        if (place.Segment < join.Segments)
        {
            for (var item = place.Row; item < join.Chunks * join.Share; item += join.Rows)
            {
                var index = place.IndexOf(join, item);
                var weight = result.WeightOf(place.ChannelOf(join, item));
                sum += weight * sums[index];
                product += weight * products[index];
            }
        }

        TreeSum.Columns(sharedSums, sharedProducts, new SumPair<OneLane>(new OneLane(sum), new OneLane(product)), join.Lanes);
        if (join.Share > 1)
        {
            // With one channel a result, a thread reads only what it has summed itself.
            Group.Barrier();
        }

        if (place.Segment < join.Segments)
        {
            for (var channel = place.Row; channel < join.Share; channel += join.Rows)
            {
                result.Store(
                    place.Segment,
                    place.Group,
                    place.ChannelOf(join, channel),
                    sharedSums[place.Lane].X,
                    sharedProducts[place.Lane].X);
            }
        }
    }
}
