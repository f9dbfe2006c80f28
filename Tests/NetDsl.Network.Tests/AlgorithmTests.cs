using System.Runtime.Intrinsics;
using NetDsl;

namespace NetworkTests;

[Network("""
    input 28x28x32
    conv2d 64, 3x3, padding: same, activation: relu
    conv2d 64, 3x3, padding: same
    """)]
public sealed partial class Filtered;

[Network("""
    input 28x28x32
    default conv2d algorithm: direct
    conv2d 64, 3x3, padding: same, activation: relu
    conv2d 64, 3x3, padding: same
    """)]
public sealed partial class Direct;

[Network]
[Input(28, 28, 32)]
[Conv2D(64, 3, Padding = Padding.Same, Activation = Activation.Relu, Algorithm = ConvolutionAlgorithm.Direct)]
[Conv2D(64, 3, Padding = Padding.Same, Algorithm = ConvolutionAlgorithm.Direct)]
public sealed partial class DirectByAttributes;

/// <summary>Convolutions by minimal filtering and by the direct sum: the same function within the error that is documented, and two ways.</summary>
public sealed class AlgorithmTests
{
    private const int Samples = 2;

    /// <summary>Two layers of which each is within 1e-5 of its largest output.</summary>
    private const float Error = 2e-5f;

    [Fact]
    public void Outputs_agree_within_the_stated_error_and_are_not_computed_alike()
    {
        using var filtered = new Filtered(seed: 3);
        using var direct = new Direct(seed: 3);
        var images = Images(filtered);

        var (left, right) = (filtered.PredictAll(images), direct.PredictAll(images));

        AssertClose(right, left);
        // Narrower vectors do not pay for filtering, so that there both ways are one.
        Assert.Equal(Vector256.IsHardwareAccelerated, !left.AsSpan().SequenceEqual(right));
    }

    [Fact]
    public void Gradients_agree_within_the_stated_error()
    {
        using var filtered = new Filtered(seed: 3);
        using var direct = new Direct(seed: 3);
        var images = Images(filtered);

        AssertClose(Gradients(direct, images), Gradients(filtered, images));
    }

    [Fact]
    public void The_attribute_says_what_the_language_says()
    {
        using var attributes = new DirectByAttributes(seed: 3);
        using var direct = new Direct(seed: 3);
        var images = Images(direct);

        Assert.Equal(direct.PredictAll(images), attributes.PredictAll(images));
    }

    private static float[] Images(Network network)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Samples * network.Description.InputLength).Select(_ => (2 * random.NextSingle()) - 1)];
    }

    private static float[] Gradients(Network network, float[] images)
    {
        using var session = network.CreateTrainingSession(Samples);
        var output = new float[Samples * network.Description.OutputLength];
        session.Forward(images, output);
        session.Backward(images, [.. output.Select((_, place) => MathF.Sin(place))]);
        return session.Gradients.ToArray();
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        var most = Error * expected.Max(MathF.Abs);
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - most, pair.First + most));
    }
}
