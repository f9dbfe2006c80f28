using System.Text;

namespace NetDsl.Tests.Weights;

public sealed class WeightFileTests
{
    [Fact]
    public void Saved_weights_load_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork(seed: 1);
        network.Parameters["centre.moving_mean"][1] = 0.1f;
        network.Save(folder["w.safetensors"]);
        using var other = new LinearNetwork(seed: 2);
        other.Load(folder["w.safetensors"]);

        Assert.Equal(network.Parameters.Values, other.Parameters.Values);
    }

    [Fact]
    public void The_file_is_what_the_format_says()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        network.Save(folder["w.safetensors"]);
        var bytes = File.ReadAllBytes(folder["w.safetensors"]);
        var header = (int)BitConverter.ToUInt64(bytes);

        Assert.Equal(0, header % 8);
        Assert.Equal(
            """{"__metadata__":{"format":"netdsl","network":"Linear"},"dense1.kernel":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},"dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[48,60]},"centre.moving_mean":{"dtype":"F32","shape":[3],"data_offsets":[60,72]}}""",
            Encoding.UTF8.GetString(bytes, 8, header).TrimEnd(' '));
        Assert.Equal(8 + header + 72, bytes.Length);
        Assert.Equal(network.Parameters["dense1.kernel"][1], BitConverter.ToSingle(bytes, 8 + header + 4));
    }

    [Fact]
    public void Loading_changes_the_next_prediction()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork(seed: 1);
        using var other = new LinearNetwork(seed: 2);
        float[] image = [1, 2, 3, 4];
        var before = other.PredictAll(image);
        network.Save(folder["w"]);
        other.Load(folder["w"]);

        Assert.NotEqual(before, other.PredictAll(image));
        Assert.Equal(network.PredictAll(image), other.PredictAll(image));
    }

    [Fact]
    public void Tensors_in_another_order_and_without_metadata_load()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        var path = folder.Write("w", SafetensorsBytes.Create(
            """{"centre.moving_mean":{"dtype":"F32","shape":[3],"data_offsets":[60,72]},"dense1.bias":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"dense1.kernel":{"data_offsets":[12,60],"shape":[4,3],"dtype":"F32"}}""",
            [.. Enumerable.Range(1, 18).Select(value => (float)value)]));
        network.Load(path);

        Assert.Equal([1f, 2, 3], network.Parameters["dense1.bias"]);
        Assert.Equal(15f, network.Parameters["dense1.kernel"][11]);
        Assert.Equal([16f, 17, 18], network.Parameters["centre.moving_mean"]);
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("w", [1, 2, 3]);
        var fault = Assert.Throws<IOException>(() => AtomicFile.Write(folder["w"], stream =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("the disk is full");
        }));

        Assert.Equal("the disk is full", fault.Message);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder["w"]));
        Assert.Equal([folder["w"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void What_a_killed_process_left_is_written_over()
    {
        using var folder = new TemporaryFolder();
        folder.Write("w.unfinished", new byte[1000]);
        AtomicFile.Write(folder["w"], stream => stream.WriteByte(7));
        Assert.Equal([7], File.ReadAllBytes(folder["w"]));
        Assert.Equal([folder["w"]], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_absent_is_named()
    {
        using var folder = new TemporaryFolder();
        using var network = new LinearNetwork();
        var path = Path.Combine(folder["absent"], "w");
        Assert.Contains(path, Assert.ThrowsAny<IOException>(() => network.Save(path)).Message);
        Assert.Contains(path, Assert.ThrowsAny<IOException>(() => network.Load(path)).Message);
    }
}
