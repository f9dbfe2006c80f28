using BenchmarkDotNet.Attributes;
using NetDsl.Kernels;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Benchmarks.Kernels;

/// <summary>
/// Convolutions as direct sums, forward and both gradients, with their share of what the multipliers can do:
/// <c>--filter '*Convolution*'</c>. Weights are in the cache where they fit; within a network they come from memory.
/// </summary>
[Config(typeof(ConvolutionConfig))]
public unsafe class ConvolutionBenchmarks : IDisposable
{
    private ConvGeometry conv;
    private NativeBuffer input = new(0);
    private NativeBuffer output = new(0);
    private NativeBuffer packed = new(0);
    private NativeBuffer transposed = new(0);
    private NativeBuffer kernel = new(0);

    /// <summary>The convolutions.</summary>
    public static IEnumerable<ConvolutionShape> Shapes => ConvolutionShape.Known;

    /// <summary>The convolution.</summary>
    [ParamsSource(nameof(Shapes))]
    public ConvolutionShape Shape { get; set; } = new(1, 1, 1, 1, 1);

    /// <summary>Samples.</summary>
    [Params(1, 8)]
    public int Batch { get; set; }

    /// <summary>Worker threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Fills the operands with values that neither overflow nor vanish.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        Parallelism.Degree = Threads;
        int size = Shape.OutputSize;
        conv = new ConvGeometry(
            Shape.Size, Shape.Size, Shape.Inputs, size, size, Shape.Outputs, Shape.Taps, Shape.Taps,
            Shape.Stride, Shape.Stride, 1, 1, Shape.Taps / 2, Shape.Taps / 2, Groups: 1, MinimalFiltering: false);
        Random random = new(1);
        input = Filled(Batch * conv.InputSize, random);
        output = Filled(Batch * conv.OutputSize, random);
        packed = Filled(conv.PackedSize, random);
        transposed = Filled(conv.PackedTransposedSize, random);
        kernel = Filled(conv.KernelSize, random);
    }

    /// <summary>Convolution, bias and ReLU.</summary>
    [Benchmark]
    public void Forward() =>
        CorrelationWork<Relu>.Run(Correlation.Forward(conv), Batch, input.Start, packed.Start, output.Start);

    /// <summary>The gradient with respect to the input.</summary>
    [Benchmark]
    public void BackwardInput() => DataGradient.Run(conv, Batch, output.Start, transposed.Start, input.Start);

    /// <summary>The gradient with respect to the kernel.</summary>
    [Benchmark]
    public void BackwardWeights() =>
        WeightGradient.Run(Correlation.Forward(conv), Batch, input.Start, output.Start, kernel.Start, null);

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        input.Dispose();
        output.Dispose();
        packed.Dispose();
        transposed.Dispose();
        kernel.Dispose();
        GC.SuppressFinalize(this);
    }

    private static NativeBuffer Filled(int count, Random random)
    {
        NativeBuffer buffer = new(count);
        foreach (ref float value in buffer.Span)
        {
            value = (random.NextSingle() - 0.5f) / 16;
        }

        return buffer;
    }
}
