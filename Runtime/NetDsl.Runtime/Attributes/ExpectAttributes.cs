namespace NetDsl;

/// <summary>A promise about a network that the compiler holds it to. Exact, or a bound, or both bounds.</summary>
public abstract class ExpectAttribute : StatementAttribute
{
    private protected ExpectAttribute()
    {
    }

    /// <summary>The smallest value that keeps the promise; along both axes where there are two.</summary>
    public long AtLeast { get; set; }

    /// <summary>The largest value that keeps the promise; along both axes where there are two.</summary>
    public long AtMost { get; set; }
}

/// <summary>Expects a number of weights, trainable or not: <c>[ExpectParameters(61_706)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectParametersAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectParametersAttribute()
    {
    }

    /// <summary>Expects exactly this.</summary>
    /// <param name="value">The number of weights.</param>
    public ExpectParametersAttribute(long value) => Value = value;

    /// <summary>The exact number, or null.</summary>
    public long? Value { get; }
}

/// <summary>Expects a number of weights that training changes: <c>[ExpectTrainable(AtMost = 1_000_000)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectTrainableAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectTrainableAttribute()
    {
    }

    /// <summary>Expects exactly this.</summary>
    /// <param name="value">The number of trainable weights.</param>
    public ExpectTrainableAttribute(long value) => Value = value;

    /// <summary>The exact number, or null.</summary>
    public long? Value { get; }
}

/// <summary>Expects a number of multiply-adds of one sample: <c>[ExpectMacs(AtMost = 500_000)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectMacsAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectMacsAttribute()
    {
    }

    /// <summary>Expects exactly this.</summary>
    /// <param name="value">The number of multiply-adds.</param>
    public ExpectMacsAttribute(long value) => Value = value;

    /// <summary>The exact number, or null.</summary>
    public long? Value { get; }
}

/// <summary>Expects a number of bytes of one sample's activations: <c>[ExpectMemory(AtMost = 65_536)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectMemoryAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectMemoryAttribute()
    {
    }

    /// <summary>Expects exactly this.</summary>
    /// <param name="value">The number of bytes.</param>
    public ExpectMemoryAttribute(long value) => Value = value;

    /// <summary>The exact number, or null.</summary>
    public long? Value { get; }
}

/// <summary>Expects a receptive field of the last spatial layer, in input pixels: <c>[ExpectField(AtLeast = 14)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectFieldAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectFieldAttribute()
    {
    }

    /// <summary>Expects exactly this along both axes.</summary>
    /// <param name="value">Rows and columns.</param>
    public ExpectFieldAttribute(long value)
        : this(value, value)
    {
    }

    /// <summary>Expects exactly this height × width.</summary>
    /// <param name="valueHeight">Along the height.</param>
    /// <param name="valueWidth">Along the width.</param>
    public ExpectFieldAttribute(long valueHeight, long valueWidth) => Value = [valueHeight, valueWidth];

    /// <summary>Height and width; empty where only bounds are given.</summary>
    public IReadOnlyList<long> Value { get; } = [];
}

/// <summary>Expects a stride of the last spatial layer, in input pixels: <c>[ExpectStride(4)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectStrideAttribute : ExpectAttribute
{
    /// <summary>Expects the bounds that are given as properties.</summary>
    public ExpectStrideAttribute()
    {
    }

    /// <summary>Expects exactly this along both axes.</summary>
    /// <param name="value">Rows and columns.</param>
    public ExpectStrideAttribute(long value)
        : this(value, value)
    {
    }

    /// <summary>Expects exactly this height × width.</summary>
    /// <param name="valueHeight">Along the height.</param>
    /// <param name="valueWidth">Along the width.</param>
    public ExpectStrideAttribute(long valueHeight, long valueWidth) => Value = [valueHeight, valueWidth];

    /// <summary>Height and width; empty where only bounds are given.</summary>
    public IReadOnlyList<long> Value { get; } = [];
}

/// <summary>Expects a shape of the output: <c>[ExpectOutput(10)]</c>, <c>[ExpectOutput(7, 7, 512)]</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ExpectOutputAttribute : StatementAttribute
{
    /// <summary>Expects images of height × width × channels.</summary>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="channels">Channels.</param>
    public ExpectOutputAttribute(int height, int width, int channels) => Shape = [height, width, channels];

    /// <summary>Expects vectors of features.</summary>
    /// <param name="features">Their number.</param>
    public ExpectOutputAttribute(int features) => Shape = [features];

    /// <summary>The shape of one sample: height, width and channels, or the features alone.</summary>
    public IReadOnlyList<int> Shape { get; }
}
