using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Adds the results of parts, in an order that follows from their number alone.</summary>
internal static class PartSums
{
    /// <summary>From so many parts on several threads share the sum of a value.</summary>
    private const int Many = 16;

    /// <summary>Threads that share a sum.</summary>
    private const int Sharing = 8;

    /// <summary>Values of a group of threads that share sums.</summary>
    private const int Shared = LaunchSize.MostThreads / Sharing;

    /// <summary>target = the parts' first floats, summed over parts; second target = those behind them.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="parts">Parts × pitch.</param>
    /// <param name="count">Parts.</param>
    /// <param name="pitch">Floats from one part to the next.</param>
    /// <param name="target">Takes as many floats as it has.</param>
    /// <param name="second">Takes the floats behind them, or is empty.</param>
    public static void Run(DeviceQueue queue, DeviceSpan parts, int count, int pitch, DeviceSpan target, DeviceSpan second)
    {
        var first = checked((int)target.Length);
        var all = first + (int)second.Length;
        var size = count < Many ? LaunchSize.ForItems(all) : new LaunchSize((all + Shared - 1) / Shared, LaunchSize.MostThreads);
        size = size.Touching(parts, target, second);
        if (count < Many)
        {
            queue.Launch(size, FewKernel, parts.View, count, pitch, target.View, second.View, first, all);
        }
        else
        {
            queue.Launch(size, ManyKernel, parts.View, count, pitch, target.View, second.View, first, all);
        }
    }

    private static void FewKernel(
        ArrayView<float> parts, int count, int pitch, ArrayView<float> target, ArrayView<float> second, int first, int all)
    {
        var index = (Grid.IdxX * LaunchSize.MostThreads) + Group.IdxX;
        if (index < all)
        {
            Write(target, second, first, index, Sum(parts, index, count * pitch, pitch));
        }
    }

    private static void ManyKernel(
        ArrayView<float> parts, int count, int pitch, ArrayView<float> target, ArrayView<float> second, int first, int all)
    {
        var sums = SharedMemory.Allocate<float>(LaunchSize.MostThreads);
        var share = Group.IdxX / Shared;
        var place = Group.IdxX - (share * Shared);
        var index = (Grid.IdxX * Shared) + place;
        sums[Group.IdxX] = index < all ? Sum(parts, index + (share * pitch), count * pitch, Sharing * pitch) : 0;
        Group.Barrier();
        if (share == 0 && index < all)
        {
            Write(target, second, first, index, Sum(sums, place, LaunchSize.MostThreads, Shared));
        }
    }

    private static float Sum(ArrayView<float> values, int start, int end, int step)
    {
        var sum = 0f;
        for (var index = start; index < end; index += step)
        {
            sum += values[index];
        }

        return sum;
    }

    private static void Write(ArrayView<float> target, ArrayView<float> second, int first, int index, float value)
    {
        if (index < first)
        {
            target[index] = value;
        }
        else
        {
            second[index - first] = value;
        }
    }
}
