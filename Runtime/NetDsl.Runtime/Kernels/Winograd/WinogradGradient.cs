using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The weight gradient by minimal filtering, the adjoint of its forward pass: with V the transformed inputs and A δ Aᵀ the output
/// gradients carried back through the output transform, it is Gᵀ (sum over tiles of V ⊙ A δ Aᵀ) G.
/// </summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Floats of a kernel whose gradient no cache keeps until the weights are changed.</summary>
    private const int Large = 1 << 19;

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        WinogradGradientPlan plan = new(map, batch);
        WinogradGradientWork work = new()
        {
            Map = map,
            Plan = plan,
            Values = Scratch.Floats(ScratchUse.WinogradValues, WinogradTile.MostValues * (plan.ValueStep + plan.GradientStep)),
            KernelGradient = kernelGradient,
            PassesCache = VectorWidth.Bits == 512 && (nuint)kernelGradient % 64 == 0 && 9L * map.SourceChannels * map.TargetChannels >= Large,
        };
        if (plan.BlockTiles < plan.Tiles)
        {
            work.Sums = Scratch.Floats(ScratchUse.WinogradShared, plan.Items * WinogradTile.MostValues * plan.SumStep);
        }

        for (int first = 0; first < plan.Tiles; first += plan.BlockTiles)
        {
            work.First = first;
            work.Count = Math.Min(plan.BlockTiles, plan.Tiles - first);
            WinogradAdjointWork.Run(map, plan, first, work.Count, input, outputGradient, work.Values);
            WorkerPool.Run(ref work, plan.Items, work.Count * plan.TileNanoseconds);
        }

        if (biasGradient != null)
        {
            BiasGradientWork.Run(map.TargetChannels, batch * map.TargetHeight * map.TargetWidth, outputGradient, biasGradient);
        }
    }
}
