namespace NetDsl.Ilgpu.Kernels;

/// <summary>The largest values that were met so far, one for each lane, and where they were.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="TLanes">The values.</typeparam>
/// <typeparam name="TRoutes">As many places: taps of a window, or pixels.</typeparam>
internal interface IMaximum<TSelf, TLanes, TRoutes>
    where TSelf : unmanaged, IMaximum<TSelf, TLanes, TRoutes>
    where TLanes : unmanaged, ILanes<TLanes>
    where TRoutes : unmanaged
{
    /// <summary>The largest values.</summary>
    TLanes Values { get; }

    /// <summary>Where they were; −1 where nothing was met.</summary>
    TRoutes Routes { get; }

    /// <summary>Nothing met: negative infinity.</summary>
    static abstract TSelf Nothing();

    /// <summary>What an earlier thread found.</summary>
    static abstract TSelf From(TLanes values, TRoutes routes);

    /// <summary>The larger of what was met and values that come after it.</summary>
    static abstract TSelf Next(TSelf met, TLanes values, int route);

    /// <summary>The larger of what two threads met, in whichever order.</summary>
    static abstract TSelf Join(TSelf one, TSelf other);

    /// <summary>The gradients of those lanes whose maximum was at this place, otherwise 0.</summary>
    static abstract TLanes Passed(TLanes gradients, TRoutes routes, int place);
}
