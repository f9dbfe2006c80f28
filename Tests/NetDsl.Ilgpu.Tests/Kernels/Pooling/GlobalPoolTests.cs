using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using GlobalAveragePool = NetDsl.Ilgpu.Kernels.GlobalAveragePool;
using GlobalMaxPool = NetDsl.Ilgpu.Kernels.GlobalMaxPool;

namespace NetDsl.Ilgpu.Tests.Kernels.Pooling;

public sealed class GlobalPoolTests
{
    private const int Batch = 2;

    /// <summary>Fewer pixels than threads, more than threads, and more than a chunk; channels of one and of several groups.</summary>
    private static readonly Dictionary<string, Action<bool>> Visits = new()
    {
        ["49 pixels of 36 channels"] = max => Run<ChannelsOf<N0, N49, N36>>(max),
        ["9 pixels of 3 channels"] = max => Run<ChannelsOf<N0, N9, N3>>(max),
        ["1 pixel of 8 channels"] = max => Run<ChannelsOf<N0, N1, N8>>(max),
        ["49 pixels of 41 channels"] = max => Run<ChannelsOf<N0, N49, N41>>(max),
        ["1,036 pixels of 4 channels"] = max => Run<ChannelsOf<N1, N36, N4>>(max),
        ["2,049 pixels of 1 channel"] = max => Run<ChannelsOf<N2, N49, N1>>(max),
    };

    public static TheoryData<string> Cases => [.. Visits.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_and_their_gradients_are_those_of_the_processor(string name) => Visits[name](false);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Maxima_routes_and_gradients_are_those_of_the_processor(string name) => Visits[name](true);

    private static void Run<TChannels>(bool max)
        where TChannels : struct, IChannels
    {
        if (max)
        {
            Maxima<TChannels>();
        }
        else
        {
            Averages<TChannels>();
        }
    }

    private static void Averages<TChannels>()
        where TChannels : struct, IChannels
    {
        var (inputs, outputs) = (Batch * TChannels.Pixels * TChannels.Channels, Batch * TChannels.Channels);
        var run = new KernelRun();
        var (input, gradient) = (run.Input(Whole.Numbers(inputs, seed: 1, limit: 9)), run.Input(Whole.Numbers(outputs, seed: 2)));
        var (expected, expectedGradient) = (new float[outputs], new float[inputs]);
        NetDsl.Kernels.GlobalAveragePool.Forward<TChannels>(Batch, input.Values, expected);
        NetDsl.Kernels.GlobalAveragePool.Backward<TChannels>(Batch, gradient.Values, expectedGradient);
        var (output, inputGradient) = (run.Output(outputs), run.Output(inputs));

        run.Run(queue =>
        {
            GlobalAveragePool.Forward<TChannels>(queue, Batch, input.Span, output.Span);
            GlobalAveragePool.Backward<TChannels>(queue, Batch, gradient.Span, inputGradient.Span);
        });

        Near.Assert(expected, output.Values, 1e-6f);
        Near.Assert(expectedGradient, inputGradient.Values, 1e-6f);
    }

    private static void Maxima<TChannels>()
        where TChannels : struct, IChannels
    {
        var (inputs, outputs) = (Batch * TChannels.Pixels * TChannels.Channels, Batch * TChannels.Channels);
        var run = new KernelRun();
        var (input, gradient) = (run.Input(Pixels<TChannels>(inputs)), run.Input(Whole.Numbers(outputs, seed: 2)));
        var (expected, expectedRoutes, expectedGradient) = (new float[outputs], new int[outputs], new float[inputs]);
        NetDsl.Kernels.GlobalMaxPool.Forward<TChannels>(Batch, input.Values, expected, expectedRoutes);
        NetDsl.Kernels.GlobalMaxPool.Backward<TChannels>(Batch, gradient.Values, expectedRoutes, expectedGradient);
        var (output, routes, inferred, inputGradient) = (run.Output(outputs), run.Output(outputs), run.Output(outputs), run.Output(inputs));

        run.Run(queue =>
        {
            GlobalMaxPool.Forward<TChannels>(queue, Batch, input.Span, output.Span, routes.Indices);
            GlobalMaxPool.Infer<TChannels>(queue, Batch, input.Span, inferred.Span);
            GlobalMaxPool.Backward<TChannels>(queue, Batch, gradient.Span, routes.Indices, inputGradient.Span);
        });

        Assert.Equal(expected, output.Values);
        Assert.Equal(expectedRoutes, routes.Numbers);
        Assert.Equal(expected, inferred.Values);
        Assert.Equal(expectedGradient, inputGradient.Values);
    }

    /// <summary>Many equal numbers; one channel of the first sample has several NaN, one has nothing but negative infinity.</summary>
    private static float[] Pixels<TChannels>(int count)
        where TChannels : struct, IChannels
    {
        var values = Whole.Numbers(count, seed: 1, limit: 40);
        for (var pixel = 0; pixel < TChannels.Pixels; pixel++)
        {
            values[(pixel * TChannels.Channels) + (1 % TChannels.Channels)] = pixel % 5 == 3 ? float.NaN : 1;
            if (TChannels.Channels > 2)
            {
                values[(pixel * TChannels.Channels) + 2] = float.NegativeInfinity;
            }
        }

        return values;
    }
}
