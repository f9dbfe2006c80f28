using Digits;
using NetDsl;

namespace NetworkTests.SampleProjects;

/// <summary>The files that the digits sample reads, and how it distorts what is in them.</summary>
public sealed class DigitFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void With_the_test_files_alone_four_fifths_train_and_the_last_fifth_tests()
    {
        WritePair("t10k", 20);

        var (training, test) = DigitFiles.Read(folder.FullName);

        Assert.Equal((16, 4), (training.Count, test.Count));
        Assert.Equal(16 % 10, test.Label(0));
    }

    [Fact]
    public void With_the_training_files_all_test_files_test()
    {
        WritePair("t10k", 20);
        WritePair("train", 60);

        var (training, test) = DigitFiles.Read(folder.FullName);

        Assert.Equal((60, 20), (training.Count, test.Count));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var fault = Assert.ThrowsAny<IOException>(() => DigitFiles.Read(Path.Combine(folder.FullName, "none")));

        Assert.Contains("none", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_images_and_missing_labels_are_named()
    {
        Assert.Contains("t10k-images-idx3-ubyte", Assert.ThrowsAny<IOException>(() => DigitFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
        WritePair("t10k", 20);
        File.Delete(PathOf("t10k-labels-idx1-ubyte"));

        Assert.Contains("t10k-labels-idx1-ubyte", Assert.ThrowsAny<IOException>(() => DigitFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_truncated_file_is_named_with_what_it_lacks()
    {
        WritePair("t10k", 20);
        File.WriteAllBytes(PathOf("t10k-images-idx3-ubyte"), File.ReadAllBytes(PathOf("t10k-images-idx3-ubyte"))[..1000]);

        Assert.Contains("15,680", Assert.Throws<DataFileException>(() => DigitFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_that_is_no_digit_is_named()
    {
        WritePair("t10k", 20);
        var labels = File.ReadAllBytes(PathOf("t10k-labels-idx1-ubyte"));
        labels[^1] = 10;
        File.WriteAllBytes(PathOf("t10k-labels-idx1-ubyte"), labels);

        Assert.Contains("label 19 is 10", Assert.ThrowsAny<IOException>(() => DigitFiles.Read(folder.FullName)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Distortion_moves_ink_a_little_and_depends_on_the_stream_alone()
    {
        var original = new float[28 * 28];
        for (var row = 10; row < 18; row++)
        {
            original.AsSpan((row * 28) + 10, 8).Fill(1);
        }

        var (one, other) = ((float[])original.Clone(), (float[])original.Clone());
        new Handwriting().Apply(one, count: 1, new RandomStream(seed: 5, stream: 0));
        new Handwriting().Apply(other, count: 1, new RandomStream(seed: 5, stream: 0));

        Assert.Equal(one, other);
        Assert.NotEqual(original, one);
        Assert.InRange(one.Sum(), 0.75f * original.Sum(), 1.3f * original.Sum());
        Assert.All(one.AsSpan(0, 5 * 28).ToArray(), value => Assert.Equal(0, value));
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void WritePair(string name, byte count)
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28, .. new byte[count * 28 * 28]];
        byte[] labels = [0, 0, 8, 1, 0, 0, 0, count, .. Enumerable.Range(0, count).Select(index => (byte)(index % 10))];
        File.WriteAllBytes(PathOf($"{name}-images-idx3-ubyte"), images);
        File.WriteAllBytes(PathOf($"{name}-labels-idx1-ubyte"), labels);
    }
}
