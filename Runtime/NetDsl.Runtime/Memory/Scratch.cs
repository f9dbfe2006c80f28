using System.Runtime.CompilerServices;

namespace NetDsl.Memory;

/// <summary>What a piece of a thread's scratch memory is for; two uses that are alive at once have two purposes.</summary>
internal enum ScratchUse
{
    /// <summary>An image with a border of zeros, seen by one work item.</summary>
    PaddedImage,

    /// <summary>Padded images that the items of one dispatch share; owned by the caller.</summary>
    SharedImages,

    /// <summary>The last pixels of an output gradient with room behind them, shared like the images.</summary>
    SharedGradients,

    /// <summary>Output gradients of a block of pixels, packed for one pair of panels.</summary>
    PackedGradients,

    /// <summary>What a block of pixels sees, packed for some rows of the kernel.</summary>
    PackedInputs,

    /// <summary>The output gradient of a dense layer in strips of columns, shared by the items of one dispatch.</summary>
    GradientStrips,

    /// <summary>Weights packed for one call.</summary>
    PackedKernel,

    /// <summary>Sums or filters in Winograd's domain, shared by the items of one dispatch.</summary>
    WinogradShared,

    /// <summary>Values in Winograd's domain, shared like the filters.</summary>
    WinogradValues,

    /// <summary>Filters in Winograd's domain of one work item.</summary>
    WinogradFilters,

    /// <summary>Values in Winograd's domain of one work item.</summary>
    WinogradItem,

    /// <summary>Zeros, which nobody writes.</summary>
    Zeros,

    /// <summary>Partial sums of a reduction, shared by the items of one dispatch.</summary>
    Partials,

    /// <summary>Where the runs of a window start.</summary>
    RowTable,

    /// <summary>Column sums of one work item.</summary>
    Rows,

    /// <summary>Coefficients for each channel.</summary>
    Affine,

    /// <summary>Sums of each sample or block, shared by the items of one dispatch that may dispatch work of their own.</summary>
    SampleSums,

    /// <summary>As <see cref="RowTable"/>, shared by the items of one dispatch.</summary>
    SharedRows,

    /// <summary>Where the pixels of a chunk lie, shared by the items of one dispatch.</summary>
    SharedPixels,

    /// <summary>An image that is written in place of one that does not exist, and never read.</summary>
    UnreadImage,

    /// <summary>What a convolution gives to the pooling behind it, where no kernel does both at once; owned by the caller.</summary>
    UnpooledImages,
}

/// <summary>
/// Memory that kernels need for a moment: one grow-only block a thread and use, so that nothing is allocated once it is warm. A
/// block is freed by its finalizer after its thread has ended.
/// </summary>
internal static unsafe class Scratch
{
    [ThreadStatic]
    private static NativeBuffer?[]? blocks;

    /// <summary>At least the given number of floats with arbitrary content; valid until the same thread asks for the same use again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float* Floats(ScratchUse use, long count)
    {
        NativeBuffer?[] all = blocks ??= new NativeBuffer?[Enum.GetValues<ScratchUse>().Length];
        ref NativeBuffer? block = ref all[(int)use];
        if (block is null || block.Length < count)
        {
            // Forgotten before its successor exists: should that be refused, the next call begins anew.
            block?.Dispose();
            block = null;
            block = new NativeBuffer(Math.Max(count, Math.Min(count + (count / 4) + 1024, int.MaxValue)));
        }

        return block.Start;
    }

    /// <summary>As <see cref="Floats"/>, for code that works on spans.</summary>
    public static Span<float> Span(ScratchUse use, int count) => new(Floats(use, count), count);

    /// <summary>At least the given number of zeros, to be read only: memory is zeroed when it is allocated, and never written.</summary>
    public static float* Zeros(long count) => Floats(ScratchUse.Zeros, count);

    /// <summary>As <see cref="Floats"/>, for doubles.</summary>
    public static double* Doubles(ScratchUse use, long count) => (double*)Floats(use, 2 * count);
}
