namespace NetDsl.Ilgpu.Kernels;

/// <summary>Two sums that a thread takes together: of some numbers, and of their squares or of other products.</summary>
internal readonly struct SumPair<TLanes>(TLanes sum, TLanes product)
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>The sum of the numbers.</summary>
    public readonly TLanes Sum = sum;

    /// <summary>The sum of the products.</summary>
    public readonly TLanes Product = product;
}
