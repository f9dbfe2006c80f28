namespace ILGPU.Runtime;

/// <summary>What the assembler may count on when it gives out registers; the emulator runs the same either way.</summary>
public readonly struct KernelSpecialization
{
    /// <summary>Says how many threads a group has at most, and how many groups a multiprocessor shall hold.</summary>
    public KernelSpecialization(int? maxNumThreadsPerGroup, int? minNumGroupsPerMultiprocessor)
    {
        MaxNumThreadsPerGroup = maxNumThreadsPerGroup;
        MinNumGroupsPerMultiprocessor = minNumGroupsPerMultiprocessor;
    }

    /// <summary>The most threads of a group.</summary>
    public int? MaxNumThreadsPerGroup { get; }

    /// <summary>The fewest groups that a multiprocessor shall hold at once.</summary>
    public int? MinNumGroupsPerMultiprocessor { get; }
}
