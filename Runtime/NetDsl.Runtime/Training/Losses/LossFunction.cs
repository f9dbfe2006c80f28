using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>A loss: its value and its gradient with respect to the network's outputs, in one pass.</summary>
public abstract class LossFunction
{
    /// <summary>The loss function of a declared loss, with its default settings.</summary>
    /// <param name="loss">The declared loss.</param>
    /// <param name="outputs">Outputs of one sample: the hinge of a single output is the binary one.</param>
    /// <exception cref="ArgumentException">None was declared.</exception>
    public static LossFunction For(Loss loss, int outputs) => loss switch
    {
        Loss.CrossEntropy => new SoftmaxCrossEntropy(),
        Loss.BinaryCrossEntropy => new BinaryCrossEntropy(),
        Loss.MeanSquaredError => new MeanSquaredError(),
        Loss.Hinge when outputs == 1 => new HingeLoss(),
        Loss.Hinge => new MulticlassHingeLoss(),
        _ => throw new ArgumentException("The network declares no loss; add 'loss' to its declaration or set the trainer's LossFunction.", nameof(loss)),
    };

    /// <summary>Computes the mean loss over a batch and overwrites its gradient.</summary>
    /// <param name="samples">The number of samples.</param>
    /// <param name="outputs">The network's outputs: samples × outputs.</param>
    /// <param name="targets">What they should be, for each sample.</param>
    /// <param name="gradient">Receives the gradient of the mean with respect to the outputs: samples × outputs.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is no class.</exception>
    public double Compute(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        if (outputs.IsEmpty || outputs.Length % samples != 0 || gradient.Length != outputs.Length)
        {
            throw new ArgumentException(
                $"{samples} samples have {Shape.Count(outputs.Length)} outputs and {Shape.Count(gradient.Length)} places for gradients; both are samples x outputs.");
        }

        targets.Check(samples, outputs.Length / samples);
        Check(outputs.Length / samples, targets.AreLabels);
        return Mean(samples, outputs, targets, gradient);
    }

    /// <summary>Whether a sample counts as told right or wrong: it has a label, or a distribution over classes.</summary>
    internal bool Classifies(IDataset dataset) => dataset is not ITargetDataset || this is SoftmaxCrossEntropy;

    /// <summary>Refuses outputs and targets that the loss is not made for.</summary>
    /// <param name="outputs">Outputs of one sample.</param>
    /// <param name="labels">Whether the targets are labels, and not a value for each output.</param>
    /// <exception cref="ArgumentException">It is not made for them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal virtual void Check(int outputs, bool labels)
    {
    }

    /// <summary>The mean and its gradient; all lengths and labels were checked.</summary>
    private protected abstract double Mean(int samples, ReadOnlySpan<float> outputs, Targets targets, Span<float> gradient);
}
