using NetDsl.Ilgpu.Tests.Kernels.Windows;
using NetDsl.Kernels;
using Close = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N1, NetDsl.Ilgpu.Tests.Kernels.Windows.N1>;
using Image = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N7, NetDsl.Ilgpu.Tests.Kernels.Windows.N9>;
using Three = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N3, NetDsl.Ilgpu.Tests.Kernels.Windows.N3>;
using Two = NetDsl.Ilgpu.Tests.Kernels.Windows.Size<NetDsl.Ilgpu.Tests.Kernels.Windows.N2, NetDsl.Ilgpu.Tests.Kernels.Windows.N2>;

namespace NetDsl.Ilgpu.Tests.Kernels.Pooling;

/// <summary>Something that is done with the type of a pooling.</summary>
internal interface IPoolVisitor
{
    void Visit<TPool>()
        where TPool : struct, IPool;
}

/// <summary>Poolings of every kind on odd images.</summary>
internal static class PoolCases
{
    private static readonly Dictionary<string, Action<IPoolVisitor>> Visits = new()
    {
        ["2 x 2 of 3 channels"] = v => v.Visit<WindowOf<Image, N3, N1, Two, Two, Close, None, Floor>>(),
        ["2 x 2 of 8 channels"] = v => v.Visit<WindowOf<Image, N8, N1, Two, Two, Close, None, Floor>>(),
        ["3 x 3 stride 2 padded, 4 channels"] = v => v.Visit<WindowOf<Image, N4, N1, Three, Two, Close, All<N1>, Floor>>(),
        ["3 x 3 stride 2 same, 7 channels"] =
            v => v.Visit<WindowOf<Size<N6, N8>, N7, N1, Three, Two, Close, Border<N0, N1, N0, N1>, Floor>>(),
        ["3 x 3 stride 2 ceil, 1 channel"] = v => v.Visit<WindowOf<Size<N8, N8>, N1, N1, Three, Two, Close, None, Ceiling>>(),
        ["3 x 3 stride 2 ceil, larger than the image"] = v => v.Visit<WindowOf<Size<N2, N3>, N4, N1, Three, Two, Close, None, Ceiling>>(),
        ["3 x 3 stride 1, padding counts, 8 channels"] = v => v.Visit<WindowOf<Image, N8, N1, Three, Close, Close, All<N1>, Counting>>(),
        ["3 x 2 ceil, padding counts, 3 channels"] =
            v => v.Visit<WindowOf<Size<N7, N6>, N3, N1, Size<N3, N2>, Size<N3, N2>, Close, Border<N1, N1, N0, N1>, CountingCeil>>(),
        ["stride beyond the kernel, 7 channels"] = v => v.Visit<WindowOf<Image, N7, N1, Two, Size<N3, N4>, Close, None, Floor>>(),
        ["1 x 3, 4 channels"] =
            v => v.Visit<WindowOf<Size<N4, N9>, N4, N1, Size<N1, N3>, Size<N1, N2>, Close, Border<N0, N0, N1, N1>, Floor>>(),
        ["dilation 2 and stride 2, 8 channels"] = v => v.Visit<WindowOf<Size<N9, N9>, N8, N1, Two, Two, Two, None, Floor>>(),
        ["dilation 2 and 3, stride 1, 3 channels"] =
            v => v.Visit<WindowOf<Image, N3, N1, Three, Close, Size<N2, N3>, All<N2>, Counting>>(),
        ["the whole image, 3 channels"] = v => v.Visit<WindowOf<Image, N3, N1, Image, Close, Close, None, Floor>>(),
        ["windows without a pixel, 4 channels"] = v => v.Visit<WindowOf<Size<N2, N2>, N4, N1, Close, Close, Close, All<N1>, Counting>>(),
    };

    /// <summary>The names of all.</summary>
    public static TheoryData<string> Names => [.. Visits.Keys];

    /// <summary>Does something with one of them.</summary>
    public static void Run(string name, IPoolVisitor visitor) => Visits[name](visitor);
}
