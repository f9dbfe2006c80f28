using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Concat = NetDsl.Ilgpu.Kernels.Concat;

namespace NetDsl.Ilgpu.Tests.Kernels.Resizing;

public sealed class ConcatTests
{
    private const int Batch = 3;

    private static readonly Dictionary<string, Action> Cases = new()
    {
        ["4 and 8 channels"] = Join<SliceOf<N7, N4, N0, N12>, SliceOf<N7, N8, N4, N12>>,
        ["3 and 4 channels"] = Join<SliceOf<N9, N3, N0, N7>, SliceOf<N9, N4, N3, N7>>,
        ["1 and 8 channels"] = Join<SliceOf<N5, N1, N0, N9>, SliceOf<N5, N8, N1, N9>>,
        ["4 and 3 channels"] = Join<SliceOf<N1, N4, N0, N7>, SliceOf<N1, N3, N4, N7>>,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Slices_lie_side_by_side_and_come_back(string name) => Cases[name]();

    private static void Join<TFirst, TSecond>()
        where TFirst : struct, IChannelSlice
        where TSecond : struct, IChannelSlice
    {
        var (firsts, seconds) = (Batch * TFirst.Pixels * TFirst.Channels, Batch * TSecond.Pixels * TSecond.Channels);
        var run = new KernelRun();
        var (first, second) = (run.Input(Values.Random(firsts, seed: 1)), run.Input(Values.Random(seconds, seed: 2)));
        var expected = new float[firsts + seconds];
        NetDsl.Kernels.Concat.Write<TFirst>(Batch, first.Values, expected);
        NetDsl.Kernels.Concat.Write<TSecond>(Batch, second.Values, expected);
        var (whole, firstBack, secondBack) = (run.Output(firsts + seconds), run.Output(firsts), run.Output(seconds));

        run.Run(queue =>
        {
            Concat.Write<TFirst>(queue, Batch, first.Span, whole.Span);
            Concat.Write<TSecond>(queue, Batch, second.Span, whole.Span);
            Concat.Read<TFirst>(queue, Batch, whole.Span, firstBack.Span);
            Concat.Read<TSecond>(queue, Batch, whole.Span, secondBack.Span);
        });

        Assert.Equal(expected, whole.Values);
        Assert.Equal(first.Values, firstBack.Values);
        Assert.Equal(second.Values, secondBack.Values);
    }
}
