using System.Runtime.Intrinsics;

namespace NetDsl.Tests.Networks;

public sealed class RandomStreamTests
{
    [Theory]
    [InlineData(0ul, 0ul, 0ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xfffffffffffffffful, 0xfffffffffffffffful, 0xfffffffffffffffful, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x85a308d3243f6a88ul, 0x0370734413198a2eul, 0x299f31d0a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Philox_gives_the_numbers_of_its_authors(ulong counter, ulong stream, ulong key, uint first, uint second, uint third, uint fourth)
    {
        var random = new RandomStream(key, stream, counter);
        Assert.Equal([first, second, third, fourth], [random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits()]);
    }

    [Fact]
    public void Whole_numbers_are_below_their_bound_and_equally_frequent()
    {
        var random = new RandomStream(1, 1);
        var counts = new int[7];
        for (var draw = 0; draw < 70_000; draw++)
        {
            counts[random.NextInt(7)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void Truncated_normal_numbers_have_the_moments_of_their_distribution()
    {
        var random = new RandomStream(2, 3);
        double sum = 0, squares = 0, fourth = 0, extreme = 0;
        const int Draws = 400_000;
        for (var draw = 0; draw < Draws; draw++)
        {
            double x = random.NextTruncatedNormal();
            (sum, squares, fourth, extreme) = (sum + x, squares + x * x, fourth + x * x * x * x, Math.Max(extreme, Math.Abs(x)));
        }

        // A normal variable within ±2: variance 1 − 4φ(2)/(2Φ(2) − 1), fourth moment 3·variance − 2³·2φ(2)/(2Φ(2) − 1).
        const double Edge = 2 * 0.05399096651318806 / 0.9544997361036416;
        const double Variance = 1 - 2 * Edge;
        Assert.Equal(0, sum / Draws, 5e-3);
        Assert.Equal(Variance, squares / Draws, 5e-3);
        Assert.Equal(0.87962566, Math.Sqrt(Variance), 1e-6);
        Assert.Equal(3 * Variance - 8 * Edge, fourth / Draws, 2e-2);
        Assert.InRange(extreme, 1.99, 2);
    }

    /// <summary>Quantiles of the normal distribution cut off at two deviations, of mpmath's inverse error function in 40 digits.</summary>
    [Theory]
    [InlineData(0u, 0.0)]
    [InlineData(0x20000000u, 0.30367557775062375)]
    [InlineData(0x40000000u, 0.63911191087127283)]
    [InlineData(0x60000000u, 1.0710983769732087)]
    [InlineData(0x7F000000u, 1.9352690105005978)]
    [InlineData(0x80000000u, -2.0)]
    [InlineData(0xC0000000u, -0.63911191087127283)]
    public void Truncated_normal_numbers_are_the_quantiles_of_their_bits(uint bits, double quantile) =>
        Assert.Equal(quantile, TruncatedNormal.FromBits(Vector256.Create(bits)).ToScalar(), 4e-6 * Math.Abs(quantile));

    [Fact]
    public void Streams_of_different_names_and_indices_differ()
    {
        uint First(RandomStream stream) => stream.NextBits();
        Assert.Equal(First(RandomStream.Named(1, "a")), First(RandomStream.Named(1, "a")));
        Assert.Equal(4, new[]
        {
            First(RandomStream.Named(1, "a")), First(RandomStream.Named(2, "a")), First(RandomStream.Named(1, "b")), First(RandomStream.Named(1, "a", 1)),
        }.Distinct().Count());
    }
}
