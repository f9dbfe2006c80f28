using TorchSharp;

namespace NetDsl.Torch;

/// <summary>
/// The weights of a module as a safetensors file with the names and layouts of its <c>state_dict</c>, as PyTorch has them: what the same
/// network wrote in Python loads here, and the other way round.
/// </summary>
public static class ModuleFile
{
    /// <summary>
    /// How many batches a normalisation has seen. Files may lack it, since older versions of PyTorch did not count. It is a whole number in
    /// PyTorch always; versions of TorchSharp make a real one of it along with the weights.
    /// </summary>
    private const string Counter = "num_batches_tracked";

    /// <summary>
    /// Saves all parameters and buffers of a module, each in its own type, from whatever device. The file is complete or, on failure, as it
    /// was.
    /// </summary>
    /// <param name="module">The module, of NetDsl or any other. Nobody may be training it meanwhile.</param>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <exception cref="NotSupportedException">A tensor holds values that the format does not know, such as complex numbers.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(torch.nn.Module module, string path)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var tensors = new ModuleState(module).Tensors.ToList();
        var entries = new List<SafetensorsEntry>(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            var start = entries.Count == 0 ? 0 : entries[^1].End;
            var entry = new SafetensorsEntry(name, IsCounter(name) ? "I64" : TypeOf(name, tensor), tensor.shape, start, start);
            entries.Add(entry with { End = start + tensor.numel() * entry.ValueBytes });
        }

        SafetensorsWriter.Write(path, [new("format", "pt")], entries, (stream, index) =>
        {
            using var host = Tensors.OnHost(tensors[index].Value, StoredType.Of(entries[index].Type)!.Value);
            stream.Write(host.bytes);
        });
    }

    /// <summary>
    /// Loads all parameters and buffers of a module, wherever it lies and of whatever floating-point type it is. Nothing changes unless every
    /// tensor fits.
    /// </summary>
    /// <param name="module">The module, of NetDsl or any other. Nobody may be using it meanwhile.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is damaged, lacks a tensor of the module, has one that the module has not, or has one of
    /// another shape or type. Counters of batches, <c>num_batches_tracked</c>, may be missing.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static void Load(torch.nn.Module module, string path)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var tensors = new ModuleState(module).Tensors;
        using var reader = new SafetensorsReader(path);
        RefuseOwnFiles(path, reader.Header, tensors);
        var found = Match(path, reader.Header, tensors, module.GetName());
        using var staged = new StagedTensors();
        foreach (var (entry, tensor) in found)
        {
            reader.Read(entry, staged.Add(tensor, StoredType.Of(entry.Type)!.Value));
        }

        staged.Commit();
    }

    private static bool IsCounter(string name) => name == Counter || name.EndsWith("." + Counter, StringComparison.Ordinal);

    private static string TypeOf(string name, torch.Tensor tensor) => StoredType.NameOf(tensor.dtype) ?? throw new NotSupportedException(
        $"Tensor '{name}' holds {tensor.dtype} values, which a safetensors file cannot; convert it to real numbers first.");

    private static List<(SafetensorsEntry Entry, torch.Tensor Tensor)> Match(
        string path, SafetensorsHeader header, IReadOnlyDictionary<string, torch.Tensor> tensors, string owner)
    {
        var found = new List<(SafetensorsEntry, torch.Tensor)>();
        foreach (var (name, tensor) in tensors)
        {
            if (header.Entries.TryGetValue(name, out var entry))
            {
                found.Add((Checked(path, entry, tensor, owner), tensor));
            }
            else if (!IsCounter(name))
            {
                throw new WeightFileException(
                    path, name, $"tensor '{name}' of {SafetensorsEntry.Text(tensor.shape)}, which {owner} needs, is missing");
            }
        }

        var foreign = header.Entries.Values.FirstOrDefault(entry => !tensors.ContainsKey(entry.Name));
        return foreign is null
            ? found
            : throw new WeightFileException(path, foreign.Name, $"tensor '{foreign.Name}' of {foreign.ShapeText} is not a tensor of {owner}");
    }

    private static SafetensorsEntry Checked(string path, SafetensorsEntry entry, torch.Tensor tensor, string owner)
    {
        var shape = tensor.shape;
        if (!shape.AsSpan().SequenceEqual(entry.Shape))
        {
            throw new WeightFileException(
                path, entry.Name, $"tensor '{entry.Name}' is {entry.ShapeText}, but {owner} needs {SafetensorsEntry.Text(shape)}");
        }

        if (StoredType.Of(entry.Type) is null || !(IsCounter(entry.Name) || StoredType.Fits(entry.Type, tensor.dtype)))
        {
            throw new WeightFileException(
                path, entry.Name, $"tensor '{entry.Name}' of {entry.ShapeText} holds {entry.Type} values, but {owner} needs {TypeOf(entry.Name, tensor)}");
        }

        return entry;
    }

    // The network's own file has other names and layouts, and all of its tensors would be wrong.
    private static void RefuseOwnFiles(string path, SafetensorsHeader header, IReadOnlyDictionary<string, torch.Tensor> tensors)
    {
        if (header.Metadata.TryGetValue("format", out var format) && format == "netdsl" && !header.Entries.Keys.All(tensors.ContainsKey))
        {
            throw new WeightFileException(
                path, null, "the file holds the weights of a network, not of a module; load it with the network's Load and give it to the module with CopyFrom");
        }
    }
}
