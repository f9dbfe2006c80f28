using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NetDsl;

/// <summary>Writes tensors as a safetensors file.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The values begin at a multiple of this many bytes, so that a reader may map them.</summary>
    private const int Alignment = 8;

    private static ReadOnlySpan<byte> Padding => "        "u8;

    /// <summary>Writes tensors of 32-bit floats.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<StoredTensor> tensors)
    {
        var start = 0L;
        var entries = tensors.Select(tensor =>
        {
            var entry = new SafetensorsEntry(
                tensor.Name, "F32", Array.ConvertAll(tensor.Shape, axis => (long)axis), start, start + (long)tensor.Values.Length * sizeof(float));
            start = entry.End;
            return entry;
        });
        Write(path, metadata, [.. entries], (stream, index) =>
        {
            for (var rest = tensors[index].Values; !rest.IsEmpty; rest = rest[Math.Min(rest.Length, 1 << 24)..])
            {
                stream.Write(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, 1 << 24)]));
            }
        });
    }

    /// <summary>Writes tensors of any types.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metadata">What else the header says.</param>
    /// <param name="entries">The tensors, each of which begins where the one before ends.</param>
    /// <param name="write">Writes the values of one of them, by its index.</param>
    public static void Write(
        string path,
        IEnumerable<KeyValuePair<string, string>> metadata,
        IReadOnlyList<SafetensorsEntry> entries,
        Action<Stream, int> write)
    {
        var header = Header(metadata, entries);
        AtomicFile.Write(path, stream =>
        {
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            for (var index = 0; index < entries.Count; index++)
            {
                write(stream, index);
            }
        });
    }

    private static byte[] Header(IEnumerable<KeyValuePair<string, string>> metadata, IReadOnlyList<SafetensorsEntry> entries)
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
            foreach (var entry in entries)
            {
                Write(json, entry);
            }

            json.WriteEndObject();
        }

        buffer.Write(Padding[..((Alignment - buffer.WrittenCount % Alignment) % Alignment)]);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, SafetensorsEntry entry)
    {
        json.WriteStartObject(entry.Name);
        json.WriteString("dtype", entry.Type);
        json.WriteStartArray("shape");
        foreach (var axis in entry.Shape)
        {
            json.WriteNumberValue(axis);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(entry.Start);
        json.WriteNumberValue(entry.End);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
