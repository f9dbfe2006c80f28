using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Sums and maxima over the threads of a pixel, in an order that is always the same; every thread of the group must come by. Each result
/// takes an array of its own, so that nobody need wait before the next.
/// </summary>
internal static class RowReduction
{
    /// <summary>The sum over the threads of a pixel.</summary>
    /// <param name="numbers">One for each thread of the group.</param>
    /// <param name="lanes">Threads of a pixel, a power of two.</param>
    /// <param name="number">The thread's own.</param>
    public static float Sum(ArrayView<float> numbers, int lanes, float number) => Reduce<Plus<Identity>>(numbers, lanes, number);

    /// <summary>The largest number of the threads of a pixel.</summary>
    /// <param name="numbers">One for each thread of the group.</param>
    /// <param name="lanes">Threads of a pixel, a power of two.</param>
    /// <param name="number">The thread's own.</param>
    public static float Max(ArrayView<float> numbers, int lanes, float number) => Reduce<Larger>(numbers, lanes, number);

    private static float Reduce<TFunction>(ArrayView<float> numbers, int lanes, float number)
        where TFunction : struct, IPairFunction
    {
        var thread = Group.IdxX;
        var lane = thread % lanes;
        numbers[thread] = number;
        for (var step = lanes / 2; step > 0; step /= 2)
        {
            Group.Barrier();
            if (lane < step)
            {
                numbers[thread] = TFunction.Apply(numbers[thread], numbers[thread + step]);
            }
        }

        Group.Barrier();
        return numbers[thread - lane];
    }

    private readonly struct Larger : IPairFunction
    {
        /// <inheritdoc/>
        public static float Apply(float left, float right) => left > right ? left : right;
    }
}
