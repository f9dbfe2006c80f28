using System.Runtime.CompilerServices;
using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>The steps of the weight gradient by minimal filtering; their items differ.</summary>
internal enum WinogradGradientStep
{
    /// <summary>An item transforms the inputs and output gradients of a few tiles.</summary>
    Transform,

    /// <summary>An item multiplies one of the 36 values' matrices, input channels × tiles by tiles × output channels.</summary>
    Multiply,

    /// <summary>An item transforms the sums of a few input channels back to taps.</summary>
    Finish,
}

/// <summary>One step of the weight gradient over a chunk of tiles.</summary>
[SkipLocalsInit]
internal unsafe struct WinogradGradientWork : IWork
{
    /// <summary>Tiles, or input channels, of one item.</summary>
    public const int Group = 8;

    public WinogradGradientStep Step;
    public Correlation Map;
    public int FirstTile;
    public int Tiles;
    public float* Input;
    public float* OutputGradient;
    public float* KernelGradient;

    /// <summary>36 matrices of tiles × input channels.</summary>
    public float* Values;
    public nint ValueStep;

    /// <summary>36 matrices of tiles × output channels.</summary>
    public float* Gradients;
    public nint GradientStep;

    /// <summary>36 matrices of input × output channels, summed over all chunks.</summary>
    public float* Sums;
    public nint SumStep;

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        switch (Step)
        {
            case WinogradGradientStep.Transform:
                Transform(item * Group, Math.Min(Tiles, (item + 1) * Group));
                break;
            case WinogradGradientStep.Multiply:
                Multiply(item);
                break;
            default:
                Finish(item * Group, Math.Min(Map.SourceChannels, (item + 1) * Group));
                break;
        }
    }

    private readonly void Transform(int first, int end)
    {
        WinogradTile* tiles = stackalloc WinogradTile[Group];
        float** pixels = stackalloc float*[WinogradTile.Values];
        float* zeros = Scratch.Zeros(Map.SourceChannels);
        WinogradTile.List(Map, FirstTile + first, end - first, Input, OutputGradient, tiles);
        for (int i = first; i < end; i++, tiles++)
        {
            tiles->See(Map, zeros, pixels);
            WinogradTransform.Input(pixels, Map.SourceChannels, Values + (i * Map.SourceChannels), ValueStep);
            WinogradTransform.OutputAdjoint(*tiles, Map.TargetChannels, Gradients + (i * Map.TargetChannels), GradientStep);
        }
    }

    private readonly void Multiply(int value)
    {
        int* places = stackalloc int[WinogradGradient.MostTiles + 8];
        int* rows = stackalloc int[16];
        Ramp.Fill(places, 0, Map.SourceChannels, Tiles);
        WeightTile tile = new()
        {
            Input = Values + (value * ValueStep),
            PixelOffsets = places,
            Pixels = Tiles,
            GradientStep = Map.TargetChannels,
        };
        int most = WeightTileRunner.Rows;
        for (int channel = 0; channel < Map.SourceChannels; channel += most)
        {
            int count = Math.Min(most, Map.SourceChannels - channel);
            for (int i = 0; i < most; i++)
            {
                rows[i] = channel + Math.Min(i, count - 1);
            }

            float* sums = Sums + (value * SumStep) + ((long)channel * Map.TargetChannels);
            WeightTileRunner.Run(
                &tile, Gradients + (value * GradientStep), rows, count, Map.TargetChannels, sums, Map.TargetChannels);
        }
    }

    private readonly void Finish(int first, int end)
    {
        nint tapStep = (nint)Map.SourceChannels * Map.TargetChannels;
        for (int channel = first; channel < end; channel++)
        {
            nint place = (nint)channel * Map.TargetChannels;
            WinogradTransform.FilterAdjoint(Sums + place, SumStep, Map.TargetChannels, KernelGradient + place, tapStep);
        }
    }
}
