namespace NetDsl;

/// <summary>The formula of an optimizer, for as many weights at once as a lane has.</summary>
internal interface IUpdateRule
{
    /// <summary>Values that are remembered for each weight, 0 to 2.</summary>
    static abstract int Slots { get; }

    /// <summary>The new weights.</summary>
    /// <param name="weight">The weights.</param>
    /// <param name="gradient">Their gradients, scaled down where they are clipped.</param>
    /// <param name="first">What is remembered first, changed in place.</param>
    /// <param name="second">What is remembered second, changed in place.</param>
    TLane Next<TLane>(TLane weight, TLane gradient, ref TLane first, ref TLane second)
        where TLane : unmanaged, ILane<TLane>;
}
