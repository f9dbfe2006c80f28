using ILGPU;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>The end of a loss: from the sums of all groups to the verdict of the step.</summary>
internal static class LossEnd
{
    /// <summary>Floats that a group leaves for the second launch: its share of the loss, and samples told.</summary>
    public const int PartialFloats = 2;

    /// <summary>Memory for the groups' sums; none where one group does it all.</summary>
    public static DeviceSpan Partials(DeviceQueue queue, LaunchSize size) =>
        size.Groups > 1 ? queue.Scratch((long)size.Groups * PartialFloats) : default;

    /// <summary>Adds up what all groups left; nothing to do where one group did it all.</summary>
    public static void Run(DeviceQueue queue, DeviceSpan partials, DeviceSpan verdict)
    {
        if (!partials.IsEmpty)
        {
            queue.Launch(new LaunchSize(1, LaunchSize.MostThreads).Touching(partials, verdict), Kernel, partials.View, verdict.View);
        }
    }

    /// <summary>The last act of a loss kernel: a group's sums go to the verdict, or to the second launch.</summary>
    /// <param name="shared">Shared memory, one place for each thread.</param>
    /// <param name="loss">This thread's share of the mean loss.</param>
    /// <param name="told">Samples told by this thread.</param>
    /// <param name="partials">The groups' sums.</param>
    /// <param name="verdict">The verdict.</param>
    public static void Leave(ArrayView<FourLanes> shared, float loss, float told, ArrayView<float> partials, ArrayView<float> verdict)
    {
        var sum = RowReduction.FirstSum(shared, Group.DimX, new FourLanes(loss, told, 0, 0));
        if (Group.IdxX == 0)
        {
            if (Grid.DimX == 1)
            {
                Verdict.Write(verdict, sum.X, sum.Y);
            }
            else
            {
                partials[Grid.IdxX * PartialFloats] = sum.X;
                partials[(Grid.IdxX * PartialFloats) + 1] = sum.Y;
            }
        }
    }

    /// <summary>This thread's share of the sums of all groups.</summary>
    public static FourLanes Share(ArrayView<float> partials)
    {
        float loss = 0, told = 0;
        for (var index = Group.IdxX; index < partials.IntLength / PartialFloats; index += Group.DimX)
        {
            loss += partials[index * PartialFloats];
            told += partials[(index * PartialFloats) + 1];
        }

        return new FourLanes(loss, told, 0, 0);
    }

    private static void Kernel(ArrayView<float> partials, ArrayView<float> verdict)
    {
        var sum = RowReduction.FirstSum(SharedMemory.Allocate<FourLanes>(LaunchSize.MostThreads), Group.DimX, Share(partials));
        if (Group.IdxX == 0)
        {
            Verdict.Write(verdict, sum.X, sum.Y);
        }
    }
}
