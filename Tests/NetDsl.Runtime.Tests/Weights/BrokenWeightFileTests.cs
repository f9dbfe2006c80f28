using System.Globalization;

namespace NetDsl.Tests.Weights;

/// <summary>Each broken file gives one error that names it, and leaves the network as it was.</summary>
public sealed class BrokenWeightFileTests
{
    private const string Kernel = """ "dense1.kernel":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]} """;
    private const string Bias = """ "dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[48,60]} """;
    private const string Mean = """ "centre.moving_mean":{"dtype":"F32","shape":[3],"data_offsets":[60,72]} """;
    private const string Head = """ "head.kernel":{"dtype":"F32","shape":[2,2],"data_offsets":[72,88]} """;

    [Theory]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[4],"data_offsets":[48,64]} """, 76, "centre.moving_mean", "tensor 'centre.moving_mean' of 3 begins at byte 60 of the data and overlaps 'dense1.bias', which ends at 64")]
    [InlineData(Kernel, """ "dense1.bias":{"dtype":"F32","shape":[4],"data_offsets":[48,64]} """, """ "centre.moving_mean":{"dtype":"F32","shape":[3],"data_offsets":[64,76]} """, 76, "dense1.bias", "tensor 'dense1.bias' is 4, but Linear needs 3")]
    [InlineData(Bias, Mean, """ "dense1.kernel":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]} """, 72, "dense1.kernel", "tensor 'dense1.kernel' is 3 x 4, but Linear needs 4 x 3")]
    [InlineData(Kernel, Mean, """ "dense1.bios":{"dtype":"F32","shape":[3],"data_offsets":[48,60]} """, 72, "dense1.bias", "tensor 'dense1.bias' of 3, which Linear needs, is missing")]
    [InlineData(Bias, Mean, """ "dense1.weight":{"dtype":"F32","shape":[3,4],"data_offsets":[0,48]} """, 72, "dense1.kernel", "tensor 'dense1.kernel' of 4 x 3, which Linear needs, is missing; the file has 'dense1.weight', as PyTorch names it")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"I32","shape":[3],"data_offsets":[48,60]} """, 72, "dense1.bias", "tensor 'dense1.bias' of 3 holds I32 values, but Linear needs F32")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"X7","shape":[3],"data_offsets":[48,60]} """, 72, "dense1.bias", "tensor 'dense1.bias' has the unknown type 'X7'")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[48,56]} """, 72, "dense1.bias", "tensor 'dense1.bias' of 3 needs 12 bytes as F32, but its offsets are 48 to 56")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[60,48]} """, 72, "dense1.bias", "tensor 'dense1.bias' of 3 needs 12 bytes as F32, but its offsets are 60 to 48")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807,3],"data_offsets":[48,60]} """, 72, "dense1.bias", "but its offsets are 48 to 60")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[-3],"data_offsets":[48,60]} """, 72, "dense1.bias", "'shape' of tensor 'dense1.bias' is not a list of whole numbers")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[48]} """, 72, "dense1.bias", "tensor 'dense1.bias' lacks 'dtype', 'shape' or a pair of 'data_offsets'")]
    [InlineData(Kernel, Mean, """ "dense1.bias":{"dtype":"F32","dtype":"F32","shape":[3],"data_offsets":[48,60]} """, 72, "dense1.bias", "tensor 'dense1.bias' has an unexpected or repeated 'dtype'")]
    [InlineData(Kernel, Mean, """ "dense1.bias":[3] """, 72, "dense1.bias", "tensor 'dense1.bias' is not an object with 'dtype', 'shape' and 'data_offsets'")]
    [InlineData(Kernel, Mean, Kernel, 72, "dense1.kernel", "'dense1.kernel' occurs twice in the header")]
    [InlineData(Kernel, Bias, Mean, 68, "centre.moving_mean", "tensor 'centre.moving_mean' of 3 ends at byte 72 of the data, but the file holds 68; it is truncated")]
    [InlineData(Kernel, Bias, Mean, 80, null, "the tensors end at byte 72 of the data, but the file holds 80")]
    [InlineData(Kernel, Bias, """ "centre.moving_mean":{"dtype":"F32","shape":[3],"data_offsets":[64,76]} """, 76, "centre.moving_mean", "bytes 60 to 64 of the data, before tensor 'centre.moving_mean', belong to no tensor")]
    [InlineData(Kernel, Bias, """ "__metadata__":{"format":3} """, 60, null, "'__metadata__' does not give 'format' one string")]
    [InlineData(Kernel, Bias, """ "__metadata__":"x" """, 60, null, "'__metadata__' is not an object")]
    [InlineData(Kernel, Bias, """ broken """, 60, null, "the header is not JSON at its byte")]
    [InlineData(Kernel, Bias, """ "\ud800":{"dtype":"F32","shape":[],"data_offsets":[60,64]} """, 60, null, "the header is not JSON at its byte")]
    public void A_header_that_lies_is_refused(string first, string second, string third, int dataBytes, string? tensor, string problem)
    {
        var fault = AssertRefused(SafetensorsBytes.Create($"{{{first},{second},{third}}}", new byte[dataBytes]), problem);
        Assert.Equal(tensor, fault.Tensor);
    }

    [Fact]
    public void A_tensor_that_the_network_lacks_is_named_with_its_shape() =>
        AssertRefused(
            SafetensorsBytes.Create($"{{{Kernel},{Bias},{Mean},{Head}}}", new byte[88]),
            "tensor 'head.kernel' of 2 x 2 is not a parameter of Linear");

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_too_short_for_a_length_is_refused(int bytes) =>
        AssertRefused(new byte[bytes], $"the file holds {bytes} bytes, but a safetensors file begins with 8 bytes that give the length of its header");

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1ul << 40)]
    [InlineData(100ul)]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken(ulong declared) =>
        AssertRefused(SafetensorsBytes.Create("{}", [], declared), $"the header is declared as {declared:N0} bytes, but 2 bytes follow");

    [Theory]
    [InlineData("[]")]
    [InlineData("3")]
    public void A_header_that_is_no_object_is_refused(string header) =>
        AssertRefused(SafetensorsBytes.Create(header, []), "the header is not a JSON object");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":")]
    public void A_header_that_ends_early_or_goes_on_is_refused(string header) =>
        AssertRefused(SafetensorsBytes.Create(header, []), "the header is not");

    [Fact]
    public void Every_truncation_of_a_good_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        network.Save(folder["good"]);
        var bytes = File.ReadAllBytes(folder["good"]);
        for (var length = 0; length < bytes.Length; length++)
        {
            folder.Write("cut", bytes[..length]);
            Assert.Throws<WeightFileException>(() => network.Load(folder["cut"]));
        }
    }

    [Fact]
    public void No_changed_byte_of_a_header_raises_anything_but_a_clear_error()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        network.Save(folder["good"]);
        var bytes = File.ReadAllBytes(folder["good"]);
        var random = new RandomStream(7, 7);
        for (var round = 0; round < 2000; round++)
        {
            var mutated = (byte[])bytes.Clone();
            mutated[random.NextInt(bytes.Length - 72)] = (byte)random.NextBits();
            folder.Write("mutated", mutated);
            try
            {
                network.Load(folder["mutated"]);
            }
            catch (WeightFileException fault)
            {
                Assert.StartsWith(folder["mutated"] + ": ", fault.Message);
            }
        }
    }

    [Fact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var dotted = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        dotted.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = dotted;
        try
        {
            AssertRefused(
                SafetensorsBytes.Create($"{{{Kernel},{Bias},{Mean}}}", new byte[1500]),
                "the tensors end at byte 72 of the data, but the file holds 1,500");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static WeightFileException AssertRefused(byte[] bytes, string problem)
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        var before = network.Parameters.Values.ToArray();
        var version = network.Parameters.Version;
        var path = folder.Write("broken.safetensors", bytes);

        var fault = Assert.Throws<WeightFileException>(() => network.Load(path));

        Assert.StartsWith(path + ": ", fault.Message);
        Assert.Contains(problem, fault.Message);
        Assert.Equal(path, fault.File);
        Assert.Equal(before, network.Parameters.Values);
        Assert.Equal(version, network.Parameters.Version);
        return fault;
    }
}
