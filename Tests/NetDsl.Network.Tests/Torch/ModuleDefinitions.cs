namespace NetworkTests.Torch;

/// <summary>Constructors of modules, with the shapes of weights that PyTorch documents.</summary>
internal static class ModuleDefinitions
{
    private static readonly Definition[] Alike =
    [
        new("BatchNorm1d(num_features, eps=1e-05, momentum=0.1, affine=True)", "", a => BatchNorm(a, axes: 2)),
        new("BatchNorm2d(num_features, eps=1e-05, momentum=0.1, affine=True)", "", a => BatchNorm(a, axes: 4)),
        new("GroupNorm(num_groups, num_channels, eps=1e-05, affine=True)", "", GroupNorm),
        new("LayerNorm(normalized_shape, eps=1e-05, elementwise_affine=True)", "", a => LayerNorm(a, axes: 2)),
        new("LayerNorm2d(normalized_shape, eps=1e-05, elementwise_affine=True)", "", a => LayerNorm(a, axes: 4)),
        new("ChannelScale(channels, start=1.0, bias=False)", "", ChannelScale),
        new("Normalization(channels)", "", Normalization),
        new("Dropout(p=0.5)", "", Drop),
        new("DropPath(rate)", "", Drop),
        new("Linear(in_features, out_features, bias=True)", "", Linear),
    ];

    public static IEnumerable<Definition> Python =>
    [
        .. Alike,
        new("Conv2d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True)", "", Conv2d),
        new("ConvTranspose2d(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1)", "", ConvTranspose2d),
    ];

    public static IEnumerable<Definition> CSharp =>
    [
        .. Alike,
        new("Conv2d(in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, mode=PaddingModes.Zeros, groups=1, bias=true)", "", Conv2d),
        new("ConvTranspose2d(in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, dilation=1, mode=PaddingModes.Zeros, groups=1, bias=true)", "", ConvTranspose2d),
        new("NetDsl.Torch.ConvTranspose2d(in_channels, out_channels, kernel_size, stride, padding, output_padding, dilation, bias)", "", ConvTranspose2d),
    ];

    private static ModuleForm Conv2d(Bound a)
    {
        var (outputs, kernel) = (a.Whole("out_channels"), a.Pair("kernel_size"));
        ModuleWeight weight = new("weight", [outputs, a.Whole("in_channels") / a.Whole("groups"), kernel.Height, kernel.Width]);
        return new ModuleForm(WithBias(a, weight, outputs), SavesInput: true, call => ConvolutionDefinitions.Forward(a, call));
    }

    private static ModuleForm ConvTranspose2d(Bound a)
    {
        var (outputs, kernel) = (a.Whole("out_channels"), a.Pair("kernel_size"));
        ModuleWeight weight = new("weight", [a.Whole("in_channels"), outputs, kernel.Height, kernel.Width]);
        return new ModuleForm(WithBias(a, weight, outputs), SavesInput: true, call => ConvolutionDefinitions.Transposed(a, call));
    }

    private static ModuleForm Linear(Bound a)
    {
        var (inputs, outputs) = (a.Whole("in_features"), a.Whole("out_features"));
        return new ModuleForm(WithBias(a, new ModuleWeight("weight", [outputs, inputs]), outputs), SavesInput: true, call =>
            ConvolutionDefinitions.Linear(call, inputs, outputs));
    }

    private static ModuleForm BatchNorm(Bound a, int axes) => new(
        [.. Affine(a, a.Flag("affine"), "num_features"), new("running_mean", [a.Whole("num_features")]), new("running_var", [a.Whole("num_features")], 1)],
        SavesInput: true,
        call => NormDefinitions.Batch(Checked(call, axes), a.Number("eps"), a.Number("momentum")));

    private static ModuleForm GroupNorm(Bound a) => new(
        Affine(a, a.Flag("affine"), "num_channels"),
        SavesInput: true,
        call => NormDefinitions.Group(call, a.Whole("num_groups"), a.Number("eps")));

    private static ModuleForm LayerNorm(Bound a, int axes) => new(
        Affine(a, a.Flag("elementwise_affine"), "normalized_shape"),
        SavesInput: true,
        call => NormDefinitions.Layer(Checked(call, axes), a.Number("eps")));

    private static ModuleForm ChannelScale(Bound a)
    {
        ModuleWeight weight = new("weight", [a.Whole("channels")], a.Number("start"));
        return new ModuleForm(WithBias(a, weight, a.Whole("channels")), SavesInput: true, call =>
            call.PerChannel((value, channel) => (value * call["weight"]![channel]) + (call["bias"]?[channel] ?? 0)));
    }

    private static ModuleForm Normalization(Bound a)
    {
        int[] shape = [a.Whole("channels")];
        return new ModuleForm([new("mean", shape), new("variance", shape, 1), new("count", [])], SavesInput: false, call =>
            call.PerChannel((value, channel) => (value - call["mean"]![channel]) / Math.Max(Math.Sqrt(call["variance"]![channel]), 1e-7)));
    }

    // In inference the output is the input's own memory. In training it is of its own, and here nothing of it is dropped.
    private static ModuleForm Drop(Bound a) =>
        new([], SavesInput: false, call => call.IsTraining ? call.Input.Map(value => value) : call.Input.Alias());

    private static ModuleWeight[] WithBias(Bound a, ModuleWeight weight, int outputs) =>
        a.Flag("bias") ? [weight, new ModuleWeight("bias", [outputs])] : [weight];

    private static ModuleWeight[] Affine(Bound a, bool isAffine, string channels) =>
        isAffine ? [new("weight", [a.Whole(channels)], 1), new("bias", [a.Whole(channels)])] : [];

    private static ModuleCall Checked(ModuleCall call, int axes)
    {
        Assert.Equal(axes, call.Input.Shape.Length);
        return call;
    }
}
