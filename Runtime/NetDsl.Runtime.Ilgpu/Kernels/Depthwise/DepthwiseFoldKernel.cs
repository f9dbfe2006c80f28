using ILGPU;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Folds a factor and an offset for each output channel into a kernel whose last axis are the output channels, and its bias.</summary>
internal static class DepthwiseFoldKernel<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Threads take a vector of the kernel each, then one of the bias.</summary>
    /// <param name="count">Vectors of the kernel and of the bias.</param>
    /// <param name="vectors">Vectors of the bias.</param>
    /// <param name="biased">Whether there is a bias: 0 or 1.</param>
    /// <param name="kernel">Taps × channels.</param>
    /// <param name="bias">Channels; anything where there is none.</param>
    /// <param name="affine">A factor for each channel, then an offset for each.</param>
    /// <param name="foldedKernel">Taps × channels.</param>
    /// <param name="foldedBias">Channels.</param>
    public static void Run(
        int count,
        int vectors,
        int biased,
        ArrayView<TLanes> kernel,
        ArrayView<TLanes> bias,
        ArrayView<TLanes> affine,
        ArrayView<TLanes> foldedKernel,
        ArrayView<TLanes> foldedBias)
    {
        var index = (Grid.IdxX * Group.DimX) + Group.IdxX;
        if (index >= count)
        {
            return;
        }

        var channel = index % vectors;
        if (index < count - vectors)
        {
            foldedKernel[index] = kernel[index] * affine[channel];
        }
        else
        {
            var own = biased != 0 ? bias[channel] : default;
            foldedBias[channel] = (own * affine[channel]) + affine[vectors + channel];
        }
    }
}
