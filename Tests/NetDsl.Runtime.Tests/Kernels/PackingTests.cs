using NetDsl.Kernels;

namespace NetDsl.Tests.Kernels;

public sealed class PackingTests : KernelTests
{
    public static TheoryData<int, int, int, int> Shapes => new()
    {
        { 3, 16, 64, 1 }, { 1, 48, 80, 1 }, { 3, 21, 37, 1 }, { 1, 64, 128, 2 }, { 2, 32, 48, 4 }, { 1, 5, 3, 1 }, { 3, 33, 130, 1 }, { 1, 256, 192, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Panels_hold_the_columns_of_the_kernel_and_then_the_bias(int kernelSize, int inputs, int outputs, int groups)
    {
        ConvGeometry conv = ConvolutionCases.Conv((9, 9, inputs), outputs, (kernelSize, kernelSize), groups: groups);
        float[] kernel = Values.Random(conv.KernelSize, 1);
        float[] bias = Values.Random(outputs, 2);
        ForEachWidth(() => ExpectSameBits(() =>
        {
            float[] packed = Values.Guarded(conv.PackedSize, memory => WeightPacking.Pack(conv, kernel, bias, default, memory.Span));
            Check(conv, packed, conv.OutputGroupChannels, (conv.Taps * conv.InputGroupChannels) + 1, (row, channel) =>
                row < conv.Taps * conv.InputGroupChannels ? kernel[(row * outputs) + channel] : bias[channel]);
            return packed;
        }));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Panels_of_the_data_gradient_hold_turned_taps_with_their_channels_exchanged(int kernelSize, int inputs, int outputs, int groups)
    {
        ConvGeometry conv = ConvolutionCases.Conv((9, 9, inputs), outputs, (kernelSize, kernelSize), groups: groups);
        float[] kernel = Values.Random(conv.KernelSize, 1);
        ForEachWidth(() => ExpectSameBits(() =>
        {
            float[] packed = Values.Guarded(conv.PackedTransposedSize, memory => DataGradient.Pack(conv, kernel, memory.Span));
            Check(conv, packed, conv.InputGroupChannels, conv.Taps * conv.OutputGroupChannels, (row, channel) =>
            {
                int tap = conv.Taps - 1 - (row / conv.OutputGroupChannels);
                int group = channel / conv.InputGroupChannels;
                int output = (group * conv.OutputGroupChannels) + (row % conv.OutputGroupChannels);
                return kernel[(((tap * conv.InputGroupChannels) + (channel % conv.InputGroupChannels)) * outputs) + output];
            });
            return packed;
        }));
    }

    private static void Check(ConvGeometry conv, float[] packed, int groupChannels, int rows, Func<int, int, float> expected)
    {
        int panels = PackedLayout.RoundUp(groupChannels) / PackedLayout.PanelWidth;
        for (int place = 0; place < packed.Length; place++)
        {
            int lane = place % PackedLayout.PanelWidth;
            int row = place / PackedLayout.PanelWidth % rows;
            int panel = place / PackedLayout.PanelWidth / rows;
            int channel = (panel % panels * PackedLayout.PanelWidth) + lane;
            float value = channel < groupChannels ? expected(row, (panel / panels * groupChannels) + channel) : 0;
            Assert.True(value == packed[place], $"panel {panel}, row {row}, lane {lane} of {conv}");
        }
    }
}
