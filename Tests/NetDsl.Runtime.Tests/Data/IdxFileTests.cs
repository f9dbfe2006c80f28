namespace NetDsl.Tests.Data;

public sealed class IdxFileTests
{
    private static readonly byte[] Images = IdxBytes.Create(0x08, [2, 2, 3], [.. Enumerable.Range(0, 12).Select(value => (byte)(value * 20))]);
    private static readonly byte[] Labels = IdxBytes.Create(0x08, [2], [7, 1]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read_plain_and_gzipped(bool gzip)
    {
        using var folder = new TemporaryFolder();
        folder.Write("images", gzip ? IdxBytes.Gzip(Images) : Images);
        folder.Write("labels", gzip ? IdxBytes.Gzip(Labels) : Labels);
        var dataset = ImageDataset.FromIdx(folder["images"], folder["labels"]);
        var sample = new float[6];
        dataset.CopySample(1, sample);

        Assert.Equal(2, dataset.Count);
        Assert.Equal([2, 3, 1], dataset.SampleShape);
        Assert.Equal(1, dataset.Label(1));
        Assert.Equal(120f / 255, sample[0], 1e-6f);
        Assert.Equal(220f / 255, sample[5], 1e-6f);
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFE, 3 }, new float[] { -2, 3 })]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE, 1, 0 }, new float[] { -2, 256 })]
    [InlineData(0x0C, new byte[] { 0xFF, 0xFF, 0xFF, 0xFE, 0, 1, 0, 0 }, new float[] { -2, 65536 })]
    [InlineData(0x0D, new byte[] { 0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0 }, new float[] { 1, -2 })]
    [InlineData(0x0E, new byte[] { 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0 }, new float[] { 1, -2 })]
    public void Values_of_every_type_are_read(byte type, byte[] data, float[] expected)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(expected, IdxFile.Read(folder.Write("values", IdxBytes.Create(type, [2], data))).ToFloats());
    }

    [Theory]
    [InlineData(new byte[] { }, 0, "expected two zero bytes, the type and the number of axes, but the file ends")]
    [InlineData(new byte[] { 0, 0, 8 }, 3, "expected two zero bytes, the type and the number of axes, but the file ends")]
    [InlineData(new byte[] { 1, 0, 8, 1, 0, 0, 0, 0 }, 0, "expected the two zero bytes that an IDX file begins with, but found 0x01 0x00")]
    [InlineData(new byte[] { 0, 0, 7, 1, 0, 0, 0, 0 }, 2, "expected a type, 0x08, 0x09 or 0x0B to 0x0E, but found 0x07")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, 3, "expected at least one axis, but found 0")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0, 0 }, 10, "expected the length of axis 2 of 2, but the file ends")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 3, 9 }, 9, "expected 3 bytes of values for 3, but the file ends after 1 of them")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 9, 9 }, 9, "expected the end of the file after 1 bytes of values for 1, but found more")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x80, 0, 0, 0 }, 4, "axis 1 has the length 2,147,483,648")]
    [InlineData(new byte[] { 0, 0, 14, 2, 0, 1, 0, 0, 0, 1, 0, 0 }, 8, "expected an array of at most 2,147,483,591 bytes, but axis 2 has the length 65,536")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x7F, 0, 0, 0, 1 }, 9, "expected 2,130,706,432 bytes of values for 2130706432, but the file ends after 1 of them")]
    public void A_broken_file_is_refused_with_the_byte_what_was_expected_and_what_was_found(byte[] bytes, long position, string problem)
    {
        using var folder = new TemporaryFolder();
        foreach (var path in (string[])[folder.Write("plain", bytes), folder.Write("zipped", IdxBytes.Gzip(bytes))])
        {
            var fault = Assert.Throws<DataFileException>(() => IdxFile.Read(path));
            Assert.Equal(position, fault.Position);
            Assert.Equal(path, fault.File);
            Assert.StartsWith($"{path}: at byte {position}, ", fault.Message);
            Assert.Contains(problem, fault.Message);
        }
    }

    [Fact]
    public void A_truncated_gzipped_file_is_refused_unless_every_value_is_there()
    {
        using var folder = new TemporaryFolder();
        var bytes = IdxBytes.Gzip(Images);
        var refused = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            folder.Write("cut", bytes[..length]);
            try
            {
                Assert.Equal(Images[16..], IdxFile.Read(folder["cut"]).Data.ToArray());
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, bytes.Length - 12, bytes.Length);
    }

    [Fact]
    public void Damaged_gzip_data_are_told()
    {
        using var folder = new TemporaryFolder();
        var bytes = IdxBytes.Gzip(Images);
        bytes.AsSpan(12, 6).Fill(0xFF);
        Assert.Throws<DataFileException>(() => IdxFile.Read(folder.Write("damaged", bytes)));
    }

    [Fact]
    public void Labels_that_do_not_belong_to_the_images_are_refused()
    {
        using var folder = new TemporaryFolder();
        var images = folder.Write("images", Images);
        var three = folder.Write("three", IdxBytes.Create(0x08, [3], [1, 2, 3]));
        Assert.EndsWith($"expected 2 labels, one for each image of {images}, but found 3", Assert.Throws<DataFileException>(() => ImageDataset.FromIdx(images, three)).Message);
        Assert.EndsWith("expected labels, 1 axes, but found 3: 2 x 2 x 3", Assert.Throws<DataFileException>(() => ImageDataset.FromIdx(images, images)).Message);
        var shorts = folder.Write("shorts", IdxBytes.Create(0x0B, [1], [1, 2]));
        Assert.EndsWith("expected labels of type UnsignedByte (0x08), but found Short (0x0B)", Assert.Throws<DataFileException>(() => ImageDataset.FromIdx(images, shorts)).Message);
    }

    [Theory]
    [InlineData(new[] { 2, 0, 3 }, 2, 8, "axis 2 has the length 0")]
    [InlineData(new[] { 0, 65_536, 65_536 }, 0, 12, "axis 3 has the length 65,536")]
    public void Images_of_no_pixel_or_too_many_are_refused_with_the_place(int[] axes, int count, int position, string problem)
    {
        using var folder = new TemporaryFolder();
        var images = folder.Write("images", IdxBytes.Create(0x08, axes, []));
        var labels = folder.Write("labels", IdxBytes.Create(0x08, [count], new byte[count]));
        var fault = Assert.Throws<DataFileException>(() => ImageDataset.FromIdx(images, labels));
        Assert.Equal(position, fault.Position);
        Assert.EndsWith(problem, fault.Message);
    }
}
