namespace NetDsl.Compiler.Kernels;

/// <summary>Where a buffer lies at run time.</summary>
public enum BufferArea
{
    /// <summary>The caller's input.</summary>
    Input,

    /// <summary>The caller's output.</summary>
    Output,

    /// <summary>The caller's gradient of the loss with respect to the output.</summary>
    OutputGradient,

    /// <summary>The network's weights, shared between sessions.</summary>
    Weights,

    /// <summary>The gradients of the trainable weights, laid out like them.</summary>
    Gradients,

    /// <summary>Weights prepared for inference, shared between sessions.</summary>
    Prepared,

    /// <summary>The session's own memory.</summary>
    Arena,
}

/// <summary>What a buffer's elements are; all have four bytes.</summary>
public enum BufferElement
{
    /// <summary>Single precision numbers.</summary>
    Float,

    /// <summary>Indices, such as the routes of max pooling.</summary>
    Int,
}

/// <summary>A piece of memory that kernels read and write. Identity matters: two buffers with equal values are two buffers.</summary>
/// <param name="layer">The C# identifier of the layer that it belongs to.</param>
/// <param name="suffix">What it is of that layer, such as <c>Gradient</c>; empty for the layer's own value.</param>
/// <param name="area">Where it lies.</param>
/// <param name="elements">Its elements, for one sample if it is per sample.</param>
/// <param name="isPerSample">Whether it grows with the batch.</param>
/// <param name="element">What its elements are.</param>
public sealed class MemoryBuffer(
    string layer,
    string suffix,
    BufferArea area,
    long elements,
    bool isPerSample,
    BufferElement element = BufferElement.Float)
{
    /// <summary>A C# identifier, unique within its area.</summary>
    public string Name { get; } = layer + suffix;

    /// <summary>The layer that it belongs to: buffers of one layer stand on one line of the generated code.</summary>
    public string Layer { get; } = layer;

    /// <summary>Where it lies.</summary>
    public BufferArea Area { get; } = area;

    /// <summary>Its elements, for one sample if <see cref="IsPerSample"/>.</summary>
    public long Elements { get; } = elements;

    /// <summary>Whether it grows with the batch.</summary>
    public bool IsPerSample { get; } = isPerSample;

    /// <summary>What its elements are.</summary>
    public BufferElement Element { get; } = element;
}
