namespace NetDsl;

/// <summary>A data file that is damaged or is not what was asked for.</summary>
public sealed class DataFileException : IOException
{
    internal DataFileException(string file, long position, string problem, Exception? inner = null)
        : base($"{file}: at byte {Shape.Count(position)}, {problem}", inner)
    {
        File = file;
        Position = position;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The byte, counted from 0 in the uncompressed data.</summary>
    public long Position { get; }
}
