namespace NetDsl.Ilgpu;

/// <summary>A loss as kernels: its value, its gradient and how many samples' class was told, in at most two launches.</summary>
internal abstract class DeviceLoss
{
    /// <summary>The kernels of a loss.</summary>
    /// <param name="loss">The loss.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static DeviceLoss For(LossFunction loss) => loss switch
    {
        SoftmaxCrossEntropy softmax => new SoftmaxKernels(softmax),
        BinaryCrossEntropy => new ElementwiseKernels<BinaryCrossEntropyTerm>(),
        MeanSquaredError => new ElementwiseKernels<SquaredTerm>(),
        RootMeanSquaredError => new RootKernels(),
        MeanAbsoluteError => new ElementwiseKernels<AbsoluteTerm>(),
        HingeLoss => new ElementwiseKernels<HingeTerm>(),
        MulticlassHingeLoss => new MulticlassHingeKernels(),
        _ => throw new ArgumentException($"{loss.GetType().Name} has no kernels on a device; train with another loss, or on the processor.", nameof(loss)),
    };

    /// <summary>Floats that the loss keeps on the device, such as class weights.</summary>
    public virtual ReadOnlyMemory<float> Constants => default;

    /// <summary>Computes the mean loss over a batch and overwrites its gradient.</summary>
    /// <param name="queue">Where it runs.</param>
    /// <param name="operands">The batch.</param>
    /// <param name="constants"><see cref="Constants"/> on the device.</param>
    public abstract void Run(DeviceQueue queue, in LossOperands operands, DeviceSpan constants);
}
