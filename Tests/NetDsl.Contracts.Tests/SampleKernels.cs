using ILGPU;

namespace NetDsl.Contracts.Tests;

/// <summary>Kernels that the tests run.</summary>
internal static class SampleKernels
{
    /// <summary>Sums the 64 inputs of each group.</summary>
    public static void TreeSum(ArrayView<float> input, ArrayView<float> sums)
    {
        var shared = SharedMemory.Allocate<float>(64);
        int thread = Group.IdxX;
        shared[thread] = input[Grid.IdxX * 64 + thread];
        Group.Barrier();
        for (int stride = 32; stride > 0; stride /= 2)
        {
            if (thread < stride)
                shared[thread] += shared[thread + stride];
            Group.Barrier();
        }
        if (thread == 0)
            sums[Grid.IdxX] = shared[0];
    }
}
