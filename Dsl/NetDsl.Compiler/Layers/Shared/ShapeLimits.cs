using System.Numerics;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Layers;

/// <summary>Sizes that can be addressed: one sample of a value holds at most 2^31 - 1 numbers.</summary>
internal static class ShapeLimits
{
    /// <summary>The most numbers that one array holds.</summary>
    public const int LargestArray = int.MaxValue;

    /// <summary>An image, or null after reporting that it is too large.</summary>
    public static TensorShape? Image(LayerSite site, string? argument, long height, long width, long channels, string repair)
    {
        if (Product(height, width, channels) <= LargestArray)
        {
            return TensorShape.Image((int)height, (int)width, (int)channels);
        }

        return Report(site, argument, "an output", [height, width, channels], repair);
    }

    /// <summary>A vector, or null after reporting that it is too large.</summary>
    public static TensorShape? Vector(LayerSite site, string? argument, long features, string repair) => features <= LargestArray
        ? TensorShape.Vector((int)features)
        : Report(site, argument, "an output", [features], repair);

    /// <summary>Reports that an array would be too large.</summary>
    /// <returns>null, so that a rule can report and give up in one expression.</returns>
    public static TensorShape? Report(LayerSite site, string? argument, string what, long[] extents, string repair) => site.Report(
        ShapeRules.TooLarge,
        argument,
        site.Name,
        what,
        string.Join(" x ", extents.Select(extent => Quantity.Of(extent))),
        Quantity.Of(Product(extents)),
        Quantity.Of(LargestArray),
        repair);

    /// <summary>The product of extents, however large.</summary>
    public static BigInteger Product(params long[] extents) =>
        extents.Aggregate(BigInteger.One, (product, extent) => product * extent);
}
