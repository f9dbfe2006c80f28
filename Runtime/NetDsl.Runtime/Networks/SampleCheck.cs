using System.ComponentModel;

namespace NetDsl;

/// <summary>What the typed inputs and outputs of generated networks share. Not meant to be called by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleCheck
{
    /// <summary>Lets the values of one sample through.</summary>
    /// <param name="values">The values.</param>
    /// <param name="length">How many there must be.</param>
    /// <param name="network">The network's name.</param>
    /// <param name="shape">The shape of one sample in words.</param>
    /// <exception cref="ArgumentException">The number of values is another one.</exception>
    public static ReadOnlySpan<float> Length(ReadOnlySpan<float> values, int length, string network, string shape) => values.Length == length
        ? values
        : throw new ArgumentException(
            $"The sample holds {Shape.Count(values.Length)} values, but {network} takes {shape} = {Shape.Count(length)} values.",
            nameof(values));

    /// <summary>The class that outputs tell: of several the greatest, the first of equal ones; of a single logit 1 where it is above 0.</summary>
    public static int IndexOfMaximum(ReadOnlySpan<float> values) => Decision.Class(values);
}
