using NetDsl.Kernels;

namespace NetDsl.Compiler.Kernels;

/// <summary>A dense layer; weights: kernel, and bias where there is one.</summary>
/// <param name="Inputs">Features of one sample going in.</param>
/// <param name="Outputs">Features of one sample coming out.</param>
public sealed record DenseKernel(int Inputs, int Outputs) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Dense";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => new DeviceWeightCalls(RuntimeClass, WeightCalls.SharedByBatch);

    /// <inheritdoc/>
    public override SpecStruct Spec =>
        new("IDense", [SpecStruct.Integer("Inputs", Inputs), SpecStruct.Integer("Outputs", Outputs)]);

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override bool FoldsAffine => true;

    private int PackedElements => PackedLayout.Convolution(1, Inputs, Outputs, 1);

    /// <inheritdoc/>
    public override void Prepare(CallSite site) => WeightCalls.Prepare(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Infer(CallSite site) => WeightCalls.Infer(site, RuntimeClass, PackedElements);

    /// <inheritdoc/>
    public override void Forward(CallSite site) => WeightCalls.Forward(site, RuntimeClass);

    /// <inheritdoc/>
    public override void Backward(CallSite site) => WeightCalls.Backward(site, RuntimeClass, WeightCalls.SharedByBatch);
}
