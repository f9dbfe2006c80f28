using System.Buffers.Binary;
using System.IO.Compression;

namespace NetDsl.Tests.Data;

/// <summary>IDX files put together byte by byte.</summary>
internal static class IdxBytes
{
    public static byte[] Create(byte type, int[] dimensions, byte[] data)
    {
        var bytes = new byte[4 + 4 * dimensions.Length];
        (bytes[2], bytes[3]) = (type, (byte)dimensions.Length);
        for (var axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * axis), dimensions[axis]);
        }

        return [.. bytes, .. data];
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
