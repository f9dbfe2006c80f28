namespace ILGPU;

/// <summary>The extents of a launch: how many groups, and how many threads each has.</summary>
public readonly struct KernelConfig
{
    /// <summary>Creates a launch of <paramref name="gridDim"/> groups of <paramref name="groupDim"/> threads.</summary>
    public KernelConfig(Index1D gridDim, Index1D groupDim)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gridDim.X, nameof(gridDim));
        ArgumentOutOfRangeException.ThrowIfNegative(groupDim.X, nameof(groupDim));
        GridDim = new Index3D(gridDim, 1, 1);
        GroupDim = new Index3D(groupDim, 1, 1);
    }

    /// <summary>The extent of the grid in groups.</summary>
    public Index3D GridDim { get; }

    /// <summary>The extent of a group in threads.</summary>
    public Index3D GroupDim { get; }

    /// <summary>The number of threads of all groups.</summary>
    public long Size => GridDim.LongSize * GroupDim.LongSize;

    /// <summary>A launch of the first number of groups with the second number of threads each.</summary>
    public static implicit operator KernelConfig((Index1D, Index1D) dimensions) => new(dimensions.Item1, dimensions.Item2);
}
