using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetDsl;

/// <summary>Writes tensors of 32-bit floats as a safetensors file.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The values begin at a multiple of this many bytes, so that a reader may map them.</summary>
    private const int Alignment = 8;

    public static void Write(string path, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<StoredTensor> tensors)
    {
        var header = Header(metadata, tensors);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (var tensor in tensors)
            {
                for (var rest = tensor.Values; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, 1 << 24)..])
                {
                    stream.Write(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, 1 << 24)]));
                }
            }
        });
    }

    private static ReadOnlySpan<byte> Padding => "        "u8;

    private static byte[] Header(IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<StoredTensor> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach (var (key, value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                offset = Entry(json, tensor, offset);
            }

            json.WriteEndObject();
        }

        buffer.Write(Padding[..((Alignment - buffer.WrittenCount % Alignment) % Alignment)]);
        return buffer.WrittenSpan.ToArray();
    }

    private static long Entry(Utf8JsonWriter json, StoredTensor tensor, long start)
    {
        var end = start + (long)tensor.Values.Length * sizeof(float);
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", "F32");
        json.WriteStartArray("shape");
        foreach (var axis in tensor.Shape)
        {
            json.WriteNumberValue(axis);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
