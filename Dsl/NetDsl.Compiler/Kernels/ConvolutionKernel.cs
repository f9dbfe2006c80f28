using NetDsl.Compiler.Graph;
using NetDsl.Kernels;

namespace NetDsl.Compiler.Kernels;

/// <summary>A convolution; weights: kernel, and bias where there is one.</summary>
/// <param name="Window">The sliding window.</param>
/// <param name="Input">One sample of the input.</param>
/// <param name="Output">One sample of the output.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
public sealed record ConvolutionKernel(Window Window, TensorShape Input, TensorShape Output, int Groups) : Kernel
{
    /// <summary>Whether minimal filtering may be used; a target that has none ignores it.</summary>
    public bool MinimalFiltering { get; init; } = true;

    /// <inheritdoc/>
    public override string RuntimeClass => "Conv2D";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => new DeviceWeightCalls(RuntimeClass, WeightCalls.SharedByPositions);

    /// <inheritdoc/>
    public override SpecStruct Spec =>
        new("IConv2D", [.. SpecStruct.Of(Window, Input, Output), SpecStruct.Integer("Groups", Groups), .. SpecStruct.Filtering(MinimalFiltering)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override bool FoldsAffine => true;

    /// <summary>Multiply-adds for each element of the input, rounded down.</summary>
    internal long WorkForEachInput => Output.Elements * Window.Taps / Groups / Input.Pixels;

    /// <summary>Multiply-adds for each element of the output.</summary>
    internal long WorkForEachOutput => (long)Window.Taps * Input.Channels / Groups;

    private int PackedElements => PackedLayout.Convolution(Window.Taps, Input.Channels, Output.Channels, Groups);

    /// <summary>Whether the form allows minimal filtering.</summary>
    private bool Fits => WinogradLayout.Fits(
        MinimalFiltering
            && Groups == 1
            && Window.Height is { Kernel: 3, Stride: 1, Dilation: 1 }
            && Window.Width is { Kernel: 3, Stride: 1, Dilation: 1 },
        Input.Channels,
        Output.Channels);

    /// <summary>The tile whose filters inference prepares, 0 for none.</summary>
    private int PreparedTile =>
        Fits ? WinogradLayout.PreparedTile(Output.Height, Output.Width, Input.Channels, Output.Channels) : 0;

    private int PreparedElements => WinogradLayout.Prepared(PreparedTile, Input.Channels, Output.Channels);

    /// <inheritdoc/>
    public override void Prepare(CallSite site)
    {
        if (PreparedTile > 0)
        {
            FilteringCalls.Prepare(site, PreparedElements);
        }
        else
        {
            WeightCalls.Prepare(site, RuntimeClass, PackedElements);
        }
    }

    /// <inheritdoc/>
    public override void Infer(CallSite site)
    {
        if (site.FusedPooling is { } pooling)
        {
            site.Note($"with '{pooling.Node.Name}' in the same pass").CallOnBatch(
                $"{RuntimeClass}.InferPooled",
                [site.Spec, site.SharedSpec(pooling.SpecName), site.Activation],
                site.Input(),
                site.Packed(PackedElements),
                site.Output);
        }
        else if (PreparedTile > 0)
        {
            FilteringCalls.Infer(site, PreparedElements);
        }
        else
        {
            WeightCalls.Infer(site, RuntimeClass, PackedElements);
        }
    }

    /// <inheritdoc/>
    public override void Forward(CallSite site) => WeightCalls.Forward(site, RuntimeClass);

    /// <inheritdoc/>
    public override void Backward(CallSite site) => WeightCalls.Backward(site, RuntimeClass, WeightCalls.SharedByPositions);
}
