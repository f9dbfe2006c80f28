using System.Buffers;
using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>A network that tells classes apart and declares their labels.</summary>
/// <typeparam name="TLabel">The enumeration generated from the labels, numbered as the outputs.</typeparam>
public abstract class Network<TLabel> : Network
    where TLabel : struct, Enum
{
    /// <inheritdoc cref="Network(NetworkDescription, int)"/>
    protected Network(NetworkDescription description, int seed)
        : base(description, seed)
    {
        if (Unsafe.SizeOf<TLabel>() != sizeof(int))
        {
            throw new ArgumentException($"The labels {typeof(TLabel)} of '{description.Name}' are no enumeration over int.");
        }
    }

    /// <summary>Tells the class of one sample: the label of the greatest output, the first of equal ones. Safe to call from many threads at once.</summary>
    /// <param name="input">One sample of the input shape.</param>
    /// <exception cref="ArgumentException">The input is not one whole sample.</exception>
    public TLabel Classify(ReadOnlySpan<float> input)
    {
        Border.One(Description, input.Length);
        Unsafe.SkipInit(out TLabel label);
        Classify(input, new Span<TLabel>(ref label));
        return label;
    }

    /// <summary>Tells the class of each of many samples.</summary>
    /// <param name="input">Whole samples one after another: batch × the input shape.</param>
    /// <returns>One label for each sample.</returns>
    /// <exception cref="ArgumentException">The input is empty or does not hold whole samples.</exception>
    public TLabel[] ClassifyAll(ReadOnlySpan<float> input)
    {
        var labels = new TLabel[Border.Samples(Description, input.Length)];
        Classify(input, labels);
        return labels;
    }

    private void Classify(ReadOnlySpan<float> input, Span<TLabel> labels)
    {
        const int OnStack = 256;
        var length = Description.OutputLength;
        var floats = checked(labels.Length * length);
        var rented = floats > OnStack ? ArrayPool<float>.Shared.Rent(floats) : null;
        var output = rented is null ? stackalloc float[floats] : rented.AsSpan(0, floats);
        Run(input, output, labels.Length);
        for (var sample = 0; sample < labels.Length; sample++)
        {
            labels[sample] = Unsafe.BitCast<int, TLabel>(Decision.Class(output.Slice(sample * length, length)));
        }

        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
