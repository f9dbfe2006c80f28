using ILGPU;

namespace NetDsl.Contracts.Tests;

/// <summary>Kernels that compile and then go wrong.</summary>
internal static class FaultyKernels
{
    /// <summary>Only the first half of each group meets the barrier.</summary>
    public static void Uneven(ArrayView<float> input, ArrayView<float> output)
    {
        if (Group.IdxX < 32)
            Group.Barrier();
        output[Grid.IdxX] = input[0];
    }

    /// <summary>As <see cref="Uneven"/>, with an address on the stack at the barrier.</summary>
    public static void UnevenWithStack(ArrayView<float> input, ArrayView<float> output) =>
        output[Grid.IdxX] = Wait(input[0]);

    /// <summary>Writes one element too far.</summary>
    public static void WriteBeyond(ArrayView<float> output) => output[Grid.IdxX * Group.DimX + Group.IdxX + 1] = 1;

    /// <summary>Adds shared elements that nobody wrote.</summary>
    public static void ReadUnwritten(ArrayView<float> output)
    {
        var shared = SharedMemory.Allocate<float>(32);
        output[Group.IdxX] = shared[Group.IdxX] + 1;
    }

    /// <summary>Asks for 12289 floats, four bytes more than 48 KB.</summary>
    public static void AskTooMuch(ArrayView<float> output)
    {
        var shared = SharedMemory.Allocate<float>(12289);
        shared[0] = 1;
        output[0] = shared[0];
    }

    /// <summary>Divides what may be negative by the constant 4.</summary>
    public static void DivideNegative(ArrayView<float> output) => output[Group.IdxX] = (Group.IdxX - 4) / 4;

    /// <summary>Divides what may be negative by a property of a type, in a called method.</summary>
    public static void DivideNegativeByProperty<TShape>(ArrayView<float> output)
        where TShape : struct, MixedKernels.IShape =>
        output[Group.IdxX] = Quotient<TShape>(Group.IdxX - TShape.Width);

    private static int Quotient<TShape>(int dividend)
        where TShape : struct, MixedKernels.IShape =>
        dividend / TShape.Width;

    private static float Wait(float value)
    {
        if (Group.IdxX < 32)
            Group.Barrier();
        return value;
    }
}
