using System.Runtime.CompilerServices;

namespace NetDsl;

/// <summary>What the outputs of a batch should be: a class for each sample, or a value for each output.</summary>
public readonly ref struct Targets
{
    /// <summary>A class for each sample.</summary>
    /// <param name="labels">Classes from 0; for a single output 0 or 1.</param>
    public Targets(ReadOnlySpan<int> labels) => Labels = labels;

    /// <summary>A value for each output.</summary>
    /// <param name="values">Samples × outputs: a distribution over classes, probabilities, or numbers.</param>
    public Targets(ReadOnlySpan<float> values) => Values = values;

    /// <summary>The class of each sample; empty where there are values.</summary>
    public ReadOnlySpan<int> Labels { get; }

    /// <summary>The value of each output; empty where there are labels.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>Whether the targets are labels.</summary>
    internal bool AreLabels => Values.IsEmpty;

    /// <summary>The value of one output; a label counts as 1 at its own output and 0 at the others, or as itself where there is one output.</summary>
    internal float Value(int sample, int output, int outputs) =>
        !AreLabels ? Values[sample * outputs + output]
        : outputs == 1 ? Labels[sample]
        : Labels[sample] == output ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Check(int samples, int outputs)
    {
        var (given, expected, what) = AreLabels ? (Labels.Length, samples, "labels") : (Values.Length, samples * outputs, "target values");
        if (given != expected)
        {
            throw new ArgumentException($"{Shape.Count(samples)} samples of {Shape.Count(outputs)} outputs need {Shape.Count(expected)} {what}, but there are {Shape.Count(given)}.");
        }

        var classes = Math.Max(outputs, 2);
        for (var sample = 0; sample < Labels.Length; sample++)
        {
            if ((uint)Labels[sample] >= (uint)classes)
            {
                throw new ArgumentException($"Sample {sample} of the batch has the label {Labels[sample]}, but {outputs} outputs tell labels 0 to {classes - 1} apart.");
            }
        }
    }
}
