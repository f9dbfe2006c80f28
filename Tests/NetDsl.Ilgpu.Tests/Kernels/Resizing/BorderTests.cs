using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Gpu = NetDsl.Ilgpu.Kernels;

namespace NetDsl.Ilgpu.Tests.Kernels.Resizing;

public sealed class BorderTests
{
    private static readonly Dictionary<string, Action> Cases = new()
    {
        ["all sides differ, 3 channels"] = Both<PadOf<Size<N5, N4>, Border<N1, N2, N3, N0>, N3>>,
        ["all sides differ, 4 channels"] = Both<PadOf<Size<N3, N7>, Border<N2, N0, N1, N4>, N4>>,
        ["the same on all sides, 8 channels"] = Both<PadOf<Size<N2, N2>, All<N3>, N8>>,
        ["below and on the right, 1 channel"] = Both<PadOf<Size<N4, N9>, Border<N0, N1, N0, N1>, N1>>,
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_and_cropping_are_those_of_the_processor(string name) => Cases[name]();

    private static void Both<TPad>()
        where TPad : struct, IZeroPad
    {
        var inner = TPad.InputHeight * TPad.InputWidth * TPad.Channels;
        var outer = (TPad.Top + TPad.InputHeight + TPad.Bottom) * (TPad.Left + TPad.InputWidth + TPad.Right) * TPad.Channels;
        BothWays.AreTheProcessor(
            inner, outer, (Gpu.ZeroPad.Forward<TPad>, ZeroPad.Forward<TPad>), (Gpu.ZeroPad.Backward<TPad>, ZeroPad.Backward<TPad>), 0);
        BothWays.AreTheProcessor(
            outer, inner, (Gpu.Crop.Forward<TPad>, Crop.Forward<TPad>), (Gpu.Crop.Backward<TPad>, Crop.Backward<TPad>), 0);
    }
}
