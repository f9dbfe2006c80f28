using NetDsl;

namespace Digits;

/// <summary>
/// The files of MNIST in a folder. Where the 60,000 training images are there, they train and the 10,000 test images test; where only
/// the test images are, four fifths of them train and the last fifth tests.
/// </summary>
internal static class DigitFiles
{
    private const int Rows = 28;
    private const int Classes = 10;
    private static readonly string[] Endings = ["", ".gz"];

    /// <summary>Reads the images.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>What is learnt from and what is held out.</returns>
    /// <exception cref="IOException">The folder or a file is missing, damaged, or does not hold digits.</exception>
    public static (IDataset Training, IDataset Test) Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}'; name the folder that holds t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, gzipped or not.");
        }

        var test = Pair(folder, "t10k") ?? throw new FileNotFoundException($"'{folder}' has no t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz; put the four files of MNIST there, or at least the two that begin with t10k.");
        if (Pair(folder, "train") is { } training)
        {
            return (training, test);
        }

        var first = test.Count * 4 / 5;
        return (test.Subset(..first), test.Subset(first..));
    }

    private static ImageDataset? Pair(string folder, string name)
    {
        if (Find(folder, $"{name}-images-idx3-ubyte") is not { } images)
        {
            return null;
        }

        var labels = Find(folder, $"{name}-labels-idx1-ubyte")
            ?? throw new FileNotFoundException($"'{folder}' has {Path.GetFileName(images)}, but no {name}-labels-idx1-ubyte or {name}-labels-idx1-ubyte.gz; put it beside.");
        return Checked(images, labels);
    }

    private static ImageDataset Checked(string images, string labels)
    {
        var digits = ImageDataset.FromIdx(images, labels);
        if (digits.SampleShape is not [Rows, Rows, 1])
        {
            throw new IOException($"{images}: the images are {string.Join(" x ", digits.SampleShape)}, but digits are {Rows} x {Rows} x 1.");
        }

        if (digits.Count < Classes)
        {
            throw new IOException($"{images}: there are {digits.Count} images, too few to train on some and test on others.");
        }

        for (var index = 0; index < digits.Count; index++)
        {
            if (digits.Label(index) >= Classes)
            {
                throw new IOException($"{labels}: label {index} is {digits.Label(index)}, but digits are 0 to {Classes - 1}.");
            }
        }

        return digits;
    }

    private static string? Find(string folder, string name) =>
        Endings.Select(ending => Path.Combine(folder, name + ending)).FirstOrDefault(File.Exists);
}
