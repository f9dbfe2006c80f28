namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Neighbouring channels of one pixel that a thread treats alike: one, or four where channels are a multiple of four, so that a thread
/// moves 16 bytes at a time. A kernel is written once for both.
/// </summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    /// <summary>How many channels.</summary>
    static abstract int Count { get; }

    /// <summary>The sums, channel by channel.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The products, channel by channel.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The products with one factor.</summary>
    static abstract TSelf operator *(TSelf left, float right);

    /// <summary>A function of each channel.</summary>
    static abstract TSelf Activate<TActivation>(TSelf input)
        where TActivation : struct, IActivation;
}
