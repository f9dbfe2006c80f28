using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Close = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>;
using Image = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N7, NetDsl.Ilgpu.Tests.Kernels.Windows.N9>;
using Three = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N3, NetDsl.Ilgpu.Tests.Kernels.Windows.N3>;
using Two = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N2, NetDsl.Ilgpu.Tests.Kernels.Windows.N2>;

namespace NetDsl.Ilgpu.Tests.Kernels.Depthwise;

/// <summary>Something that is done with the type of a depthwise convolution.</summary>
internal interface IDepthwiseVisitor
{
    void Visit<TConv>()
        where TConv : struct, IDepthwiseConv2D;
}

/// <summary>Depthwise convolutions of every kind on odd images.</summary>
internal static class DepthwiseCases
{
    private static readonly Dictionary<string, Action<IDepthwiseVisitor>> Visits = new()
    {
        ["3 x 3 padded, 8 channels"] = v => v.Visit<WindowOf<Image, N8, N1, Three, Close, Close, All<N1>, Floor>>(),
        ["3 x 3 padded, 3 channels"] = v => v.Visit<WindowOf<Size<N9, N7>, N3, N1, Three, Close, Close, All<N1>, Floor>>(),
        ["3 x 3 not padded, 4 channels"] = v => v.Visit<WindowOf<Image, N4, N1, Three, Close, Close, None, Floor>>(),
        ["3 x 3 padded beyond the kernel, 1 channel"] = v => v.Visit<WindowOf<Size<N4, N3>, N1, N1, Three, Close, Close, All<N3>, Floor>>(),
        ["3 x 3 stride 2 same, 4 channels"] =
            v => v.Visit<WindowOf<Size<N6, N8>, N4, N1, Three, Two, Close, Border<N0, N1, N0, N1>, Floor>>(),
        ["5 x 5 padded, 4 channels"] = v => v.Visit<WindowOf<Image, N4, N1, Size<N5, N5>, Close, Close, All<N2>, Floor>>(),
        ["5 x 5 padded, 7 channels, several chunks"] = v => v.Visit<WindowOf<Image, N7, N1, Size<N5, N5>, Close, Close, All<N2>, Floor>>(),
        ["3 x 3 padded, 36 channels, several chunks"] = v => v.Visit<WindowOf<Image, N36, N1, Three, Close, Close, All<N1>, Floor>>(),
        ["5 x 5 stride 2, 7 channels"] = v => v.Visit<WindowOf<Image, N7, N1, Size<N5, N5>, Two, Close, All<N2>, Floor>>(),
        ["3 x 3 dilation 2, 7 channels"] = v => v.Visit<WindowOf<Image, N7, N1, Three, Close, Two, All<N2>, Floor>>(),
        ["3 x 3 dilation 2 stride 2, 8 channels"] = v => v.Visit<WindowOf<Image, N8, N1, Three, Two, Two, All<N1>, Floor>>(),
        ["stride beyond the kernel, 8 channels"] = v => v.Visit<WindowOf<Image, N8, N1, Two, Size<N3, N4>, Close, None, Floor>>(),
        ["1 x 5 stride 2 across, 3 channels"] =
            v => v.Visit<WindowOf<Image, N3, N1, Size<N1, N5>, Size<N1, N2>, Close, Border<N0, N0, N3, N1>, Floor>>(),
        ["each of 3 channels feeds 3"] = v => v.Visit<WindowOf<Image, N3, N3, Three, Close, Close, All<N1>, Floor>>(),
        ["each of 4 channels feeds 2, stride 2"] = v => v.Visit<WindowOf<Image, N4, N2, Three, Two, Close, All<N1>, Floor>>(),
        ["9 x 2, 41 channels, more than a group of channels and of taps"] =
            v => v.Visit<WindowOf<Size<N9, N3>, N41, N1, Size<N9, N2>, Close, Close, None, Floor>>(),
        ["rows of 41 pixels, 4 channels"] = v => v.Visit<WindowOf<Size<N2, N41>, N4, N1, Three, Close, Close, All<N1>, Floor>>(),
    };

    /// <summary>The names of all.</summary>
    public static TheoryData<string> Names => [.. Visits.Keys];

    /// <summary>Does something with one of them.</summary>
    public static void Run(string name, IDepthwiseVisitor visitor) => Visits[name](visitor);
}
