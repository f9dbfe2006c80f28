using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>
/// An open safetensors file whose header has been checked whole: 8 bytes with the header's length (little endian), the header, the
/// values (https://huggingface.co/docs/safetensors). What passes has every tensor within the file, none overlapping, no byte unused.
/// </summary>
internal sealed class SafetensorsReader : IDisposable
{
    private const int LengthBytes = 8;

    /// <summary>The longest header that the format's reference reader accepts.</summary>
    private const long LongestHeader = 100_000_000;

    private readonly string file;
    private readonly FileStream stream;
    private readonly long dataStart;

    public SafetensorsReader(string file)
    {
        this.file = file;
        stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            var json = ReadHeader();
            dataStart = LengthBytes + json.Length;
            Header = SafetensorsHeader.Parse(file, json);
            foreach (var entry in Header.Entries.Values)
            {
                CheckSize(entry);
            }

            CheckCover();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public SafetensorsHeader Header { get; }

    /// <summary>Reads the bytes of a tensor.</summary>
    public void Read(SafetensorsEntry entry, Span<byte> bytes)
    {
        stream.Position = dataStart + entry.Start;
        stream.ReadExactly(bytes);
    }

    /// <summary>Reads a tensor of 32-bit floats.</summary>
    public void Read(SafetensorsEntry entry, Span<float> values)
    {
        stream.Position = dataStart + entry.Start;
        while (!values.IsEmpty)
        {
            // One span of bytes cannot span more than 2 GiB.
            var part = values[..Math.Min(values.Length, 1 << 24)];
            stream.ReadExactly(MemoryMarshal.AsBytes(part));
            values = values[part.Length..];
        }
    }

    /// <summary>The entry of a tensor of 32-bit floats with a given shape.</summary>
    /// <param name="name">The key.</param>
    /// <param name="shape">The shape that it must have.</param>
    /// <param name="owner">Who needs it, for the message.</param>
    /// <exception cref="WeightFileException">It is absent, or has another shape or type.</exception>
    public SafetensorsEntry Require(string name, ReadOnlySpan<int> shape, string owner)
    {
        if (!Header.Entries.TryGetValue(name, out var entry))
        {
            throw new WeightFileException(file, name, $"tensor '{name}' of {Shape.Text(shape)}, which {owner} needs, is missing{FromPyTorch(name)}");
        }

        if (!entry.HasShape(shape))
        {
            throw new WeightFileException(file, name, $"tensor '{name}' is {entry.ShapeText}, but {owner} needs {Shape.Text(shape)}");
        }

        if (entry.Type != "F32")
        {
            throw new WeightFileException(file, name, $"tensor '{name}' of {entry.ShapeText} holds {entry.Type} values, but {owner} needs F32");
        }

        return entry;
    }

    public void Dispose() => stream.Dispose();

    // A layer's kernel or gamma is its weight in PyTorch: with that name in the file, another reader is meant.
    private string FromPyTorch(string name)
    {
        var weight = name[..(name.LastIndexOf('.') + 1)] + "weight";
        return Header.Entries.ContainsKey(weight)
            ? $"; the file has '{weight}', as PyTorch names it: read it with 'ModuleFile.Load' of NetDsl.TorchSharp or with 'load_weights' in Python, and save it for NetDsl"
            : "";
    }

    private byte[] ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        if (stream.ReadAtLeast(prefix, LengthBytes, throwOnEndOfStream: false) < LengthBytes)
        {
            throw new WeightFileException(file, null, $"the file holds {stream.Length} bytes, but a safetensors file begins with {LengthBytes} bytes that give the length of its header");
        }

        var declared = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        var left = stream.Length - LengthBytes;
        if (declared > (ulong)left || declared > LongestHeader)
        {
            throw new WeightFileException(file, null, $"the header is declared as {Shape.Count(declared)} bytes, but {Shape.Count(left)} bytes follow and a header has at most {Shape.Count(LongestHeader)}; the file is truncated or no safetensors file");
        }

        var json = new byte[(int)declared];
        stream.ReadExactly(json);
        return json;
    }

    private void CheckSize(SafetensorsEntry entry)
    {
        if (entry.ValueBytes == 0)
        {
            throw new WeightFileException(file, entry.Name, $"tensor '{entry.Name}' has the unknown type '{entry.Type}'");
        }

        var bytes = (UInt128)entry.ValueBytes;
        foreach (var axis in entry.Shape)
        {
            // 128 bits hold two axes of 63; what is beyond 64 is larger than any file and stays so, unless an axis is 0.
            bytes = UInt128.Min(bytes, ulong.MaxValue) * (ulong)axis;
        }

        if (entry.End < entry.Start || bytes != (UInt128)(entry.End - entry.Start))
        {
            throw new WeightFileException(file, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} needs {Shape.Count((Int128)bytes)} bytes as {entry.Type}, but its offsets are {Shape.Count(entry.Start)} to {Shape.Count(entry.End)}");
        }

        var available = stream.Length - dataStart;
        if (entry.End > available)
        {
            throw new WeightFileException(file, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} ends at byte {Shape.Count(entry.End)} of the data, but the file holds {Shape.Count(available)}; it is truncated");
        }
    }

    /// <summary>Each byte belongs to one tensor: no overlap, no gap, nothing behind the last.</summary>
    private void CheckCover()
    {
        var position = 0L;
        string? before = null;
        foreach (var entry in Header.Entries.Values.OrderBy(entry => entry.Start).ThenBy(entry => entry.End))
        {
            if (entry.Start < position)
            {
                throw new WeightFileException(file, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} begins at byte {Shape.Count(entry.Start)} of the data and overlaps '{before}', which ends at {Shape.Count(position)}");
            }

            if (entry.Start > position)
            {
                throw new WeightFileException(file, entry.Name, $"bytes {Shape.Count(position)} to {Shape.Count(entry.Start)} of the data, before tensor '{entry.Name}', belong to no tensor");
            }

            position = entry.End;
            before = entry.Name;
        }

        var available = stream.Length - dataStart;
        if (position != available)
        {
            throw new WeightFileException(file, null, $"the tensors end at byte {Shape.Count(position)} of the data, but the file holds {Shape.Count(available)}");
        }
    }
}
