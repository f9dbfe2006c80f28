using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Torch;

/// <summary>Normalisation by statistics that are stored with the network and not trained, as Keras' Normalization.</summary>
internal sealed record NormalizationModule(int Channels, TensorShape? FlattenedFrom) : TorchModule
{
    public override string Type => "Normalization";

    // A quotient whose divisor is not trained.
    public override bool KeepsOutput => false;

    public override string CSharpArguments => TorchLiteral.Of(Channels);

    public override string PythonArguments => TorchLiteral.Of(Channels);

    public override IReadOnlyList<TorchWeight> Weights =>
    [
        TorchWeight.Features("mean", "mean", Channels, FlattenedFrom),
        TorchWeight.Features("variance", "variance", Channels, FlattenedFrom),
        new("count", "count", [], [], []),
    ];

    public override string PythonClass { get; } = PythonSource.Of(""""
        class Normalization(nn.Module):
            """Shifts and scales each channel by a mean and a variance that are stored, not trained."""

            def __init__(self, channels, device=None, dtype=None):
                super().__init__()
                self.register_buffer("mean", torch.zeros(channels, device=device, dtype=dtype))
                self.register_buffer("variance", torch.ones(channels, device=device, dtype=dtype))
                self.register_buffer("count", torch.zeros((), device=device, dtype=dtype))

            def forward(self, x):
                shape = (-1,) + (1,) * (x.dim() - 2)
                deviation = self.variance.sqrt().clamp(min=1e-7)
                return (x - self.mean.view(shape)) / deviation.view(shape)

            def extra_repr(self):
                return f"{self.mean.shape[0]}"
        """");
}
