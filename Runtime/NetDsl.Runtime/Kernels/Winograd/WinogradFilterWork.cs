using NetDsl.Memory;
using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>Transforms packed weights; an item is a panel of output channels.</summary>
internal unsafe struct WinogradFilterWork : IWork
{
    private float* weights;
    private int panelSize;
    private int channels;
    private float* filters;
    private nint step;

    /// <summary>Floats from one of the 36 matrices of filters to the next.</summary>
    public static nint Step(in Correlation map) => (map.PanelsPerGroup * map.SourceChannels * PackedLayout.PanelWidth) + WinogradPlan.Skew;

    /// <summary>36 matrices, each of panels × input channels × 16, in scratch memory of the caller.</summary>
    public static float* Run(in Correlation map, float* weights)
    {
        WinogradFilterWork work = new()
        {
            weights = weights,
            panelSize = map.PanelSize,
            channels = map.SourceChannels,
            step = Step(map),
            filters = Scratch.Floats(ScratchUse.WinogradShared, Step(map) * WinogradTile.Values),
        };
        WorkerPool.Run(ref work, map.PanelsPerGroup, 20.0 * map.PanelsPerGroup * map.SourceChannels);
        return work.filters;
    }

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        float* tap = weights + ((long)item * panelSize);
        float* value = filters + ((long)item * channels * PackedLayout.PanelWidth);
        for (int channel = 0; channel < channels; channel++)
        {
            WinogradTransform.Filter(tap, channels * PackedLayout.PanelWidth, value, step);
            tap += PackedLayout.PanelWidth;
            value += PackedLayout.PanelWidth;
        }
    }
}
