using NetDsl.Compiler.Diagnostics;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Layers;

/// <summary>
/// The rule that a kernel fits into one array, both as it is stored and as <see cref="PackedLayout"/> lays it out for the processor,
/// which fills channels up to whole panels.
/// </summary>
internal static class KernelLimit
{
    /// <summary>Whether a kernel fits; reports where not, with the most outputs that would.</summary>
    /// <param name="site">Where the layer stands.</param>
    /// <param name="argument">The argument that says how many outputs there are, and where to report.</param>
    /// <param name="extents">The kernel's extents but for the last one.</param>
    /// <param name="outputs">The last one, which the argument gives.</param>
    /// <param name="pack">Lays out a kernel of so many outputs, and overflows where that is too large.</param>
    public static bool Holds(LayerSite site, string argument, long[] extents, int outputs, Action<int> pack)
    {
        if (Fits(extents, outputs, pack))
        {
            return true;
        }

        var most = Most(extents, outputs, pack);
        var repair = most == 0 ? "use a smaller kernel or fewer input channels" : $"use '{argument}' of at most {Quantity.Of(most)}";
        ShapeLimits.Report(site, argument, "a kernel", [.. extents, outputs], $"{repair}, which leaves room for packing it by {PackedLayout.PanelWidth} channels");
        return false;
    }

    private static bool Fits(long[] extents, int outputs, Action<int> pack)
    {
        if (ShapeLimits.Product([.. extents, outputs]) > ShapeLimits.LargestArray)
        {
            return false;
        }

        try
        {
            pack(outputs);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    /// <summary>The largest number of outputs that fits, by halving: what fits for some outputs fits for fewer.</summary>
    private static int Most(long[] extents, int outputs, Action<int> pack)
    {
        var (fits, tooMany) = (0, outputs);
        while (tooMany - fits > 1)
        {
            var middle = fits + ((tooMany - fits) / 2);
            (fits, tooMany) = Fits(extents, middle, pack) ? (middle, tooMany) : (fits, middle);
        }

        return fits;
    }
}
