using NetDsl.Torch;
using TorchSharp;
using static NetDsl.TorchSharp.Tests.Package.TransferTests;

namespace NetDsl.TorchSharp.Tests.Package;

/// <summary>Files with a module's weights, on the library itself.</summary>
public sealed class ModuleFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".safetensors");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(torch.ScalarType.Float32, "F32")]
    [InlineData(torch.ScalarType.Float16, "F16")]
    [InlineData(torch.ScalarType.BFloat16, "BF16")]
    [InlineData(torch.ScalarType.Float64, "F64")]
    public void What_is_saved_loads_to_the_bit_in_its_own_type(torch.ScalarType type, string name)
    {
        using var network = Scrambled();
        using var from = new Mixed.TorchModule(network, dtype: type);
        using var to = new Mixed.TorchModule(dtype: type);

        ModuleFile.Save(from, path);
        ModuleFile.Load(to, path);

        Assert.Equal(Values(from), Values(to));
        using var reader = new SafetensorsReader(path);
        Assert.Equal(name, reader.Header.Entries["stem.weight"].Type);
        Assert.Equal([5, 3, 3, 2], reader.Header.Entries["stem.weight"].Shape);
        Assert.Equal("I64", reader.Header.Entries["norm.num_batches_tracked"].Type);
        Assert.Equal(from.state_dict().Keys, reader.Header.Entries.Keys);
    }

    [Fact]
    public void Real_numbers_load_into_a_module_of_another_width()
    {
        using var network = Scrambled();
        using var wide = new Mixed.TorchModule(network);
        using var narrow = new Mixed.TorchModule(dtype: torch.ScalarType.Float16);
        using var expected = new Mixed.TorchModule(network, dtype: torch.ScalarType.Float16);

        ModuleFile.Save(wide, path);
        ModuleFile.Load(narrow, path);

        Assert.Equal(Values(expected), Values(narrow));
    }

    [Fact]
    public void A_missing_a_superfluous_and_a_misshapen_tensor_are_named_and_nothing_changes()
    {
        Refused(entries => entries.RemoveAll(entry => entry.Name == "head.bias"), "head.bias", "tensor 'head.bias' of 6, which Mixed needs, is missing");
        Refused(entries => entries.Add(new("other", "F32", [2], 0, 8)), "other", "tensor 'other' of 2 is not a tensor of Mixed");
        Refused(
            entries => entries[0] = entries[0] with { Shape = [3, 5, 3, 2] },
            "stem.weight",
            "tensor 'stem.weight' is 3 x 5 x 3 x 2, but Mixed needs 5 x 3 x 3 x 2");
        Refused(
            entries => entries[0] = entries[0] with { Type = "I32" },
            "stem.weight",
            "tensor 'stem.weight' of 5 x 3 x 3 x 2 holds I32 values, but Mixed needs F32");
    }

    [Fact]
    public void A_file_without_counters_of_batches_loads_and_leaves_them()
    {
        using var module = new Mixed.TorchModule();
        WriteEdited(module, entries => entries.RemoveAll(entry => entry.Name.EndsWith("num_batches_tracked", StringComparison.Ordinal)));

        ModuleFile.Load(module, path);

        Assert.All(Values(module)["stem.weight"], value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_file_of_a_network_is_told_from_that_of_a_module()
    {
        using var network = new Mixed(1);
        using var module = new Mixed.TorchModule();
        network.Save(path);

        var fault = Assert.Throws<WeightFileException>(() => ModuleFile.Load(module, path));

        Assert.Contains("load it with the network's Load and give it to the module with CopyFrom", fault.Message, StringComparison.Ordinal);
    }

    private void Refused(Action<List<SafetensorsEntry>> edit, string tensor, string message)
    {
        using var module = new Mixed.TorchModule();
        var before = Values(module);
        WriteEdited(module, edit);

        var fault = Assert.Throws<WeightFileException>(() => ModuleFile.Load(module, path));

        Assert.Equal((tensor, $"{path}: {message}"), (fault.Tensor, fault.Message));
        Assert.Equal(before, Values(module));
    }

    // A file like the module's own, edited, with zeros for values.
    private void WriteEdited(torch.nn.Module module, Action<List<SafetensorsEntry>> edit)
    {
        ModuleFile.Save(module, path);
        List<SafetensorsEntry> entries;
        using (var reader = new SafetensorsReader(path))
        {
            entries = [.. reader.Header.Entries.Values];
        }

        edit(entries);
        for (var index = 0; index < entries.Count; index++)
        {
            var start = index == 0 ? 0 : entries[index - 1].End;
            entries[index] = entries[index] with { Start = start, End = start + entries[index].End - entries[index].Start };
        }

        SafetensorsWriter.Write(path, [], entries, (stream, index) => stream.Write(new byte[entries[index].End - entries[index].Start]));
    }
}
