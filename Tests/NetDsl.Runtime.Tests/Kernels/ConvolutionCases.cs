using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

/// <summary>Shapes that reach every path of the convolution kernels.</summary>
internal static class ConvolutionCases
{
    /// <summary>A convolution from its usual numbers; the output size follows.</summary>
    public static ConvGeometry Conv(
        (int Height, int Width, int Channels) input,
        int outputChannels,
        (int Height, int Width) kernel,
        (int Height, int Width)? stride = null,
        (int Height, int Width)? dilation = null,
        (int Top, int Bottom, int Left, int Right)? padding = null,
        int groups = 1)
    {
        (int sh, int sw) = stride ?? (1, 1);
        (int dh, int dw) = dilation ?? (1, 1);
        (int top, int bottom, int left, int right) = padding ?? (0, 0, 0, 0);
        int oh = ((input.Height + top + bottom - ((kernel.Height - 1) * dh) - 1) / sh) + 1;
        int ow = ((input.Width + left + right - ((kernel.Width - 1) * dw) - 1) / sw) + 1;
        return new ConvGeometry(
            input.Height, input.Width, input.Channels, oh, ow, outputChannels, kernel.Height, kernel.Width, sh, sw, dh, dw, top, left, groups);
    }

    /// <summary>Names and shapes.</summary>
    public static readonly Dictionary<string, ConvGeometry> All = new()
    {
        ["1 x 1"] = Conv((5, 7, 8), 7, (1, 1)),
        ["1 x 1 stride 2"] = Conv((7, 7, 4), 20, (1, 1), (2, 2)),
        ["3 x 3 same, one channel to six"] = Conv((9, 8, 1), 6, (3, 3), padding: (1, 1, 1, 1)),
        ["5 x 5 valid, six to sixteen"] = Conv((14, 14, 6), 16, (5, 5)),
        ["3 x 3, 33 to 19 channels"] = Conv((5, 7, 33), 19, (3, 3), padding: (1, 1, 1, 1)),
        ["3 x 3, 16 to 48 channels"] = Conv((7, 7, 16), 48, (3, 3), padding: (1, 1, 1, 1)),
        ["3 x 3, 32 to 40 channels"] = Conv((8, 8, 32), 40, (3, 3), padding: (1, 1, 1, 1)),
        ["3 x 3 stride 2 as Keras pads"] = Conv((8, 8, 3), 4, (3, 3), (2, 2), padding: (0, 1, 0, 1)),
        ["3 x 3 stride 2 symmetric"] = Conv((9, 8, 4), 6, (3, 3), (2, 2), padding: (1, 1, 1, 1)),
        ["7 x 7 stem"] = Conv((15, 17, 3), 18, (7, 7), (2, 2), padding: (3, 3, 3, 3)),
        ["2 x 2 stride 3 leaves gaps"] = Conv((10, 11, 3), 5, (2, 2), (3, 3)),
        ["1 x 3 stride 2 x 4"] = Conv((9, 14, 5), 17, (1, 3), (2, 4), padding: (0, 0, 2, 1)),
        ["3 x 1"] = Conv((6, 5, 3), 4, (3, 1), padding: (1, 1, 0, 0)),
        ["1 x 7"] = Conv((6, 9, 3), 4, (1, 7), padding: (0, 0, 3, 3)),
        ["dilation 2"] = Conv((9, 9, 3), 4, (3, 3), dilation: (2, 2), padding: (2, 2, 2, 2)),
        ["dilation 2 with stride 2"] = Conv((11, 11, 3), 9, (3, 3), (2, 2), (2, 2), (2, 2, 2, 2)),
        ["dilation 3 x 2 with stride 2 x 3"] = Conv((13, 14, 2), 3, (3, 4), (2, 3), (3, 2), (1, 4, 0, 5)),
        ["dilation 4 with stride 6"] = Conv((20, 20, 2), 3, (4, 4), (6, 6), (4, 4), (3, 3, 3, 3)),
        ["two groups"] = Conv((6, 6, 4), 6, (3, 3), padding: (1, 1, 1, 1), groups: 2),
        ["four groups of wide panels"] = Conv((5, 6, 72), 80, (3, 3), (2, 1), padding: (1, 1, 1, 1), groups: 4),
        ["padding beyond the kernel"] = Conv((4, 4, 3), 5, (2, 2), padding: (3, 4, 2, 3)),
        ["kernel as wide as the image"] = Conv((4, 4, 18), 33, (4, 4)),
        ["rows of many pixels"] = Conv((6, 150, 2), 35, (3, 3), padding: (1, 1, 1, 1)),
        ["one row of pixels left over"] = Conv((5, 3, 3), 32, (2, 2), (2, 2)),
        ["5 x 5 same, one channel to six, wide"] = Conv((6, 28, 1), 6, (5, 5), padding: (2, 2, 2, 2)),
        ["5 x 5 same, three to seven"] = Conv((5, 35, 3), 7, (5, 5), padding: (2, 2, 2, 2)),
        ["5 x 5 valid, twelve to twelve"] = Conv((8, 9, 12), 12, (5, 5)),
        ["5 x 6, five to eleven channels"] = Conv((7, 19, 5), 11, (5, 6), padding: (1, 3, 4, 0)),
        ["4 x 4, two to nine, dilation 2 x 3"] = Conv((9, 26, 2), 9, (4, 4), dilation: (2, 3), padding: (3, 3, 4, 5)),
        ["6 x 6, seven to eight with stride 2 x 1"] = Conv((9, 18, 7), 8, (6, 6), (2, 1), padding: (3, 2, 2, 3)),
        ["8 x 7, three to ten with stride 1 x 2"] = Conv((10, 17, 3), 10, (8, 7), (1, 2), padding: (0, 5, 3, 3)),
        ["11 x 11, one column, one to two"] = Conv((12, 11, 1), 2, (11, 11), padding: (5, 5, 0, 0)),
        ["9 x 8 in a padding of its size, two to three"] = Conv((3, 2, 2), 3, (9, 8), padding: (8, 9, 8, 7)),
        ["dilation 2, 29 to 15 channels"] = Conv((9, 10, 29), 15, (3, 3), dilation: (2, 2), padding: (2, 1, 0, 2)),
        ["1 x 3 stride 2, 16 to 16 channels"] = Conv((12, 21, 16), 16, (1, 3), (2, 2), padding: (0, 0, 1, 1)),
        ["17 wide, four to one"] = Conv((8, 17, 4), 1, (8, 8), padding: (3, 4, 3, 4)),
    };

