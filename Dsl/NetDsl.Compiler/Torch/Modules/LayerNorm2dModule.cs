namespace NetDsl.Compiler.Torch;

/// <summary>Layer normalisation over the channels of each position, for which PyTorch's module has to have the channels last.</summary>
internal sealed record LayerNorm2dModule(int Channels, double Epsilon, bool Scale, bool Center) : NormModule(Channels, Epsilon, Scale, Center)
{
    public override string Type => "LayerNorm2d";

    public override string PythonClass { get; } = PythonSource.Of(""""
        class LayerNorm2d(nn.LayerNorm):
            """Layer normalization over the channels of each position."""

            def forward(self, x):
                return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        """");

    // The output is a view of what the normalisation gave, and of nothing that anybody else reads.
    protected override TorchArguments Arguments => new TorchArguments()
        .Add(Channels)
        .Add("eps", Epsilon, 1e-5)
        .Add("elementwise_affine", IsAffine, true);
}
