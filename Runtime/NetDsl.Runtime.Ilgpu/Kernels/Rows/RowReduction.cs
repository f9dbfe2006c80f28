using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Sums and maxima over neighbouring threads of a group, as trees of a fixed shape, so that results are the same on every device; every
/// thread of the group must come by. Each result takes an array of its own, so that nobody need wait before the next.
/// </summary>
internal static class RowReduction
{
    /// <summary>The sum over the threads that belong together.</summary>
    /// <param name="numbers">One for each thread of the group.</param>
    /// <param name="lanes">Threads that belong together, a power of two that divides the group.</param>
    /// <param name="number">The thread's own.</param>
    public static float Sum(ArrayView<float> numbers, int lanes, float number) => OfAll<float, Total>(numbers, lanes, number);

    /// <summary>Four sums at once.</summary>
    /// <inheritdoc cref="Sum(ArrayView{float}, int, float)" path="/param"/>
    public static FourLanes Sum(ArrayView<FourLanes> numbers, int lanes, FourLanes number) => OfAll<FourLanes, Total>(numbers, lanes, number);

    /// <summary>The sum, which only the first of the threads that belong together gets.</summary>
    /// <inheritdoc cref="Sum(ArrayView{float}, int, float)" path="/param"/>
    public static float FirstSum(ArrayView<float> numbers, int lanes, float number) => OfFirst<float, Total>(numbers, lanes, number);

    /// <summary>Four sums, which only the first of the threads that belong together gets.</summary>
    /// <inheritdoc cref="Sum(ArrayView{float}, int, float)" path="/param"/>
    public static FourLanes FirstSum(ArrayView<FourLanes> numbers, int lanes, FourLanes number) =>
        OfFirst<FourLanes, Total>(numbers, lanes, number);

    /// <summary>The largest number of the threads that belong together.</summary>
    /// <inheritdoc cref="Sum(ArrayView{float}, int, float)" path="/param"/>
    public static float Max(ArrayView<float> numbers, int lanes, float number) => OfAll<float, Larger>(numbers, lanes, number);

    private static TValue OfAll<TValue, TJoin>(ArrayView<TValue> numbers, int lanes, TValue number)
        where TValue : unmanaged
        where TJoin : struct, IJoin<TValue>
    {
        OfFirst<TValue, TJoin>(numbers, lanes, number);
        Group.Barrier();
        return numbers[Group.IdxX - (Group.IdxX % lanes)];
    }

    private static TValue OfFirst<TValue, TJoin>(ArrayView<TValue> numbers, int lanes, TValue number)
        where TValue : unmanaged
        where TJoin : struct, IJoin<TValue>
    {
        var thread = Group.IdxX;
        var lane = thread % lanes;
        numbers[thread] = number;
        for (var step = lanes / 2; step > 0; step /= 2)
        {
            Group.Barrier();
            if (lane < step)
            {
                numbers[thread] = TJoin.Of(numbers[thread], numbers[thread + step]);
            }
        }

        return numbers[thread];
    }

    /// <summary>What becomes of two values in a tree.</summary>
    private interface IJoin<TValue>
    {
        /// <summary>The value of both.</summary>
        static abstract TValue Of(TValue left, TValue right);
    }

    private readonly struct Total : IJoin<float>, IJoin<FourLanes>
    {
        public static float Of(float left, float right) => left + right;

        public static FourLanes Of(FourLanes left, FourLanes right) => left + right;
    }

    private readonly struct Larger : IJoin<float>
    {
        public static float Of(float left, float right) => left > right ? left : right;
    }
}
