namespace NetDsl;

/// <summary>A weight file that is damaged, or whose tensors are not those that were asked for.</summary>
public sealed class WeightFileException : IOException
{
    internal WeightFileException(string file, string? tensor, string problem, Exception? inner = null)
        : base($"{file}: {problem}", inner)
    {
        File = file;
        Tensor = tensor;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The tensor that is at fault; null where the whole file is.</summary>
    public string? Tensor { get; }
}
