using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Tests.Kernels;

/// <summary>Maps that tiles of four do not cover evenly: what tiles of three along one axis, or along both, make of them.</summary>
public sealed class WinogradTileTests : KernelTests
{
    private const double Tolerance = 1e-5;

    /// <summary>Rows, columns, input channels, output channels and samples; every size from 3 to 17 along either axis.</summary>
    public static TheoryData<int, int, int, int, int> Cases
    {
        get
        {
            TheoryData<int, int, int, int, int> data = [];
            for (int height = 3; height <= 17; height++)
            {
                foreach (int step in new[] { 0, 4, 7, 10 })
                {
                    int width = 3 + ((height - 3 + step) % 15);
                    data.Add(height, width, 32 + (16 * (width % 3)), 32 + (16 * (height % 4)), 1 + ((height + step) % 3));
                }
            }

            // Several parts of the input channels, and several chunks of tiles.
            data.Add(7, 7, 272, 208, 3);
            data.Add(14, 14, 160, 112, 7);
            data.Add(10, 13, 160, 96, 9);
            data.Add(9, 5, 256, 256, 2);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Output_and_gradients_are_those_of_the_definition(int height, int width, int channels, int outputs, int batch)
    {
        ConvGeometry conv = ConvolutionCases.Conv((height, width, channels), outputs, (3, 3), padding: (1, 1, 1, 1));
        Correlation map = Correlation.Forward(conv);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        double[] output = NaiveConvolution.Forward(conv, batch, input, kernel, []);
        double[] inputGradient = NaiveConvolution.BackwardInput(conv, batch, kernel, gradient);
        double[] kernelGradient = NaiveConvolution.BackwardKernel(conv, batch, input, gradient);
        foreach (int bits in new[] { 512, 256 }.Where(bits => bits <= VectorWidth.Widest))
        {
            VectorWidth.Bits = bits;
            Values.ExpectClose(output, Forward(map, batch, input, kernel), Tolerance);
            Values.ExpectClose(output, Infer(map, batch, input, kernel), Tolerance);
            Values.ExpectClose(inputGradient, Backward(conv, batch, gradient, kernel), Tolerance);
            Values.ExpectClose(kernelGradient, Weights(map, batch, input, gradient), Tolerance);
        }
    }

    [Theory]
    [InlineData(7, 7, 1)]
    [InlineData(14, 13, 3)]
    [InlineData(5, 16, 2)]
    public void Bits_do_not_depend_on_the_number_of_threads(int height, int width, int batch)
    {
        if (VectorWidth.Widest < 256)
        {
            return;
        }

        ConvGeometry conv = ConvolutionCases.Conv((height, width, 144), 160, (3, 3), padding: (1, 1, 1, 1));
        Correlation map = Correlation.Forward(conv);
        float[] input = Values.Random(batch * conv.InputSize, 1);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(batch * conv.OutputSize, 4);
        ExpectSameBits(() => Forward(map, batch, input, kernel));
        ExpectSameBits(() => Infer(map, batch, input, kernel));
        ExpectSameBits(() => Backward(conv, batch, gradient, kernel));
        ExpectSameBits(() => Weights(map, batch, input, gradient));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_is_not_a_number_reaches_every_output_that_sees_it(float value)
    {
        const int Size = 7;
        ConvGeometry conv = ConvolutionCases.Conv((Size, Size, 32), 32, (3, 3), padding: (1, 1, 1, 1));
        Correlation map = Correlation.Forward(conv);
        float[] kernel = Values.Random(conv.KernelSize, 2);
        float[] gradient = Values.Random(conv.OutputSize, 4);
        foreach (int bits in new[] { 512, 256 }.Where(bits => bits <= VectorWidth.Widest))
        {
            VectorWidth.Bits = bits;
            for (int place = 0; place < Size * Size; place++)
            {
                float[] input = new float[conv.InputSize];
                input[place * 32] = value;
                float[] output = Forward(map, 1, input, kernel);
                for (int seen = 0; seen < Size * Size; seen++)
                {
                    bool sees = Math.Abs((seen / Size) - (place / Size)) < 2 && Math.Abs((seen % Size) - (place % Size)) < 2;
                    Assert.True(!sees || !float.IsFinite(output[seen * 32]));
                }

                Assert.DoesNotContain(Weights(map, 1, input, gradient)[..32], float.IsFinite);
            }
        }
    }

    [Fact]
    public void Every_output_lies_in_one_tile_and_every_tile_has_its_values()
    {
        for (int size = 1; size <= 20; size++)
        {
            WinogradAxis axis = new(size, 4);
            Assert.Equal((size + 3) / 4, axis.Tiles);
            Assert.InRange((4 * axis.Full) + (3 * axis.Short), size, size + 2);
            Assert.Equal((6 * axis.Full) + (5 * axis.Short), axis.Values);
            Assert.True(size % 4 != 0 || axis.Short == 0);
            Correlation map = Correlation.Forward(ConvolutionCases.Conv((size + 2, 23 - size, 32), 32, (3, 3)));
            WinogradCover cover = new(map, 3, 4);
            Assert.Equal(cover.Products, Enumerable.Range(0, 36).Sum(value =>
            {
                cover.Range(value, out int first, out int end);
                return end - first;
            }));
        }
    }

    private static unsafe float[] Forward(Correlation map, int batch, float[] input, float[] kernel) =>
        Values.Guarded(batch * map.TargetImageSize, memory =>
        {
            fixed (float* source = input, taps = kernel, target = memory.Span)
            {
                WinogradCorrelation.Run<Identity>(map, batch, source, WinogradFilters.Kernel(map, taps), null, target);
            }
        });

    private static unsafe float[] Infer(Correlation map, int batch, float[] input, float[] kernel)
    {
        using NativeBuffer prepared = new(WinogradLayout.Prepared(4, map.SourceChannels, map.TargetChannels));
        return Values.Guarded(batch * map.TargetImageSize, memory =>
        {
            fixed (float* source = input, taps = kernel, target = memory.Span)
            {
                WinogradFilterWork.Run(map, 4, WinogradFilters.Kernel(map, taps), prepared.Start + map.TargetChannels);
                WinogradCorrelation.Infer<Identity>(map, 4, batch, source, prepared.Start, target);
            }
        });
    }

    private static unsafe float[] Backward(ConvGeometry conv, int batch, float[] gradient, float[] kernel)
    {
        Correlation map = DataGradient.Map(conv, 0, DataGradient.Vertical(conv, 0), 0, DataGradient.Horizontal(conv, 0));
        return Values.Guarded(batch * conv.InputSize, memory =>
        {
            fixed (float* source = gradient, taps = kernel, target = memory.Span)
            {
                WinogradCorrelation.Run<Identity>(map, batch, source, WinogradFilters.Turned(map, taps), null, target);
            }
        });
    }

    private static unsafe float[] Weights(Correlation map, int batch, float[] input, float[] gradient) =>
        Values.Guarded(9 * map.SourceChannels * map.TargetChannels, memory =>
        {
            fixed (float* source = input, from = gradient, kernel = memory.Span)
            {
                WinogradGradient.Run(map, batch, source, from, kernel, null);
            }
        });
}
