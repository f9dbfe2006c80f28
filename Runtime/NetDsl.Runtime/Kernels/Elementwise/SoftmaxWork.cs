using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Softmax, or with a gradient its derivative, pixel by pixel; an item is a block of pixels.</summary>
internal unsafe struct SoftmaxWork : IWork
{
    private const int BlockPixels = 64;

    public int Channels;
    public int Pixels;

    /// <summary>Scores, or in the backward pass probabilities.</summary>
    public float* First;

    /// <summary>Null in the forward pass.</summary>
    public float* Gradient;
    public float* Result;

    /// <summary>Does all pixels.</summary>
    public void Run() => WorkerPool.Run(ref this, (Pixels + BlockPixels - 1) / BlockPixels, 2.0 * Pixels * Channels);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        int end = Math.Min(Pixels, (item + 1) * BlockPixels);
        int room = (Channels + 7) / 8 * 8;
        float* row = Scratch.Floats(ScratchUse.PaddedImage, 2 * room);
        for (int pixel = item * BlockPixels; pixel < end; pixel++)
        {
            long place = (long)pixel * Channels;
            Copy(First + place, row, room, Gradient == null ? float.NegativeInfinity : 0);
            if (Gradient == null)
            {
                Normalize(row, room);
            }
            else
            {
                Copy(Gradient + place, row + room, room, 0);
                Differentiate(row, row + room, room);
            }

            new ReadOnlySpan<float>(row, Channels).CopyTo(new Span<float>(Result + place, Channels));
        }
    }

    private readonly void Copy(float* source, float* row, int room, float rest)
    {
        new ReadOnlySpan<float>(source, Channels).CopyTo(new Span<float>(row, Channels));
        new Span<float>(row + Channels, room - Channels).Fill(rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Normalize(float* row, int room)
    {
        Vector256<float> most = Vector256.Create(float.NegativeInfinity);
        for (int i = 0; i < room; i += 8)
        {
            most = Vector256.Max(most, Vector256.Load(row + i));
        }

        float top = most[0];
        for (int lane = 1; lane < 8; lane++)
        {
            top = MathF.Max(top, most[lane]);
        }

        Vector256<float> shift = Vector256.Create(top);
        Vector256<float> sums = Vector256<float>.Zero;
        for (int i = 0; i < room; i += 8)
        {
            Vector256<float> value = Vector256.Exp(Vector256.Load(row + i) - shift);
            value.Store(row + i);
            sums += value;
        }

        Vector256<float> factor = Vector256.Create(1 / Vector256.Sum(sums));
        for (int i = 0; i < room; i += 8)
        {
            (Vector256.Load(row + i) * factor).Store(row + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Differentiate(float* row, float* gradient, int room)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        for (int i = 0; i < room; i += 8)
        {
            sums += Vector256.Load(row + i) * Vector256.Load(gradient + i);
        }

        Vector256<float> mean = Vector256.Create(Vector256.Sum(sums));
        for (int i = 0; i < room; i += 8)
        {
            (Vector256.Load(row + i) * (Vector256.Load(gradient + i) - mean)).Store(row + i);
        }
    }
}
