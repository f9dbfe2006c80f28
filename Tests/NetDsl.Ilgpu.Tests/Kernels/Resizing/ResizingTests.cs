using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Gpu = NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Resizing;

public sealed class ResizingTests
{
    private static readonly Dictionary<string, Action> AdaptiveCases = new()
    {
        ["12 x 9 to 5 x 4, 4 channels"] = Adaptive<ResizeOf<Size<N12, N9>, Size<N5, N4>, N4>>,
        ["7 x 9 to 7 x 9, 3 channels"] = Adaptive<ResizeOf<Size<N7, N9>, Size<N7, N9>, N3>>,
        ["3 x 5 to 8 x 5, 7 channels"] = Adaptive<ResizeOf<Size<N3, N5>, Size<N8, N5>, N7>>,
        ["2 x 3 to 7 x 4, 8 channels"] = Adaptive<ResizeOf<Size<N2, N3>, Size<N7, N4>, N8>>,
        ["1 x 6 to 1 x 1, 1 channel"] = Adaptive<ResizeOf<Size<N1, N6>, Size<N1, N1>, N1>>,
    };

    private static readonly Dictionary<string, Action> UpsampleCases = new()
    {
        ["2 x 2 repeated, 3 channels"] = Upsample<UpsampleOf<Size<N3, N4>, Size<N2, N2>, N3, Repeated>>,
        ["3 x 1 repeated, 8 channels"] = Upsample<UpsampleOf<Size<N5, N4>, Size<N3, N1>, N8, Repeated>>,
        ["2 x 2 blended, 4 channels"] = Upsample<UpsampleOf<Size<N3, N4>, Size<N2, N2>, N4, Blended>>,
        ["1 x 3 blended, 7 channels"] = Upsample<UpsampleOf<Size<N5, N2>, Size<N1, N3>, N7, Blended>>,
        ["4 x 5 blended from one pixel, 1 channel"] = Upsample<UpsampleOf<Size<N1, N1>, Size<N4, N5>, N1, Blended>>,
        ["3 x 4 blended, 8 channels"] = Upsample<UpsampleOf<Size<N2, N3>, Size<N3, N4>, N8, Blended>>,
    };

    public static TheoryData<string> AdaptiveNames => [.. AdaptiveCases.Keys];

    public static TheoryData<string> UpsampleNames => [.. UpsampleCases.Keys];

    [Theory]
    [MemberData(nameof(AdaptiveNames))]
    public void Adaptive_averages_and_their_gradients_are_those_of_the_processor(string name) => AdaptiveCases[name]();

    [Theory]
    [MemberData(nameof(UpsampleNames))]
    public void Enlarged_images_and_their_gradients_are_those_of_the_processor(string name) => UpsampleCases[name]();

    private static void Adaptive<TResize>()
        where TResize : struct, IResize => BothWays.AreTheProcessor(
            TResize.InputHeight * TResize.InputWidth * TResize.Channels,
            TResize.OutputHeight * TResize.OutputWidth * TResize.Channels,
            (Gpu.AdaptiveAveragePool.Forward<TResize>, AdaptiveAveragePool.Forward<TResize>),
            (Gpu.AdaptiveAveragePool.Backward<TResize>, AdaptiveAveragePool.Backward<TResize>),
            1e-6f);

    private static void Upsample<TUpsample>()
        where TUpsample : struct, IUpsample => BothWays.AreTheProcessor(
            TUpsample.InputHeight * TUpsample.InputWidth * TUpsample.Channels,
            TUpsample.OutputHeight * TUpsample.OutputWidth * TUpsample.Channels,
            (Gpu.Upsample.Forward<TUpsample>, NetDsl.Kernels.Upsample.Forward<TUpsample>),
            (Gpu.Upsample.Backward<TUpsample>, NetDsl.Kernels.Upsample.Backward<TUpsample>),
            TUpsample.Bilinear ? 1e-6f : 0);
}
