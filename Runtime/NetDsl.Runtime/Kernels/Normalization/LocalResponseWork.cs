using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Local response normalisation, or with a gradient its derivative, pixel by pixel; an item is a block of pixels. With
/// s = bias + factor · the sum of squares in a window, y = x · s^(−beta), and the gradient of x is
/// g · s^(−beta) − 2 · factor · beta · x · the sum over the windows that hold x of g · x · s^(−beta − 1).
/// </summary>
internal unsafe struct LocalResponseWork : IWork
{
    private const int BlockPixels = 64;

    public int Channels;
    public int Pixels;
    public int Size;
    public float Factor;
    public float Beta;
    public float Bias;
    public float* Input;

    /// <summary>Null in the forward pass.</summary>
    public float* Gradient;
    public float* Result;

    /// <summary>Does all pixels.</summary>
    public void Run() => WorkerPool.Run(ref this, (int)(((long)Pixels + BlockPixels - 1) / BlockPixels), (3.0 + (0.2 * Size)) * Pixels * Channels);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Execute(int item)
    {
        // Vectors may go on behind the last channel, and windows reach beyond the first and the last one: zeros lie there.
        int room = (Channels + 7) / 8 * 8;
        int lined = room + (2 * Size);
        float* memory = Scratch.Floats(ScratchUse.PaddedImage, (2L * lined) + (3L * room));
        float* squares = memory;
        float* products = squares + lined;
        float* values = products + lined;
        float* gradients = values + room;
        float* powers = gradients + room;
        new Span<float>(memory, (2 * lined) + (2 * room)).Clear();
        int end = (int)Math.Min(Pixels, (item + 1L) * BlockPixels);
        for (int pixel = item * BlockPixels; pixel < end; pixel++)
        {
            long place = (long)pixel * Channels;
            new ReadOnlySpan<float>(Input + place, Channels).CopyTo(new Span<float>(values, Channels));
            Divide(values, squares + Size, powers, room);
            if (Gradient != null)
            {
                new ReadOnlySpan<float>(Gradient + place, Channels).CopyTo(new Span<float>(gradients, Channels));
                Differentiate(values, gradients, squares + Size, products + Size, powers, room);
            }

            new ReadOnlySpan<float>(powers, Channels).CopyTo(new Span<float>(Result + place, Channels));
        }
    }

    /// <summary>result = x · s^(−beta) in the forward pass, s^(−beta) alone where a gradient follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Divide(float* values, float* squares, float* result, int room)
    {
        for (int i = 0; i < room; i += 8)
        {
            Vector256<float> value = Vector256.Load(values + i);
            (value * value).Store(squares + i);
        }

        for (int i = 0; i < room; i += 8)
        {
            Vector256<float> power = Vector256.Exp(Vector256.Log(Divisor(squares + i)) * -Beta);
            (Gradient == null ? Vector256.Load(values + i) * power : power).Store(result + i);
        }
    }

    /// <summary>What is raised to the power: the window begins half of its size, rounded down, before its own channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector256<float> Divisor(float* squares)
    {
        float* first = squares - (Size / 2);
        Vector256<float> sum = Vector256.Load(first);
        for (int i = 1; i < Size; i++)
        {
            sum += Vector256.Load(first + i);
        }

        return Vector256.MultiplyAddEstimate(sum, Vector256.Create(Factor), Vector256.Create(Bias));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Differentiate(float* values, float* gradients, float* squares, float* products, float* powers, int room)
    {
        for (int i = 0; i < room; i += 8)
        {
            Vector256<float> product = Vector256.Load(gradients + i) * Vector256.Load(values + i);
            (product * Vector256.Load(powers + i) / Divisor(squares + i)).Store(products + i);
        }

        Vector256<float> scale = Vector256.Create(-2 * Factor * Beta);
        for (int i = 0; i < room; i += 8)
        {
            // The windows that hold this channel begin where their own channels lie behind it, so the window is turned around.
            float* first = products + i - ((Size - 1) / 2);
            Vector256<float> sum = Vector256.Load(first);
            for (int j = 1; j < Size; j++)
            {
                sum += Vector256.Load(first + j);
            }

            Vector256<float> direct = Vector256.Load(gradients + i) * Vector256.Load(powers + i);
            (direct + (scale * Vector256.Load(values + i) * sum)).Store(powers + i);
        }
    }
}
