using ILGPU.Emulation;

namespace ILGPU;

/// <summary>The groups of the running launch.</summary>
public static class Grid
{
    /// <summary>The index of this thread's group.</summary>
    public static int IdxX => EmulatedThread.Required("Grid.IdxX").Runner.Group;

    /// <summary>The number of groups.</summary>
    public static int DimX => EmulatedThread.Required("Grid.DimX").Runner.Plan.GridSize;
}
