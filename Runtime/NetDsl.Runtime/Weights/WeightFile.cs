using NetDsl.Memory;

namespace NetDsl;

/// <summary>The weights of one network as a safetensors file.</summary>
internal static class WeightFile
{
    /// <summary>
    /// Begins the names of tensors that are no weights, such as an optimizer's in a checkpoint, whose weights therefore load like
    /// any others. No layer's name holds a slash.
    /// </summary>
    public const string OwnPrefix = "netdsl/";

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
        using var reader = new SafetensorsReader(path);
        var known = network.Description.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        using var staged = Stage(reader, network.Description);
        foreach (var entry in reader.Header.Entries.Values)
        {
            if (!known.Contains(entry.Name) && !entry.Name.StartsWith(OwnPrefix, StringComparison.Ordinal))
            {
                throw new WeightFileException(path, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} is not a parameter of {network.Description.Name}");
            }
        }

        Store(staged, network);
    }

    /// <summary>
    /// Reads all weights into memory laid out as the store, once every tensor was found to fit: neither a fault in the last tensor
    /// nor a disk that fails half-way changes the network.
    /// </summary>
    public static NativeBuffer Stage(SafetensorsReader reader, NetworkDescription description)
    {
        var entries = Array.ConvertAll(description.Parameters, parameter => reader.Require(parameter.Name, parameter.Shape, description.Name));
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

    /// <summary>Gives a network the weights that were read.</summary>
    public static void Store(NativeBuffer staged, Network network)
    {
        lock (network.Parameters.Gate)
        {
            network.Parameters.Replace(staged.Span);
        }
    }
}
