using System.Numerics.Tensors;

namespace NetDsl;

/// <summary>Images in memory, each height × width × channels, with a class each.</summary>
public sealed class ImageDataset : IDataset
{
    private readonly ReadOnlyMemory<float> floats;
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly float scale;
    private readonly int[] labels;
    private readonly int length;

    /// <summary>Images as floats.</summary>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="pixels">All images one after another; not copied.</param>
    /// <param name="labels">The class of each image, at least 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a label is negative.</exception>
    public ImageDataset(int height, int width, int channels, ReadOnlyMemory<float> pixels, ReadOnlySpan<int> labels)
        : this(height, width, channels, labels, pixels.Length) => floats = pixels;

    /// <summary>Images as bytes, which take a quarter of the memory; they are scaled when a sample is read.</summary>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="pixels">All images one after another; not copied.</param>
    /// <param name="labels">The class of each image, at least 0.</param>
    /// <param name="scale">What a byte is multiplied by; the default gives 0 to 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other, or a label is negative.</exception>
    public ImageDataset(int height, int width, int channels, ReadOnlyMemory<byte> pixels, ReadOnlySpan<int> labels, float scale = 1f / 255)
        : this(height, width, channels, labels, pixels.Length)
    {
        bytes = pixels;
        this.scale = scale;
    }

    private ImageDataset(int height, int width, int channels, ReadOnlySpan<int> labels, int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        length = Shape.Length([height, width, channels]);
        if ((long)labels.Length * length != pixels)
        {
            throw new ArgumentException(
                $"{Shape.Count(labels.Length)} images of {Shape.Values([height, width, channels])} need {Shape.Count((long)labels.Length * length)} values, but there are {Shape.Count(pixels)}.",
                nameof(pixels));
        }

        for (var index = 0; index < labels.Length; index++)
        {
            if (labels[index] < 0)
            {
                throw new ArgumentException($"Image {index} has the label {labels[index]}; labels count from 0.", nameof(labels));
            }
        }

        SampleShape = Array.AsReadOnly([height, width, channels]);
        this.labels = labels.ToArray();
    }

    /// <inheritdoc/>
    public int Count => labels.Length;

    /// <inheritdoc/>
    public IReadOnlyList<int> SampleShape { get; }

    /// <summary>Reads images and labels of IDX files, as those of MNIST, gzipped or not. Bytes become 0 to 1.</summary>
    /// <param name="images">Bytes of images × height × width, or with channels as a fourth axis.</param>
    /// <param name="labels">Bytes, one for each image.</param>
    /// <exception cref="DataFileException">A file is damaged, or the two do not belong together.</exception>
    public static ImageDataset FromIdx(string images, string labels)
    {
        var pixels = IdxFile.Read(images);
        var classes = IdxFile.Read(labels);
        pixels.Require(IdxType.UnsignedByte, "images x height x width", 3, 4);
        classes.Require(IdxType.UnsignedByte, "labels", 1, 1);
        var shape = pixels.Dimensions;
        if (shape[0] != classes.Dimensions[0])
        {
            throw new DataFileException(labels, 4, $"expected {Shape.Count(shape[0])} labels, one for each image of {images}, but found {Shape.Count(classes.Dimensions[0])}");
        }

        CheckImages(images, shape);
        var numbers = Array.ConvertAll(classes.Data.ToArray(), label => (int)label);
        return new ImageDataset(shape[1], shape[2], shape.Count == 4 ? shape[3] : 1, pixels.Data, numbers);
    }

    /// <inheritdoc/>
    public void CopySample(int index, Span<float> sample)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        if (bytes.IsEmpty)
        {
            floats.Span.Slice(index * length, length).CopyTo(sample);
            return;
        }

        TensorPrimitives.ConvertTruncating(bytes.Span.Slice(index * length, length), sample);
        TensorPrimitives.Multiply(sample[..length], scale, sample);
    }

    /// <inheritdoc/>
    public int Label(int index) => labels[index];

    /// <summary>A file without a value may declare axes of any length, so that their product alone says nothing of the images.</summary>
    private static void CheckImages(string path, IReadOnlyList<int> axes)
    {
        var values = 1L;
        for (var axis = 1; axis < axes.Count; axis++)
        {
            values *= axes[axis];
            if (values == 0 || values > Array.MaxLength)
            {
                throw new DataFileException(path, 4 + 4 * axis, $"expected images of 1 to {Shape.Count(Array.MaxLength)} values, but axis {axis + 1} has the length {Shape.Count(axes[axis])}");
            }
        }
    }
}
