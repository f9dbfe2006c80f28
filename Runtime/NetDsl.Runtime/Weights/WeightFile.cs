using NetDsl.Memory;

namespace NetDsl;

/// <summary>The weights of one network as a safetensors file.</summary>
internal static class WeightFile
{
    public static void Save(Network network, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var description = network.Description;
        KeyValuePair<string, string>[] metadata = [new("format", "netdsl"), new("network", description.Name)];
        lock (network.Parameters.Gate)
        {
            SafetensorsWriter.Write(path, metadata, Array.ConvertAll(description.Parameters, network.Parameters.Stored));
        }
    }

    public static void Load(Network network, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var staged = Stage(network.Description, path);
        lock (network.Parameters.Gate)
        {
            staged.Span.CopyTo(network.Parameters.Values);
            network.Parameters.MarkChanged();
        }
    }

    /// <summary>Reads the whole file into memory laid out as the store, so that a fault in its last tensor leaves the network alone.</summary>
    private static NativeBuffer Stage(NetworkDescription description, string path)
    {
        using var reader = new SafetensorsReader(path);
        var entries = Array.ConvertAll(description.Parameters, parameter => reader.Require(parameter.Name, parameter.Shape, description.Name));
        var known = entries.Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in reader.Header.Entries.Values)
        {
            if (!known.Contains(entry.Name))
            {
                throw new WeightFileException(path, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} is not a parameter of {description.Name}");
            }
        }

        var staged = new NativeBuffer((long)description.TrainableFloats + description.StatisticFloats);
        try
        {
            for (var index = 0; index < entries.Length; index++)
            {
                var parameter = description.Parameters[index];
                reader.Read(entries[index], staged.Slice(parameter.Offset, parameter.Length));
            }
        }
        catch
        {
            staged.Dispose();
            throw;
        }

        return staged;
    }
}
