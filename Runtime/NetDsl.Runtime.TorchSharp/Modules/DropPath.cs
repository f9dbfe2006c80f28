using TorchSharp;
using static TorchSharp.torch;

namespace NetDsl.Torch;

/// <summary>
/// Stochastic depth (Huang et al., 2016): in training sets all values of some samples to 0 and divides those of the others by what remains.
/// In inference it does nothing.
/// </summary>
public sealed class DropPath : nn.Module<Tensor, Tensor>
{
    private readonly double rate;

    /// <summary>Creates the module.</summary>
    /// <param name="rate">The share of the samples whose values become 0: from 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to below 1.</exception>
    public DropPath(double rate)
        : base(nameof(DropPath))
    {
        if (rate is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "The rate is from 0 to below 1.");
        }

        this.rate = rate;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        // A tensor of its own: whoever called disposes what a module gave, and the input is not the module's to dispose.
        if (!training)
        {
            return input.alias();
        }

        double keep = 1 - rate;
        long[] shape = new long[input.shape.Length];
        Array.Fill(shape, 1);
        shape[0] = input.shape[0];
        using Tensor probabilities = full(shape, keep, input.dtype, input.device);
        using Tensor kept = bernoulli(probabilities);
        using Tensor factors = kept / keep;
        return input * factors;
    }
}
