using ILGPU;

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

    /// <summary>The same number in each channel.</summary>
    static abstract TSelf All(float value);

    /// <summary>The numbers of some channels, where as many neighbouring channels as <paramref name="share"/> says have one number.</summary>
    /// <param name="values">One number for each share of channels.</param>
    /// <param name="first">Where the numbers begin.</param>
    /// <param name="channel">The first of the channels.</param>
    /// <param name="share">Channels that share a number, at least 1.</param>
    static abstract TSelf OfChannels(ArrayView<float> values, int first, int channel, int share);

    /// <summary>The sums, channel by channel.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The differences, channel by channel.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The products, channel by channel.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The products with one factor.</summary>
    static abstract TSelf operator *(TSelf left, float right);

    /// <summary>A function of each channel.</summary>
    static abstract TSelf Activate<TActivation>(TSelf input)
        where TActivation : struct, IActivation;

    /// <summary>A function of each channel of two operands.</summary>
    static abstract TSelf Combine<TFunction>(TSelf left, TSelf right)
        where TFunction : struct, IPairFunction;

    /// <summary>The sum of the channels.</summary>
    static abstract float Sum(TSelf value);

    /// <summary>The largest of the channels.</summary>
    static abstract float Max(TSelf value);
}
