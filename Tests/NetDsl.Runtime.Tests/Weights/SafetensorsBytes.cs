using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NetDsl.Tests.Weights;

/// <summary>Safetensors files put together byte by byte.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Create(string header, ReadOnlySpan<float> values) =>
        Create(header, MemoryMarshal.AsBytes(values).ToArray());

    public static byte[] Create(string header, byte[] data, ulong? declaredLength = null)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, declaredLength ?? (ulong)json.Length);
        return [.. length, .. json, .. data];
    }
}
