namespace NetDsl.Kernels;

/// <summary>
/// One width of vectors of channels, so that a micro-kernel is written once for every width. Implemented by empty structs whose members
/// are inlined: no call happens while a micro-kernel's sums are in registers.
/// </summary>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal unsafe interface ILanes<TVector>
    where TVector : struct
{
    /// <summary>Floats of a vector.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* target);

    static abstract TVector Create(float value);

    /// <summary>a · b + sum.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector sum);

    static abstract TVector Add(TVector a, TVector b);

    /// <summary>The value between two bounds; NaN passes.</summary>
    static abstract TVector Between(TVector value, TVector lower, TVector upper);
}
