namespace NetDsl;

/// <summary>The bytes of an IDX file, read forward, with the position for messages.</summary>
internal sealed class IdxSource(string path, Stream stream)
{
    /// <summary>Memory is taken as bytes arrive, so that a header that promises too much costs nothing.</summary>
    private const int Portion = 1 << 20;

    private long position;

    public void ReadHeader(Span<byte> bytes, string what)
    {
        var read = Fill(bytes);
        if (read < bytes.Length)
        {
            throw new DataFileException(path, position + read, $"expected {what}, but the file ends");
        }

        position += read;
    }

    /// <summary>Reads the values and checks that nothing follows them.</summary>
    public byte[] ReadRest(long bytes, string shape)
    {
        var data = new byte[Math.Min(bytes, Portion)];
        var read = 0;
        while (read < bytes)
        {
            if (read == data.Length)
            {
                Array.Resize(ref data, (int)Math.Min(bytes, 2L * data.Length));
            }

            var arrived = Fill(data.AsSpan(read));
            read += arrived;
            if (read < data.Length)
            {
                throw new DataFileException(path, position + read, $"expected {Shape.Count(bytes)} bytes of values for {shape}, but the file ends after {Shape.Count(read)} of them");
            }
        }

        if (Fill(stackalloc byte[1]) > 0)
        {
            throw new DataFileException(path, position + read, $"expected the end of the file after {Shape.Count(bytes)} bytes of values for {shape}, but found more");
        }

        return data;
    }

    private int Fill(Span<byte> bytes)
    {
        try
        {
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw new DataFileException(path, position, "expected gzip data, but it is damaged", fault);
        }
    }
}
