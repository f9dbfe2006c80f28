using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class DropPathTests : KernelTests
{
    private static readonly DropoutKey Key = new(7, 8);

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(20_001)]
    public void A_sample_is_dropped_or_scaled_as_a_whole_as_a_dropout_of_one_value_chooses(int elements)
    {
        const int Batch = 70;
        Shapes.Dropout = (1, 0.4f, 3);
        float[] ones = new float[Batch];
        Array.Fill(ones, 1);
        float[] factors = new float[Batch];
        Dropout.Forward<AnyDropout>(Batch, Key, ones, factors);
        Shapes.Dropout = (elements, 0.4f, 3);
        float[] input = Values.Random(Batch * elements, 1);
        float[] expected = [.. input.Select((value, i) => value * factors[i / elements])];

        float[] output = Values.Guarded(input.Length, memory => DropPath.Forward<AnyDropout>(Batch, Key, input, memory.Span));
        float[] gradient = (float[])input.Clone();
        DropPath.Backward<AnyDropout>(Batch, Key, gradient, gradient);

        Assert.Equal(expected, output);
        Assert.Equal(expected, gradient);
        Assert.InRange(factors.Count(factor => factor == 0), 10, 46);
    }

    [Fact]
    public void The_share_that_is_dropped_is_the_rate_and_dropped_infinities_become_zero()
    {
        Shapes.Dropout = (2, 0.25f, 0);
        float[] input = new float[20_000];
        Array.Fill(input, float.PositiveInfinity);
        DropPath.Forward<AnyDropout>(10_000, Key, input, input);
        Assert.All(input, value => Assert.True(value is 0 or float.PositiveInfinity));
        // 2,500 of 10,000 with a standard deviation of 43.
        Assert.InRange(input.Count(value => value == 0) / 2, 2_280, 2_720);
    }

    [Fact]
    public void Seed_step_and_stream_change_the_choice()
    {
        float[] ones = new float[256];
        Array.Fill(ones, 1);
        List<float[]> choices = [];
        foreach ((ulong seed, ulong step, int stream) in new[] { (1ul, 1ul, 0), (2ul, 1ul, 0), (1ul, 2ul, 0), (1ul, 1ul, 1) })
        {
            Shapes.Dropout = (1, 0.5f, stream);
            float[] output = new float[256];
            DropPath.Forward<AnyDropout>(256, new DropoutKey(seed, step), ones, output);
            Assert.DoesNotContain(choices, earlier => earlier.SequenceEqual(output));
            choices.Add(output);
        }
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        Shapes.Dropout = (20_001, 0.3f, 0);
        float[] input = Values.Random(9 * 20_001, 1);
        ExpectSameBits(() =>
        {
            float[] output = new float[input.Length];
            DropPath.Forward<AnyDropout>(9, Key, input, output);
            return output;
        });
    }
}
