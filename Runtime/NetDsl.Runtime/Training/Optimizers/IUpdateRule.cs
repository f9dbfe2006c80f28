using System.Runtime.Intrinsics;

namespace NetDsl;

/// <summary>The formula of an optimizer for eight weights.</summary>
internal interface IUpdateRule
{
    /// <summary>Values that are remembered for each weight, 0 to 2.</summary>
    static abstract int Slots { get; }

    /// <summary>The new weights.</summary>
    Vector256<float> Next(Vector256<float> weight, Vector256<float> gradient, ref Vector256<float> first, ref Vector256<float> second);
}
