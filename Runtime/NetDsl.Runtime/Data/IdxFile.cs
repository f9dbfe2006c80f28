using System.Buffers.Binary;
using System.IO.Compression;

namespace NetDsl;

/// <summary>
/// An array in the IDX format of MNIST: two zero bytes, the type, the number of axes, each axis as a big-endian 32-bit integer, the
/// values. A file that begins as gzip does is unpacked while it is read, whatever its name.
/// </summary>
public sealed class IdxFile
{
    private readonly string path;
    private readonly byte[] data;

    private IdxFile(string path, IdxType type, int[] dimensions, byte[] data)
    {
        this.path = path;
        this.data = data;
        Type = type;
        Dimensions = Array.AsReadOnly(dimensions);
    }

    /// <summary>The type of the values.</summary>
    public IdxType Type { get; }

    /// <summary>The axes; the last one is the fastest.</summary>
    public IReadOnlyList<int> Dimensions { get; }

    /// <summary>The values as they are in the file: big-endian where they have several bytes.</summary>
    public ReadOnlyMemory<byte> Data => data;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, gzipped or not.</param>
    /// <exception cref="DataFileException">It is no IDX file, too short or too long.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Span<byte> magic = stackalloc byte[2];
        var zipped = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        using Stream content = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
        var source = new IdxSource(path, content);
        var (type, dimensions, bytes) = Header(path, source);
        return new IdxFile(path, type, dimensions, source.ReadRest(bytes, Shape.Text(dimensions)));
    }

    /// <summary>The values as floats.</summary>
    public float[] ToFloats()
    {
        var size = Size(Type);
        var values = new float[data.Length / size];
        for (var index = 0; index < values.Length; index++)
        {
            ReadOnlySpan<byte> value = data.AsSpan(index * size, size);
            values[index] = Type switch
            {
                IdxType.UnsignedByte => value[0],
                IdxType.SignedByte => (sbyte)value[0],
                IdxType.Short => BinaryPrimitives.ReadInt16BigEndian(value),
                IdxType.Int => BinaryPrimitives.ReadInt32BigEndian(value),
                IdxType.Float => BinaryPrimitives.ReadSingleBigEndian(value),
                _ => (float)BinaryPrimitives.ReadDoubleBigEndian(value),
            };
        }

        return values;
    }

    /// <summary>Checks that the array is what a reader asks for.</summary>
    internal void Require(IdxType type, string content, int fewestAxes, int mostAxes)
    {
        if (Type != type)
        {
            throw new DataFileException(path, 2, $"expected {content} of type {type} (0x{(byte)type:X2}), but found {Type} (0x{(byte)Type:X2})");
        }

        if (Dimensions.Count < fewestAxes || Dimensions.Count > mostAxes)
        {
            throw new DataFileException(path, 3, $"expected {content}, {fewestAxes} axes, but found {Dimensions.Count}: {Shape.Text([.. Dimensions])}");
        }
    }

    private static (IdxType Type, int[] Dimensions, long Bytes) Header(string path, IdxSource source)
    {
        Span<byte> head = stackalloc byte[4];
        source.ReadHeader(head, "two zero bytes, the type and the number of axes");
        if (head[0] != 0 || head[1] != 0)
        {
            throw new DataFileException(path, 0, $"expected the two zero bytes that an IDX file begins with, but found 0x{head[0]:X2} 0x{head[1]:X2}");
        }

        var type = (IdxType)head[2];
        if (Size(type) == 0)
        {
            throw new DataFileException(path, 2, $"expected a type, 0x08, 0x09 or 0x0B to 0x0E, but found 0x{head[2]:X2}");
        }

        if (head[3] == 0)
        {
            throw new DataFileException(path, 3, "expected at least one axis, but found 0");
        }

        var dimensions = new int[head[3]];
        long bytes = Size(type);
        for (var axis = 0; axis < dimensions.Length; axis++)
        {
            source.ReadHeader(head, $"the length of axis {axis + 1} of {dimensions.Length}");
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            bytes = length <= int.MaxValue ? bytes * length : long.MaxValue;
            if (bytes > Array.MaxLength)
            {
                throw new DataFileException(path, 4 + 4 * axis, $"expected an array of at most {Shape.Count(Array.MaxLength)} bytes, but axis {axis + 1} has the length {Shape.Count(length)}");
            }

            dimensions[axis] = (int)length;
        }

        return (type, dimensions, bytes);
    }

    private static int Size(IdxType type) => type switch
    {
        IdxType.UnsignedByte or IdxType.SignedByte => 1,
        IdxType.Short => 2,
        IdxType.Int or IdxType.Float => 4,
        IdxType.Double => 8,
        _ => 0,
    };
}
