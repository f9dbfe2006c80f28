using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

public sealed class AddTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(1001)]
    public void The_sum_is_that_of_the_processor(int count)
    {
        var run = new KernelRun();
        var left = run.Input(Values.Random(count, seed: 1));
        var right = run.Input(Values.Random(count, seed: 2));
        var output = run.Output(count);
        var expected = new float[count];
        NetDsl.Kernels.Add.Forward<NetDsl.Kernels.Identity>(left.Values, right.Values, expected);

        run.Run(queue => Add.Forward<Identity>(queue, left.Span, right.Span, output.Span));

        Assert.Equal(expected, output.Values);
    }

    [Fact]
    public void A_part_is_added_in_place()
    {
        var run = new KernelRun();
        var part = run.Input(Values.Random(77, seed: 3));
        var whole = run.Input(Values.Random(77, seed: 4));
        var expected = (float[])whole.Values.Clone();
        NetDsl.Kernels.Add.Accumulate(part.Values, expected);

        run.Run(queue => Add.Accumulate(queue, part.Span, whole.Span));

        Assert.Equal(expected, whole.Values);
    }
}
