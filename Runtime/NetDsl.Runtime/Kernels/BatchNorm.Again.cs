using System.Runtime.CompilerServices;
using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>What the forward pass gave, computed again for the backward pass instead of being kept.</summary>
public static unsafe partial class BatchNorm
{
    /// <summary>What <see cref="Forward"/> gave, to the same bits, from the statistics that it saved; the moving ones stay as they are.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">What <see cref="Forward"/> gave.</param>
    /// <param name="output">Batch × pixels × channels; may be the input.</param>
    public static void Again<TNorm, TActivation>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        ReadOnlySpan<float> saved,
        Span<float> output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation =>
        AgainAdd<TNorm, TActivation>(batch, input, gamma, beta, saved, default, output);

    /// <summary>As <see cref="Again"/>, for what <see cref="ForwardAdd"/> gave.</summary>
    /// <param name="batch">Samples.</param>
    /// <param name="input">Batch × pixels × channels: the input of the forward pass.</param>
    /// <param name="gamma">A factor for each channel, or empty for 1.</param>
    /// <param name="beta">An offset for each channel, or empty for 0.</param>
    /// <param name="saved">What <see cref="ForwardAdd"/> gave.</param>
    /// <param name="residual">Batch × pixels × channels, or empty.</param>
    /// <param name="output">Batch × pixels × channels; may be the input or the residual.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AgainAdd<TNorm, TActivation>(
        int batch,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta,
        ReadOnlySpan<float> saved,
        ReadOnlySpan<float> residual,
        Span<float> output)
        where TNorm : struct, IBatchNorm
        where TActivation : struct, IActivation
    {
        int channels = TNorm.Channels;
        int size = TNorm.Pixels * channels;
        BatchGuard.Check(batch, size, input, size, output);
        BatchGuard.Check(batch, residual.IsEmpty ? 0 : size, residual, size, output);
        ChannelRows rows = new(channels, batch * TNorm.Pixels);
        if (rows.Pixels == 0)
        {
            return;
        }

        fixed (float* source = input, added = residual, target = output, statistics = saved[..(2 * channels)])
        {
            float* affine = Scratch.Floats(ScratchUse.Affine, 2 * channels);
            FromStatistics(channels, gamma, beta, statistics, affine);
            AffineWork<TActivation>.Run(rows, source, affine, target, added);
        }
    }
}
