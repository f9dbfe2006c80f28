using NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels;

public sealed class CopyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(1003)]
    public void A_copy_equals_its_source(int count)
    {
        var run = new KernelRun();
        var source = run.Input(Values.Random(count, seed: 5));
        var target = run.Output(count);

        run.Run(queue => Copy.Run(queue, source.Span, target.Span));

        Assert.Equal(source.Values, target.Values);
    }
}
