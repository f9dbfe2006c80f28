namespace NetDsl.Compiler.Graph;

/// <summary>The shape of one sample: height × width × channels, or a vector of features.</summary>
public readonly record struct TensorShape
{
    private TensorShape(int height, int width, int channels, bool isSpatial) =>
        (Height, Width, Channels, IsSpatial) = (height, width, channels, isSpatial);

    /// <summary>Rows; 1 for a vector.</summary>
    public int Height { get; }

    /// <summary>Columns; 1 for a vector.</summary>
    public int Width { get; }

    /// <summary>Channels, or features of a vector.</summary>
    public int Channels { get; }

    /// <summary>Whether there are height and width, as opposed to a vector.</summary>
    public bool IsSpatial { get; }

    /// <summary>Height × width.</summary>
    public long Pixels => (long)Height * Width;

    /// <summary>Values of one sample.</summary>
    public long Elements => Pixels * Channels;

    /// <summary>The extents as arrays and JSON have them: three of an image, one of a vector.</summary>
    public IReadOnlyList<int> Extents => IsSpatial ? [Height, Width, Channels] : [Channels];

    /// <summary>An image of height × width × channels.</summary>
    public static TensorShape Image(int height, int width, int channels) => new(height, width, channels, isSpatial: true);

    /// <summary>A vector of features.</summary>
    public static TensorShape Vector(int features) => new(1, 1, features, isSpatial: false);

    /// <summary>As tables have it: <c>28x28x6</c>, or <c>120</c>.</summary>
    public override string ToString() => IsSpatial
        ? FormattableString.Invariant($"{Height}x{Width}x{Channels}")
        : FormattableString.Invariant($"{Channels}");

    /// <summary>As sentences have it: <c>28 x 28 x 6</c>, or <c>120</c>.</summary>
    public string ToSentence() => ToString().Replace("x", " x ");
}
