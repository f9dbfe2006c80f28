using ILGPU;
using ILGPU.Algorithms;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The window of local response normalisation. With s = bias + factor · the sum of squares in a channel's window, y = x · s^(−beta), and the
/// gradient of x is g · s^(−beta) − 2 · factor · beta · x · the sum over the windows that hold x of g · x · s^(−beta − 1).
/// </summary>
/// <param name="channels">Channels of a pixel.</param>
/// <param name="size">Channels of a window: half of it, rounded down, before its own channel.</param>
/// <param name="factor">The factor of the sum of squares.</param>
/// <param name="beta">The exponent.</param>
/// <param name="bias">What is added to the squares.</param>
internal readonly struct LocalResponseWindow(int channels, int size, float factor, float beta, float bias)
{
    private readonly int channels = channels;
    private readonly int size = size;
    private readonly float factor = factor;
    private readonly float beta = beta;
    private readonly float bias = bias;

    /// <summary>What a channel is divided by before the power is taken.</summary>
    public float Divisor(ArrayView<float> values, int index)
    {
        var channel = index % channels;
        var before = size / 2;
        var first = channel < before ? index - channel : index - before;
        var last = channel + size - 1 - before < channels ? index + size - 1 - before : index - channel + channels - 1;
        var sum = 0f;
        for (var i = first; i <= last; i++)
        {
            sum += values[i] * values[i];
        }

        return (sum * factor) + bias;
    }

    /// <summary>s^(−beta).</summary>
    public float Power(float divisor) => Exponentials.Exp(XMath.Log(divisor) * -beta);

    /// <summary>The gradient of a channel, from g · x · s^(−beta − 1) of its pixel's channels.</summary>
    public float Gradient(ArrayView<float> values, ArrayView<float> products, int index, float slope)
    {
        // The windows that hold this channel begin where their own channels lie behind it, so the window is turned around.
        var channel = index % channels;
        var before = (size - 1) / 2;
        var first = channel < before ? index - channel : index - before;
        var last = channel + size - 1 - before < channels ? index + size - 1 - before : index - channel + channels - 1;
        var sum = 0f;
        for (var i = first; i <= last; i++)
        {
            sum += products[i];
        }

        return (slope * Power(Divisor(values, index))) - (2 * factor * beta * values[index] * sum);
    }
}
