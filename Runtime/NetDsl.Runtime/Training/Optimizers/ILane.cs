namespace NetDsl;

/// <summary>
/// Numbers that a formula treats alike: the eight of a processor's vector, or those of a thread on a device. A formula is written once
/// for both.
/// </summary>
internal interface ILane<TSelf>
    where TSelf : unmanaged, ILane<TSelf>
{
    /// <summary>The same number in every place.</summary>
    static abstract TSelf Of(float value);

    /// <summary>The root of each.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>The sums, place by place.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The differences, place by place.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The products, place by place.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotients, place by place.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);
}
