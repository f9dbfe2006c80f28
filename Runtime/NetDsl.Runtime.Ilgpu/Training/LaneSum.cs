using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>
/// Reductions over neighbouring threads of a group, as trees of a fixed shape, so that a result is the same on every device. All threads
/// of the group take part, and each reduction has shared memory of its own, so that none needs a barrier before it.
/// </summary>
internal static class LaneSum
{
    /// <summary>Four sums over the thread's lanes.</summary>
    /// <param name="shared">One place for each thread of the group.</param>
    /// <param name="value">What this thread adds.</param>
    /// <param name="lanes">How many threads belong together, a power of two that divides the group.</param>
    public static Quad Of(ArrayView<Quad> shared, Quad value, int lanes)
    {
        var place = Group.IdxX;
        shared[place] = value;
        Group.Barrier();
        for (var half = lanes / 2; half > 0; half /= 2)
        {
            if (place % lanes < half)
            {
                shared[place] += shared[place + half];
            }

            Group.Barrier();
        }

        return shared[place - (place % lanes)];
    }

    /// <summary>The sum over the whole group, whose size is a power of two.</summary>
    public static float OfGroup(ArrayView<float> shared, float value)
    {
        var place = Group.IdxX;
        shared[place] = value;
        Group.Barrier();
        for (var half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (place < half)
            {
                shared[place] += shared[place + half];
            }

            Group.Barrier();
        }

        return shared[0];
    }

    /// <summary>The greatest value of the thread's lanes; what is no number is passed over.</summary>
    public static float Greatest(ArrayView<float> shared, float value, int lanes)
    {
        var place = Group.IdxX;
        shared[place] = value;
        Group.Barrier();
        for (var half = lanes / 2; half > 0; half /= 2)
        {
            if (place % lanes < half && shared[place + half] > shared[place])
            {
                shared[place] = shared[place + half];
            }

            Group.Barrier();
        }

        return shared[place - (place % lanes)];
    }
}
