using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Benchmarks;

/// <summary>A value and its gradient for a batch.</summary>
internal sealed class Blob(int floats)
{
    private readonly NativeBuffer value = new(floats);
    private readonly NativeBuffer gradient = new(floats);

    public Span<float> Value => value.Span;

    public Span<float> Gradient => gradient.Span;
}

/// <summary>A parameter: values, gradient and a plain gradient step.</summary>
internal sealed class Parameter
{
    private readonly NativeBuffer value;
    private readonly NativeBuffer gradient;

    public Parameter(int floats, float scale, int seed)
    {
        value = new NativeBuffer(floats);
        gradient = new NativeBuffer(floats);
        Random random = new(seed);
        foreach (ref float weight in value.Span)
        {
            weight = ((random.NextSingle() * 2) - 1) * scale;
        }
    }

    public Span<float> Value => value.Span;

    public Span<float> Gradient => gradient.Span;

    public void Step(float rate) => System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(Gradient, -rate, Value, Value);
}