    /// <summary>Shapes of few channels and large kernels, which run with images in the lanes where there are many of them.</summary>
    public static readonly string[] FewChannels =
        [.. All.Where(one => one.Value.Taps * one.Value.OutputChannels >= 64 && one.Value.OutputChannels <= 16).Select(one => one.Key)];

    /// <summary>Shapes that run by minimal filtering, some with tiles that are not full.</summary>
    public static readonly Dictionary<string, ConvGeometry> Filtered = new()
    {
        ["same, 32 to 48 channels"] = Conv((16, 16, 32), 48, (3, 3), padding: (1, 1, 1, 1)),
        ["valid, 48 to 32 channels"] = Conv((15, 20, 48), 32, (3, 3)),
        ["padded on two sides"] = Conv((13, 18, 32), 32, (3, 3), padding: (0, 2, 2, 0)),
        ["few tiles of many channels"] = Conv((8, 8, 96), 112, (3, 3), padding: (1, 1, 1, 1)),
        ["two blocks of tiles, or three chunks"] = Conv((43, 45, 512), 32, (3, 3), padding: (1, 1, 1, 1)),
        ["a part of 128 channels and a smaller one, two chunks"] = Conv((25, 29, 144), 80, (3, 3), padding: (1, 1, 1, 1)),
        ["low and wide"] = Conv((3, 34, 32), 64, (3, 3), padding: (1, 1, 1, 1)),
    };

    public static TheoryData<string, int> WithBatches
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string name in All.Keys)
            {
                foreach (int batch in new[] { 1, 2, 5 })
                {
                    data.Add(name, batch);
                }
            }

            foreach (string name in FewChannels)
            {
                data.Add(name, 13);
                data.Add(name, 29);
            }

            return data;
        }
    }
}
