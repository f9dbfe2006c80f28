using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// The weight gradient by minimal filtering, the adjoint of its forward pass: with V the transformed inputs and A δ Aᵀ the output
/// gradients carried back through the output transform, it is Gᵀ (sum over tiles of V ⊙ A δ Aᵀ) G.
/// </summary>
internal static unsafe class WinogradGradient
{
    /// <summary>Tiles of the largest chunk.</summary>
    public const int MostTiles = 256;

    /// <summary>Floats of one chunk's matrices for one of the 36 values.</summary>
    private const int ChunkFloats = 1 << 13;
    private const int LeastTiles = 64;

    /// <summary>Whether it is faster: the transforms of inputs, gradients and sums against the products they save.</summary>
    public static bool Pays(in Correlation map, int batch)
    {
        if (!WinogradPlan.Fits(map))
        {
            return false;
        }

        double tiles = (double)batch * WinogradTile.Across(map) * WinogradTile.Down(map);
        double direct = 9.0 / 100 * batch * map.TargetHeight * map.TargetWidth;
        double transforms = tiles * 1.5 * ((1.0 / map.SourceChannels) + (1.0 / map.TargetChannels));
        return (36.0 / 100 * tiles) + (tiles / LeastTiles) + transforms + 4 < direct;
    }

    /// <summary>Overwrites the gradients of kernel and bias; the bias' may be null.</summary>
    public static void Run(
        in Correlation map, int batch, float* input, float* outputGradient, float* kernelGradient, float* biasGradient)
    {
        int tiles = batch * WinogradTile.Across(map) * WinogradTile.Down(map);
        int chunk = Math.Clamp(ChunkFloats / (map.SourceChannels + map.TargetChannels), LeastTiles, MostTiles);
        WinogradGradientWork work = new()
        {
            Map = map,
            Input = input,
            OutputGradient = outputGradient,
            KernelGradient = kernelGradient,
            ValueStep = (chunk * map.SourceChannels) + WinogradPlan.Skew,
            GradientStep = (chunk * map.TargetChannels) + WinogradPlan.Skew,
            SumStep = (map.SourceChannels * map.TargetChannels) + WinogradPlan.Skew,
        };
        nint room = WinogradTile.Values * (work.ValueStep + work.GradientStep + work.SumStep);
        work.Values = Scratch.Floats(ScratchUse.WinogradShared, room);
        work.Gradients = work.Values + (WinogradTile.Values * work.ValueStep);
        work.Sums = work.Gradients + (WinogradTile.Values * work.GradientStep);
        new Span<float>(work.Sums, (int)(WinogradTile.Values * work.SumStep)).Clear();
        for (int first = 0; first < tiles; first += chunk)
        {
            work.FirstTile = first;
            work.Tiles = Math.Min(chunk, tiles - first);
            RunChunk(ref work);
        }

        work.Step = WinogradGradientStep.Finish;
        Dispatch(ref work, map.SourceChannels, 3.0 * map.SourceChannels * map.TargetChannels);
        if (biasGradient != null)
        {
            BiasGradientWork.Run(map.TargetChannels, batch * map.TargetHeight * map.TargetWidth, outputGradient, biasGradient);
        }
    }

    private static void RunChunk(ref WinogradGradientWork work)
    {
        int inputs = work.Map.SourceChannels;
        int outputs = work.Map.TargetChannels;
        work.Step = WinogradGradientStep.Transform;
        Dispatch(ref work, work.Tiles, 2.0 * work.Tiles * (inputs + outputs));
        work.Step = WinogradGradientStep.Multiply;
        WorkerPool.Run(ref work, WinogradTile.Values, (double)WinogradTile.Values / 80 * work.Tiles * inputs * outputs);
    }

    private static void Dispatch(ref WinogradGradientWork work, int count, double nanoseconds) =>
        WorkerPool.Run(ref work, (count + WinogradGradientWork.Group - 1) / WinogradGradientWork.Group, nanoseconds);
}
