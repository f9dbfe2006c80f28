namespace NetDsl.Compiler.Lowering;

/// <summary>
/// In inference a batch norm, like a scaling, is a factor and an offset per channel; where it alone reads a convolution or dense layer,
/// both go into that layer's weights (Jacob et al., "Quantization and training of neural networks", 2018, section 3.2).
/// </summary>
internal static class FoldAffine
{
    public static LoweredNetwork Run(LoweredNetwork network) =>
        MergeIntoProducer.Run(network, MayFold, static (producer, affine) => producer with { FoldedAffine = affine });

    // Behind a flatten, a norm has a factor for each position and a convolution's weights are shared by all positions.
    private static bool MayFold(Operation producer, Operation affine) =>
        affine.Kernel.AffineChannels is { } channels
        && producer is { FusedActivation: null, FoldedAffine: null, Kernel.FoldsAffine: true }
        && producer.Node.Output.Channels == channels;
}
