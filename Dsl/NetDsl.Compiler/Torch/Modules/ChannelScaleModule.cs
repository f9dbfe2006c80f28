using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>A trained factor for each channel, and where wanted a summand.</summary>
internal sealed record ChannelScaleModule(int Channels, double Start, bool Bias, TensorShape? FlattenedFrom) : TorchModule
{
    public override string Type => "ChannelScale";

    // The derivatives need the input.
    public override bool KeepsOutput => false;

    public override string CSharpArguments => Arguments.InCSharp;

    public override string PythonArguments => Arguments.InPython;

    public override IReadOnlyList<TorchWeight> Weights => Bias
        ? [Feature("weight", "gamma"), Feature("bias", "beta")]
        : [Feature("weight", "gamma")];

    public override string PythonClass { get; } = PythonSource.Of(""""
        class ChannelScale(nn.Module):
            """Multiplies each channel by a trainable factor and adds, where wanted, a trainable summand."""

            def __init__(self, channels, start=1.0, bias=False, device=None, dtype=None):
                super().__init__()
                self.weight = nn.Parameter(torch.full((channels,), start, device=device, dtype=dtype))
                self.bias = nn.Parameter(torch.zeros(channels, device=device, dtype=dtype)) if bias else None

            def forward(self, x):
                shape = (-1,) + (1,) * (x.dim() - 2)
                x = x * self.weight.view(shape)
                return x if self.bias is None else x + self.bias.view(shape)

            def extra_repr(self):
                return f"{self.weight.shape[0]}, bias={self.bias is not None}"
        """");

    private TorchArguments Arguments => new TorchArguments().Add(Channels).Add("start", Start, 1.0).Add("bias", Bias, false);

    private TorchWeight Feature(string name, string source) => TorchWeight.Features(name, source, Channels, FlattenedFrom);
}
