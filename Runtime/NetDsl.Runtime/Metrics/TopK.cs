namespace NetDsl;

/// <summary>Top-k accuracy: whether the right class is among the k greatest outputs.</summary>
public static class TopK
{
    /// <summary>Whether one sample's class is among its k greatest outputs; of equal outputs the one with the lower index is greater.</summary>
    /// <param name="output">The outputs of one sample.</param>
    /// <param name="label">Its class.</param>
    /// <param name="k">How many outputs count.</param>
    public static bool Contains(ReadOnlySpan<float> output, int label, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var own = output[label];
        if (float.IsNaN(own))
        {
            return false;
        }

        var greater = 0;
        for (var other = 0; other < output.Length; other++)
        {
            greater += output[other] > own || (output[other] == own && other < label) ? 1 : 0;
        }

        return greater < k;
    }

    /// <summary>The share of samples whose class is among their k greatest outputs.</summary>
    /// <param name="outputs">Samples × outputs.</param>
    /// <param name="labels">The class of each sample.</param>
    /// <param name="k">How many outputs count.</param>
    /// <exception cref="ArgumentException">The outputs are not whole samples.</exception>
    public static double Accuracy(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels, int k)
    {
        if (labels.IsEmpty || outputs.IsEmpty || outputs.Length % labels.Length != 0)
        {
            throw new ArgumentException($"{Shape.Count(outputs.Length)} outputs are not as many for each of {Shape.Count(labels.Length)} labels.");
        }

        var classes = outputs.Length / labels.Length;
        var hits = 0;
        for (var sample = 0; sample < labels.Length; sample++)
        {
            hits += Contains(outputs.Slice(sample * classes, classes), labels[sample], k) ? 1 : 0;
        }

        return (double)hits / labels.Length;
    }
}
