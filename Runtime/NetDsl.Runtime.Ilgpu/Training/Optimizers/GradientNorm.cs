using ILGPU;
using ILGPU.Algorithms;
using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu;

/// <summary>
/// The length of the gradient over all weights together: a number of groups that follows from the size alone adds up squares, and whoever
/// needs the length adds up what the groups left.
/// </summary>
internal static class GradientNorm
{
    private const int MostGroups = LaunchSize.MostThreads;

    /// <summary>Adds up squares.</summary>
    /// <returns>The sums of the groups, at most <see cref="LaunchSize.MostThreads"/>; in scratch memory, so good until the next launch only.</returns>
    public static DeviceSpan Run(DeviceQueue queue, DeviceSpan gradients)
    {
        var quads = gradients.Length / FourLanes.Count;
        var all = LaunchSize.ForItems(quads);
        var size = all with { Groups = Math.Min(all.Groups, MostGroups) };
        var squares = queue.Scratch(size.Groups);
        queue.Launch(size.Touching(gradients, squares), Kernel, gradients.View.Cast<FourLanes>(), squares.View);
        return squares;
    }

    /// <summary>What gradients are multiplied by so that their length is at most a bound; every thread of the group takes part.</summary>
    public static float Scale(ArrayView<float> shared, ArrayView<float> squares, float clip)
    {
        var norm = XMath.Sqrt(RowReduction.Sum(shared, Group.DimX, Group.IdxX < squares.IntLength ? squares[Group.IdxX] : 0));
        return norm > clip ? clip / (norm + 1e-6f) : 1;
    }

    private static void Kernel(ArrayView<FourLanes> gradients, ArrayView<float> squares)
    {
        var sum = FourLanes.All(0);
        for (var index = (Grid.IdxX * Group.DimX) + Group.IdxX; index < gradients.IntLength; index += Grid.DimX * Group.DimX)
        {
            sum += gradients[index] * gradients[index];
        }

        var total = RowReduction.FirstSum(SharedMemory.Allocate<float>(LaunchSize.MostThreads), Group.DimX, FourLanes.Sum(sum));
        if (Group.IdxX == 0)
        {
            squares[Grid.IdxX] = total;
        }
    }
}
