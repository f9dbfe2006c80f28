using NetDsl.Ilgpu.Kernels;
using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using DropPath = NetDsl.Ilgpu.Kernels.DropPath;
using Dropout = NetDsl.Ilgpu.Kernels.Dropout;

namespace NetDsl.Ilgpu.Tests.Kernels.Norms;

/// <summary>Against the CPU's kernels, bit for bit.</summary>
public sealed class DropoutTests
{
    /// <summary>Key and step use all of their words.</summary>
    private static readonly DropoutKey Key = new(0x0123456789ABCDEF, 0xFEDCBA9876543210);

    public static TheoryData<Type, int> Cases => new()
    {
        { typeof(Drop<N1, Quarter>), 1 },
        { typeof(Drop<N33, Third>), 3 },
        { typeof(Drop<N132, Quarter>), 33 },
        { typeof(Drop<N2100, Third>), 1 },
        { typeof(Drop<N115, Never>), 3 },
        { typeof(Drop<N132, NearlyAll>), 5 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_values_and_samples_stay_as_on_the_processor(Type dropout, int batch) => ShapeCases.Run(Check<Drop<N1, Never>>, dropout, batch);

    [Fact]
    public void What_is_dropped_is_zero_whatever_it_was()
    {
        var run = new KernelRun();
        float[] values = [.. Enumerable.Range(0, 3 * 132).Select(i => i % 2 == 0 ? float.PositiveInfinity : float.NaN)];
        var (input, output, path) = (run.Input(values), run.Output(values.Length), run.Output(values.Length));
        var expected = new float[values.Length];
        NetDsl.Kernels.Dropout.Forward<Drop<N132, Quarter>>(3, Key, values, expected);

        run.Run(queue =>
        {
            Dropout.Forward<Drop<N132, Quarter>>(queue, 3, Key, input.Span, output.Span);
            DropPath.Forward<Drop<N132, NearlyAll>>(queue, 3, Key, input.Span, path.Span);
        });

        Assert.Contains(0f, expected);
        Assert.Equal(expected, output.Values);
        Assert.All(path.Values, value => Assert.Equal(0, value));
    }

    private static void Check<TDropout>(int batch)
        where TDropout : struct, IDropout
    {
        var count = batch * TDropout.Elements;
        var run = new KernelRun();
        var input = run.Input(Values.Random(count, seed: 1));
        var (output, path, gradient) = (run.Output(count), run.Output(count), run.Input((float[])input.Values.Clone()));
        var (expected, expectedPath) = (new float[count], new float[count]);
        NetDsl.Kernels.Dropout.Forward<TDropout>(batch, Key, input.Values, expected);
        NetDsl.Kernels.DropPath.Forward<TDropout>(batch, Key, input.Values, expectedPath);

        run.Run(queue =>
        {
            Dropout.Forward<TDropout>(queue, batch, Key, input.Span, output.Span);
            DropPath.Forward<TDropout>(queue, batch, Key, input.Span, path.Span);
            Dropout.Backward<TDropout>(queue, batch, Key, gradient.Span, gradient.Span);
        });

        Assert.Equal(expected, output.Values);
        Assert.Equal(expectedPath, path.Values);
        Assert.Equal(expected, gradient.Values);
    }
}
