using NetDsl.Torch;
using static TorchSharp.torch;

namespace NetDsl.TorchSharp.Tests;

/// <summary>Which values of a file can become values of a tensor, and how files of several types are written.</summary>
public sealed class StoredTypeTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".safetensors");

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("F32", ScalarType.Float16, true)]
    [InlineData("BF16", ScalarType.Float32, true)]
    [InlineData("F64", ScalarType.BFloat16, true)]
    [InlineData("I64", ScalarType.Int64, true)]
    [InlineData("I64", ScalarType.Float32, false)]
    [InlineData("F32", ScalarType.Int64, false)]
    [InlineData("I32", ScalarType.Int64, false)]
    [InlineData("F32", ScalarType.ComplexFloat32, false)]
    public void Real_numbers_change_their_width_and_others_stay_what_they_are(string stored, ScalarType tensor, bool fits) =>
        Assert.Equal(fits, StoredType.Fits(stored, tensor));

    [Fact]
    public void Every_type_has_one_name() => Assert.All(
        Enum.GetValues<ScalarType>(),
        type => Assert.True(StoredType.NameOf(type) is not { } name || StoredType.Of(name) == type));

    [Fact]
    public void A_file_holds_tensors_of_several_types_and_single_values()
    {
        SafetensorsEntry[] entries = [new("bn.weight", "F16", [3], 0, 6), new("bn.num_batches_tracked", "I64", [], 6, 14)];
        byte[][] bytes = [[1, 2, 3, 4, 5, 6], [7, 0, 0, 0, 0, 0, 0, 0]];

        SafetensorsWriter.Write(path, [new("format", "pt")], entries, (stream, index) => stream.Write(bytes[index]));

        using var reader = new SafetensorsReader(path);
        Assert.Equal("pt", reader.Header.Metadata["format"]);
        foreach (var (entry, expected) in entries.Zip(bytes))
        {
            var found = reader.Header.Entries[entry.Name];
            var read = new byte[expected.Length];
            reader.Read(found, read.AsSpan());
            Assert.Equal((entry.Type, entry.ShapeText), (found.Type, found.ShapeText));
            Assert.Equal(expected, read);
        }
    }
}
