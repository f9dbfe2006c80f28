using System.Text.Json;

namespace NetDsl;

/// <summary>
/// The header of a safetensors file: a JSON object that maps each name to <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>, and
/// <c>__metadata__</c> to strings. Read token by token, so that a name that occurs twice is seen.
/// </summary>
internal sealed class SafetensorsHeader
{
    public const string MetadataKey = "__metadata__";

    /// <summary>The tensors by name, in the header's order.</summary>
    public OrderedDictionary<string, SafetensorsEntry> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>The metadata.</summary>
    public Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the JSON of a header.</summary>
    /// <exception cref="WeightFileException">It is no header.</exception>
    public static SafetensorsHeader Parse(string file, ReadOnlySpan<byte> json)
    {
        var header = new SafetensorsHeader();
        var reader = new Utf8JsonReader(json);
        try
        {
            header.Read(file, ref reader);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new WeightFileException(file, null, $"the header is not JSON at its byte {Shape.Count(reader.BytesConsumed)}", fault);
        }

        return header;
    }

    private void Read(string file, ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new WeightFileException(file, null, "the header is not a JSON object");
        }

        var metadataSeen = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == MetadataKey ? metadataSeen : Entries.ContainsKey(name))
            {
                throw new WeightFileException(file, name, $"'{name}' occurs twice in the header");
            }

            if (name == MetadataKey)
            {
                metadataSeen = true;
                ReadMetadata(file, ref reader);
            }
            else
            {
                Entries.Add(name, ReadEntry(file, name, ref reader));
            }
        }

        // Writers pad the header with spaces; anything else behind the object makes the reader throw.
        reader.Read();
    }

    private void ReadMetadata(string file, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new WeightFileException(file, null, $"'{MetadataKey}' is not an object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType != JsonTokenType.String || !Metadata.TryAdd(key, reader.GetString()!))
            {
                throw new WeightFileException(file, null, $"'{MetadataKey}' does not give '{key}' one string");
            }
        }
    }

    private static SafetensorsEntry ReadEntry(string file, string name, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new WeightFileException(file, name, $"tensor '{name}' is not an object with 'dtype', 'shape' and 'data_offsets'");
        }

        string? type = null;
        long[]? shape = null, offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            reader.Read();
            switch (field)
            {
                case "dtype" when type is null && reader.TokenType == JsonTokenType.String:
                    type = reader.GetString();
                    break;
                case "shape" when shape is null:
                    shape = ReadCounts(file, name, field, ref reader);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadCounts(file, name, field, ref reader);
                    break;
                default:
                    throw new WeightFileException(file, name, $"tensor '{name}' has an unexpected or repeated '{field}'");
            }
        }

        if (type is null || shape is null || offsets is not [var start, var end])
        {
            throw new WeightFileException(file, name, $"tensor '{name}' lacks 'dtype', 'shape' or a pair of 'data_offsets'");
        }

        return new SafetensorsEntry(name, type, shape, start, end);
    }

    private static long[] ReadCounts(string file, string name, string field, ref Utf8JsonReader reader)
    {
        var counts = new List<long>();
        var opened = reader.TokenType == JsonTokenType.StartArray;
        while (opened && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out var count) || count < 0)
            {
                opened = false;
            }
            else
            {
                counts.Add(count);
            }
        }

        return opened
            ? [.. counts]
            : throw new WeightFileException(file, name, $"'{field}' of tensor '{name}' is not a list of whole numbers from 0 to {long.MaxValue}");
    }
}
