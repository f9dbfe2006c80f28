using System.Runtime.CompilerServices;
using ILGPU;

namespace NetDsl.Contracts.Tests;

/// <summary>Kernels that do what they should.</summary>
internal static class SampleKernels
{
    /// <summary>Sums the 64 inputs of each group; each of its three barriers is needed.</summary>
    public static void TreeSum(ArrayView<float> input, ArrayView<float> sums)
    {
        var shared = SharedMemory.Allocate<float>(64);
        int thread = Group.IdxX;
        for (int round = 0; round < 2; round++)
        {
            shared[thread] = input[Grid.IdxX * 64 + thread] + round;
            Group.Barrier();
            for (int stride = 32; stride > 0; stride /= 2)
            {
                if (thread < stride)
                    shared[thread] += shared[thread + stride];
                Group.Barrier();
            }
            float total = shared[0];
            Group.Barrier();
            sums[Grid.IdxX] = round == 0 ? total : sums[Grid.IdxX];
        }
    }

    /// <summary>As <see cref="TreeSum"/>, with the reduction in a method of its own that gives back a result.</summary>
    public static void SumByCall<TOperation>(ArrayView<float> input, ArrayView<float> sums)
        where TOperation : struct, IOperation
    {
        var shared = SharedMemory.Allocate<float>(64);
        float own = TOperation.Of(input[Grid.IdxX * 64 + Group.IdxX]);
        float total = Reduce(shared, own, Group.IdxX);
        float twice = total + Reduce(shared, own, Group.IdxX);
        if (Group.IdxX == 63)
            sums[Grid.IdxX] = twice;
    }

    /// <summary>As <see cref="SumByCall{TOperation}"/>, calling while an address lies on the stack, which no frame can keep.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static void SumIntoElement(ArrayView<float> input, ArrayView<float> sums)
    {
        var shared = SharedMemory.Allocate<float>(64);
        sums[Grid.IdxX] = Reduce(shared, input[Grid.IdxX * 64 + Group.IdxX], Group.IdxX);
    }

    /// <summary>As <see cref="TreeSum"/>, with a reference that lives across barriers, which no frame can keep.</summary>
    [MethodImpl(MethodImplOptions.NoOptimization)]
    public static void SumThroughReference(ArrayView<float> input, ArrayView<float> sums)
    {
        var shared = SharedMemory.Allocate<float>(64);
        int thread = Group.IdxX;
        ref float own = ref shared[thread];
        own = input[Grid.IdxX * 64 + thread];
        Group.Barrier();
        for (int stride = 32; stride > 0; stride /= 2)
        {
            if (thread < stride)
                own += shared[thread + stride];
            Group.Barrier();
        }
        if (thread == 0)
            sums[Grid.IdxX] = own;
    }

    /// <summary>Gives every thread the value of its right neighbour through shared memory, twice.</summary>
    public static void Rotate(ArrayView<float> values)
    {
        int thread = Group.IdxX;
        int size = Group.DimX;
        var shared = SharedMemory.Allocate<float>(256);
        shared[thread] = values[thread];
        Group.Barrier();
        float next = shared[(thread + 1) % size];
        Group.Barrier();
        shared[thread] = next;
        Group.Barrier();
        values[thread] = shared[(thread + 1) % size];
    }

    private static float Reduce(ArrayView<float> shared, float own, int thread)
    {
        shared[thread] = own;
        Group.Barrier();
        for (int stride = 32; stride > 0; stride /= 2)
        {
            if (thread < stride)
                shared[thread] += shared[thread + stride];
            Group.Barrier();
        }
        float total = shared[0];
        Group.Barrier();
        return total;
    }
}

/// <summary>An operation on one value.</summary>
internal interface IOperation
{
    static abstract float Of(float value);
}

/// <summary>Twice the value.</summary>
internal readonly struct Twice : IOperation
{
    public static float Of(float value) => 2 * value;
}
