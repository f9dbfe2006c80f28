using NetDsl.Threading;

namespace NetDsl.Kernels;

/// <summary>
/// Adds the parts' sums in the order of the parts and transforms them back to 3 × 3 taps; an item is a few input channels of one part
/// of the output channels.
/// </summary>
internal unsafe struct WinogradTapsWork : IWork
{
    private const int Group = 8;

    public Correlation Map;
    public WinogradGradientPlan Plan;
    public float* Sums;
    public nint SumStep;
    public float* KernelGradient;

    public readonly int Items => (Map.SourceChannels + Group - 1) / Group * Plan.ChannelParts;

    /// <inheritdoc/>
    public readonly void Execute(int item)
    {
        int part = item % Plan.ChannelParts;
        int firstChannel = part * Plan.PartChannels;
        int channels = Math.Min(Plan.PartChannels, Map.TargetChannels - firstChannel);
        int first = item / Plan.ChannelParts * Group;
        int end = Math.Min(Map.SourceChannels, first + Group);
        nint matrices = WinogradTile.MostValues * SumStep;
        float* sums = Sums + (part * matrices);
        for (int tiles = 1; tiles < Plan.TileParts; tiles++)
        {
            float* others = sums + (tiles * Plan.ChannelParts * matrices);
            for (int value = 0; value < WinogradTile.MostValues; value++)
            {
                nint place = (value * SumStep) + ((nint)first * channels);
                ElementwiseLoop.Run<Plus>(others + place, sums + place, sums + place, (end - first) * channels);
            }
        }

        nint tapStep = (nint)Map.SourceChannels * Map.TargetChannels;
        for (int channel = first; channel < end; channel++)
        {
            float* tap = KernelGradient + ((nint)channel * Map.TargetChannels) + firstChannel;
            WinogradTransform.FilterAdjoint(sums + ((nint)channel * channels), SumStep, channels, tap, tapStep);
        }
    }
}
