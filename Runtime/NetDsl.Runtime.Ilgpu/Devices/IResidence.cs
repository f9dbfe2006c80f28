namespace NetDsl.Ilgpu;

/// <summary>
/// How many groups of a kernel a multiprocessor shall hold at once, so that one computes while another waits for memory. The assembler
/// gives each thread as many registers as that leaves; without it a kernel may take so many that only one group fits.
/// </summary>
internal interface IResidence
{
    /// <summary>Threads of a group.</summary>
    static abstract int Threads { get; }

    /// <summary>Groups at once.</summary>
    static abstract int Groups { get; }
}
