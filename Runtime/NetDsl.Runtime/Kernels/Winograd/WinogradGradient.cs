using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The weight gradient by minimal filtering, the adjoint of its forward pass: with V the transformed inputs and A δ Aᵀ the output
/// gradients carried back through the output transform, it is Gᵀ (sum over tiles of V ⊙ A δ Aᵀ) G.
/// </summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        WinogradGradientPlan plan = new(map, batch);
        nint step = (map.SourceChannels * plan.PartChannels) + WinogradPlan.Skew;
        WinogradGradientWork work = new()
        {
            Map = map,
            Plan = plan,
            Input = input,
            OutputGradient = outputGradient,
            Sums = Scratch.Floats(ScratchUse.WinogradShared, plan.Items * WinogradTile.MostValues * step),
            SumStep = step,
        };
        WorkerPool.Run(ref work, plan.Items, plan.Nanoseconds);
        WinogradTapsWork taps = new()
        {
            Map = map,
            Plan = plan,
            Sums = work.Sums,
            SumStep = step,
            KernelGradient = kernelGradient,
        };
        WorkerPool.Run(ref taps, taps.Items, (2.0 + plan.TileParts) * map.SourceChannels * map.TargetChannels);
        if (biasGradient != null)
        {
            BiasGradientWork.Run(map.TargetChannels, batch * map.TargetHeight * map.TargetWidth, outputGradient, biasGradient);
        }
    }
}
