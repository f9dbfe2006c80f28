using System.Runtime.Intrinsics;
using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class DropoutTests : KernelTests
{
    /// <summary>Known answers of the generator's authors for counters and keys of zeros, of ones, and of the digits of pi.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Philox_gives_the_published_numbers(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3)
    {
        Vector256<ulong> word0 = Vector256.Create((ulong)c0);
        Vector256<ulong> word1 = Vector256.Create((ulong)c1);
        Vector256<ulong> word2 = Vector256.Create((ulong)c2);
        Vector256<ulong> word3 = Vector256.Create((ulong)c3);
        Philox.Generate(k0, k1, ref word0, ref word1, ref word2, ref word3);
        Assert.Equal([r0, r1, r2, r3], new[] { word0[0], word1[1], word2[2], word3[3] }.Select(word => (uint)word));
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.1f)]
    [InlineData(0.9f)]
    public void The_share_that_is_dropped_is_the_rate(float rate)
    {
        Shapes.Dropout = (50_000, rate, 0);
        float[] ones = new float[100_000];
        Array.Fill(ones, 1);
        float[] output = new float[ones.Length];
        Dropout.Forward<AnyDropout>(2, new DropoutKey(1, 2), ones, output);
        double dropped = output.Count(value => value == 0) / (double)output.Length;
        Assert.InRange(dropped, rate - 0.006, rate + 0.006);
        Assert.All(output, value => Assert.True(value == 0 || Math.Abs(value - (1 / (1 - rate))) < 1e-5));
        Assert.NotEqual(output[..50_000], output[50_000..]);
    }

    [Fact]
    public void Backward_drops_the_same_values()
    {
        Shapes.Dropout = (1003, 0.4f, 5);
        float[] input = Values.Random(3 * 1003, 1);
        ForEachWidth(() =>
        {
            float[] output = Values.Guarded(input.Length, memory => Dropout.Forward<AnyDropout>(3, new DropoutKey(9, 10), input, memory.Span));
            float[] gradient = (float[])input.Clone();
            Dropout.Backward<AnyDropout>(3, new DropoutKey(9, 10), gradient, gradient);
            Assert.Equal(output, gradient);
        });
    }

    [Fact]
    public void Seed_step_and_stream_change_the_choice()
    {
        Shapes.Dropout = (256, 0.5f, 0);
        float[] ones = new float[256];
        Array.Fill(ones, 1);
        List<float[]> choices = [];
        foreach ((ulong seed, ulong step, int stream) in new[] { (1ul, 1ul, 0), (1ul << 40, 1ul, 0), (1ul, 2ul, 0), (1ul, 1ul << 40, 0), (1ul, 1ul, 1) })
        {
            Shapes.Dropout = (256, 0.5f, stream);
            float[] output = new float[256];
            Dropout.Forward<AnyDropout>(1, new DropoutKey(seed, step), ones, output);
            Assert.DoesNotContain(choices, earlier => earlier.SequenceEqual(output));
            choices.Add(output);
        }
    }

    [Fact]
    public void A_rate_of_zero_keeps_everything_and_dropped_infinities_become_zero()
    {
        Shapes.Dropout = (100, 0, 0);
        float[] input = Values.Random(100, 1);
        float[] output = new float[100];
        Dropout.Forward<AnyDropout>(1, default, input, output);
        Assert.Equal(input, output);
        Shapes.Dropout = (100, 0.5f, 0);
        Array.Fill(input, float.PositiveInfinity);
        Dropout.Forward<AnyDropout>(1, default, input, output);
        Assert.All(output, value => Assert.True(value is 0 or float.PositiveInfinity));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Shapes.Dropout = (100_001, 0.3f, 0);
        float[] input = Values.Random(100_001, 1);
        ExpectSameBits(() =>
        {
            float[] output = new float[input.Length];
            Dropout.Forward<AnyDropout>(1, new DropoutKey(3, 4), input, output);
            return output;
        });
    }
}
