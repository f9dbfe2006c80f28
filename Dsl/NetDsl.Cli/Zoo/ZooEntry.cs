using NetDsl.Compiler;
using NetDsl.Compiler.Graph;

namespace NetDsl.Cli.Zoo;

/// <summary>A network of the zoo.</summary>
/// <param name="Name">Its name, of the library with its family.</param>
/// <param name="Compilation">It, compiled for code.</param>
/// <param name="ParametersWithoutTop">Parameters with <c>top: false</c>; null where it has no such parameter.</param>
internal sealed record ZooEntry(string Name, NetworkCompilation Compilation, long? ParametersWithoutTop)
{
    /// <summary>How long it takes, once it has been measured.</summary>
    public ZooTime? Time { get; init; }

    /// <summary>The shape of an input.</summary>
    public TensorShape Image => Compilation.Graph!.Input.Output;

    /// <summary>Bytes of the weights as 32-bit numbers, as published files have them.</summary>
    public long Bytes => Parameters * sizeof(float);

    /// <summary>All weights.</summary>
    public long Parameters => Compilation.Facts!.Parameters;

    /// <summary>Layers that own weights, as Keras counts them.</summary>
    public int Depth => Compilation.Facts!.Layers.Count(layer => layer.Parameters > 0);

    /// <summary>Multiply-adds of one image.</summary>
    public long Macs => Compilation.Facts!.Macs;

    /// <summary>The size of the receptive field, height before width; null where there is none.</summary>
    public (long Height, long Width)? Field => Compilation.Facts!.Field is { } known ? (known.Height.Size, known.Width.Size) : null;
}

/// <summary>The time of one inference.</summary>
/// <param name="Milliseconds">The time; null where it could not be measured.</param>
/// <param name="Reason">Why not.</param>
internal sealed record ZooTime(double? Milliseconds, string? Reason = null);
