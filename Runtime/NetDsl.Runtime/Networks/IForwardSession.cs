namespace NetDsl;

/// <summary>Runs whole samples forward with the current weights, wherever that happens.</summary>
internal interface IForwardSession : IDisposable
{
    /// <summary>Runs the network.</summary>
    /// <param name="input">Whole samples: batch × the input shape.</param>
    /// <param name="output">As many samples: batch × the output shape.</param>
    void Forward(ReadOnlySpan<float> input, Span<float> output);
}
