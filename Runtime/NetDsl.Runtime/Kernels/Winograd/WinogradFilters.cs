using NetDsl.Memory;

namespace NetDsl.Kernels;

/// <summary>
/// Filters in Winograd's domain: 36 matrices, each of panels × input channels × 16. Every thread transforms those that it uses, once
/// a dispatch: cheaper than reading what another processor has just written.
/// </summary>
internal static unsafe class WinogradFilters
{
    private static long dispatches;

    [ThreadStatic]
    private static (long Dispatch, int Panel) present;

    /// <summary>A number for a dispatch, under which its threads keep their filters.</summary>
    public static long NewDispatch() => Interlocked.Increment(ref dispatches);

    /// <summary>Floats from one of the 36 matrices to the next.</summary>
    public static nint Step(in Correlation map, int panels) => (panels * map.SourceChannels * PackedLayout.PanelWidth) + WinogradPlan.Skew;

    /// <summary>The filters of some panels in this thread's scratch memory.</summary>
    public static float* Get(in Correlation map, float* weights, long dispatch, int panel, int panels)
    {
        nint step = Step(map, panels);
        float* filters = Scratch.Floats(ScratchUse.WinogradFilters, step * WinogradTile.Values);
        if (present != (dispatch, panel))
        {
            present = (dispatch, panel);
            for (int i = 0; i < panels; i++)
            {
                nint place = (nint)i * map.SourceChannels * PackedLayout.PanelWidth;
                Transform(map.SourceChannels, weights + ((long)(panel + i) * map.PanelSize), filters + place, step);
            }
        }

        return filters;
    }

    private static void Transform(int channels, float* tap, float* value, nint step)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            WinogradTransform.Filter(tap, channels * PackedLayout.PanelWidth, value, step);
            tap += PackedLayout.PanelWidth;
            value += PackedLayout.PanelWidth;
        }
    }
}
