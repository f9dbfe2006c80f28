using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class PoolingTests : KernelTests
{
    private static readonly Dictionary<string, PoolGeometry> Shape = new()
    {
        ["2 x 2, 6 channels"] = Pool((28, 28, 6), (2, 2), (2, 2)),
        ["2 x 2, 32 channels"] = Pool((8, 8, 32), (2, 2), (2, 2)),
        ["2 x 2 of an odd image"] = Pool((7, 9, 3), (2, 2), (2, 2)),
        ["2 x 2, one channel"] = Pool((4, 70, 1), (2, 2), (2, 2)),
        ["2 x 2, 4 channels"] = Pool((5, 16, 4), (2, 2), (2, 2)),
        ["2 x 2, 5 channels"] = Pool((6, 26, 5), (2, 2), (2, 2)),
        ["2 x 2, 7 channels"] = Pool((2, 14, 7), (2, 2), (2, 2)),
        ["2 x 2, 8 channels"] = Pool((4, 10, 8), (2, 2), (2, 2)),
        ["2 x 2, 3 channels, padded"] = Pool((6, 30, 3), (2, 2), (2, 2), (1, 1, 1, 1)),
        ["3 x 3 stride 2 padded"] = Pool((9, 8, 19), (3, 3), (2, 2), (1, 1, 1, 1)),
        ["3 x 3 stride 2 padded, whole vectors"] = Pool((11, 10, 32), (3, 3), (2, 2), (1, 1, 1, 1)),
        ["3 x 3 stride 1 padded, whole vectors"] = Pool((6, 7, 16), (3, 3), (1, 1), (1, 1, 1, 1)),
        ["3 x 3 dilation 2, whole vectors"] = Pool((9, 9, 16), (3, 3), (2, 2), dilation: 2),
        ["3 x 3 stride 2 ceil"] = Pool((8, 8, 2), (3, 3), (2, 2), ceil: true),
        ["3 x 3 stride 2 ceil, larger than the image"] = Pool((2, 3, 5), (3, 3), (2, 2), ceil: true),
        ["3 x 3 stride 1, padding counts"] = Pool((6, 5, 17), (3, 3), (1, 1), (1, 1, 1, 1), counts: true),
        ["3 x 2 ceil, padding counts"] = Pool((7, 6, 8), (3, 2), (3, 2), (1, 1, 0, 1), ceil: true, counts: true),
        ["stride beyond the kernel"] = Pool((11, 11, 5), (2, 2), (3, 4)),
        ["1 x 3"] = Pool((4, 9, 16), (1, 3), (1, 2), (0, 0, 1, 1)),
        ["dilation 2"] = Pool((9, 9, 10), (2, 2), (2, 2), dilation: 2),
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in Shape.Keys)
            {
                data.Add(name, 1);
                data.Add(name, 3);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Max_pooling_finds_each_window_s_maximum_and_routes_its_gradient_there(string name, int batch)
    {
        PoolGeometry pool = Shapes.Pool = Shape[name];

        // Few different values, so that ties are common.
        float[] input = [.. Values.Random(batch * pool.InputSize, 1).Select(value => MathF.Round(value * 4))];
        float[] gradient = Values.Random(batch * pool.OutputSize, 2);
        double[] output = new double[batch * pool.OutputSize];
        double[] inputGradient = new double[input.Length];
        Visit(pool, batch, (window, place) =>
        {
            int winner = window.First(i => input[i] == window.Max(j => input[j]));
            output[place] = input[winner];
            inputGradient[winner] += gradient[place];
        });
        ForEachWidth(() =>
        {
            int[] routes = new int[batch * pool.OutputSize];
            Values.ExpectClose(output, Values.Guarded(
                output.Length, memory => MaxPool.Forward<AnyPool>(batch, input, memory.Span, routes)), 0);
            Values.ExpectClose(output, Values.Guarded(output.Length, memory => MaxPool.Infer<AnyPool>(batch, input, memory.Span)), 0);
            Values.ExpectClose(inputGradient, Values.Guarded(
                input.Length, memory => MaxPool.Backward<AnyPool>(batch, gradient, routes, memory.Span)));
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Average_pooling_divides_by_the_pixels_that_count(string name, int batch)
    {
        PoolGeometry pool = Shapes.Pool = Shape[name];
        float[] input = Values.Random(batch * pool.InputSize, 1);
        float[] gradient = Values.Random(batch * pool.OutputSize, 2);
        double[] output = new double[batch * pool.OutputSize];
        double[] inputGradient = new double[input.Length];
        Visit(pool, batch, (window, place) =>
        {
            int pixel = place / pool.Channels % (pool.OutputHeight * pool.OutputWidth);
            int divisor = pool.CountPadding ? Counted(pool, pixel / pool.OutputWidth, pixel % pool.OutputWidth) : window.Count;
            foreach (int i in window)
            {
                output[place] += (double)input[i] / divisor;
                inputGradient[i] += (double)gradient[place] / divisor;
            }
        });
        Values.ExpectClose(output, Values.Guarded(
            output.Length, memory => AveragePool.Forward<AnyPool>(batch, input, memory.Span)));
        Values.ExpectClose(inputGradient, Values.Guarded(
            input.Length, memory => AveragePool.Backward<AnyPool>(batch, gradient, memory.Span)));
    }

    [Theory]
    [InlineData(1, 49, 20)]
    [InlineData(3, 12, 5)]
    [InlineData(2, 1, 33)]
    [InlineData(2, 300, 64)]
    public void Global_pooling_sees_all_pixels(int batch, int pixels, int channels)
    {
        Shapes.Channels = (pixels, channels, 0, 0, 0, 0);
        float[] input = Values.Random(batch * pixels * channels, 1);
        float[] gradient = Values.Random(batch * channels, 2);
        double[] means = new double[batch * channels];
        double[] maxima = new double[batch * channels];
        Array.Fill(maxima, double.NegativeInfinity);
        for (int i = 0; i < input.Length; i++)
        {
            int place = (i / (pixels * channels) * channels) + (i % channels);
            means[place] += (double)input[i] / pixels;
            maxima[place] = Math.Max(maxima[place], input[i]);
        }

        int[] routes = new int[batch * channels];
        float[] output = new float[batch * channels];
        GlobalAveragePool.Forward<AnyChannels>(batch, input, output);
        Values.ExpectClose(means, output);
        GlobalMaxPool.Infer<AnyChannels>(batch, input, output);
        Values.ExpectClose(maxima, output, 0);
        GlobalMaxPool.Forward<AnyChannels>(batch, input, output, routes);
        Values.ExpectClose(maxima, output, 0);
        float[] average = new float[input.Length];
        float[] max = new float[input.Length];
        GlobalAveragePool.Backward<AnyChannels>(batch, gradient, average);
        GlobalMaxPool.Backward<AnyChannels>(batch, gradient, routes, max);
        for (int i = 0; i < input.Length; i++)
        {
            int place = (i / (pixels * channels) * channels) + (i % channels);
            Assert.Equal(gradient[place] / pixels, average[i], 1e-6f);
            Assert.Equal(input[i] == maxima[place] ? gradient[place] : 0, max[i]);
        }
    }

    [Fact]
    public void Nan_wins_and_negative_infinity_is_found()
    {
        PoolGeometry pool = Shapes.Pool = Pool((2, 4, 1), (2, 2), (2, 2));
        float[] input = [1, float.NaN, float.NegativeInfinity, float.NegativeInfinity, 3, 2, float.NegativeInfinity, float.NegativeInfinity];
        ForEachWidth(() =>
        {
            // Sixteen equal channels go through vectors, one channel does not.
            foreach (int channels in new[] { 1, 16 })
            {
                Shapes.Pool = pool with { Channels = channels };
                float[] spread = [.. input.SelectMany(value => Enumerable.Repeat(value, channels))];
                float[] output = new float[2 * channels];
                int[] routes = new int[2 * channels];
                MaxPool.Forward<AnyPool>(1, spread, output, routes);
                Assert.Equal([float.NaN, float.NegativeInfinity], output.Chunk(channels).Select(chunk => chunk[0]));
                Assert.Equal([1, 0], routes.Chunk(channels).Select(chunk => chunk[0]));
                MaxPool.Infer<AnyPool>(1, spread, output);
                Assert.Equal([float.NaN, float.NegativeInfinity], output.Chunk(channels).Select(chunk => chunk[0]));
            }
        });
    }

    [Fact]
    public void A_whole_window_with_values_that_are_not_numbers_gives_the_last_of_them()
    {
        PoolGeometry pool = Shapes.Pool = Pool((3, 5, 32), (3, 3), (2, 2));
        float[] input = Values.Random(pool.InputSize, 1);
        input[(1 * 32) + 17] = float.NaN;
        input[((5 + 2) * 32) + 17] = float.NaN;
        input[((10 + 3) * 32) + 20] = float.PositiveInfinity;
        input[((10 + 4) * 32) + 20] = float.NegativeInfinity;
        ForEachWidth(() =>
        {
            float[] output = new float[pool.OutputSize];
            int[] routes = new int[pool.OutputSize];
            MaxPool.Forward<AnyPool>(1, input, output, routes);
            Assert.Equal([float.NaN, float.NaN, float.PositiveInfinity], [output[17], output[32 + 17], output[32 + 20]]);
            Assert.Equal([5, 3, 7], [routes[17], routes[32 + 17], routes[32 + 20]]);
            Assert.Equal(2, output.Count(float.IsNaN));
        });
    }

    [Fact]
    public void Padding_never_wins()
    {
        PoolGeometry pool = Shapes.Pool = Pool((2, 2, 3), (3, 3), (1, 1), (1, 1, 1, 1));
        float[] output = new float[pool.OutputSize];
        MaxPool.Infer<AnyPool>(1, Enumerable.Repeat(-5f, pool.InputSize).ToArray(), output);
        Assert.All(output, value => Assert.Equal(-5, value));
    }

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        PoolGeometry pool = Shapes.Pool = Pool((40, 40, 30), (3, 3), (2, 2), (1, 1, 1, 1));
        float[] input = Values.Random(8 * pool.InputSize, 1);
        float[] gradient = Values.Random(8 * pool.OutputSize, 2);
        int[] routes = new int[8 * pool.OutputSize];
        ExpectSameBits(() =>
        {
            float[] output = new float[8 * pool.OutputSize];
            MaxPool.Forward<AnyPool>(8, input, output, routes);
            return [.. output, .. routes.Select(route => (float)route)];
        });
        ExpectSameBits(() =>
        {
            float[] inputGradient = new float[input.Length];
            MaxPool.Backward<AnyPool>(8, gradient, routes, inputGradient);
            return inputGradient;
        });
    }

    private static PoolGeometry Pool(
        (int Height, int Width, int Channels) input,
        (int Height, int Width) kernel,
        (int Height, int Width) stride,
        (int Top, int Bottom, int Left, int Right) padding = default,
        bool ceil = false,
        bool counts = false,
        int dilation = 1)
    {
        return new PoolGeometry(
            input.Height,
            input.Width,
            input.Channels,
            Size(input.Height, kernel.Height, stride.Height, padding.Top, padding.Bottom),
            Size(input.Width, kernel.Width, stride.Width, padding.Left, padding.Right),
            kernel.Height,
            kernel.Width,
            stride.Height,
            stride.Width,
            dilation,
            dilation,
            padding.Top,
            padding.Left,
            padding.Bottom,
            padding.Right,
            counts);

        int Size(int size, int taps, int step, int before, int after)
        {
            int room = size + before + after - ((taps - 1) * dilation) - 1;
            int count = ((ceil ? room + step - 1 : room) / step) + 1;
            return ceil && (count - 1) * step >= size + before ? count - 1 : count;
        }
    }

    /// <summary>Visits every output with the places of its window's pixels, in row order.</summary>
    private static void Visit(PoolGeometry pool, int batch, Action<List<int>, int> visit)
    {
        for (int place = 0; place < batch * pool.OutputSize; place++)
        {
            int channel = place % pool.Channels;
            int ow = place / pool.Channels % pool.OutputWidth;
            int oh = place / pool.Channels / pool.OutputWidth % pool.OutputHeight;
            List<int> window = [];
            for (int tap = 0; tap < pool.KernelHeight * pool.KernelWidth; tap++)
            {
                int ih = (oh * pool.StrideHeight) + (tap / pool.KernelWidth * pool.DilationHeight) - pool.PaddingTop;
                int iw = (ow * pool.StrideWidth) + (tap % pool.KernelWidth * pool.DilationWidth) - pool.PaddingLeft;
                if (ih >= 0 && iw >= 0 && ih < pool.InputHeight && iw < pool.InputWidth)
                {
                    window.Add((place / pool.OutputSize * pool.InputSize) + (((ih * pool.InputWidth) + iw) * pool.Channels) + channel);
                }
            }

            visit(window, place);
        }
    }

    /// <summary>Taps on the image or its padding, but not beyond it.</summary>
    private static int Counted(PoolGeometry pool, int oh, int ow) => Enumerable.Range(0, pool.KernelHeight * pool.KernelWidth).Count(tap =>
        (oh * pool.StrideHeight) + (tap / pool.KernelWidth * pool.DilationHeight) - pool.PaddingTop < pool.InputHeight + pool.PaddingBottom
        && (ow * pool.StrideWidth) + (tap % pool.KernelWidth * pool.DilationWidth) - pool.PaddingLeft < pool.InputWidth + pool.PaddingRight);
}
