namespace NetDsl.Compiler.Torch;

/// <summary>
/// Drops at random in training. In inference the output is the input itself, so that what follows must not overwrite it.
/// </summary>
/// <param name="Rate">The share that is dropped.</param>
internal abstract record DropModule(double Rate) : TorchModule
{
    public sealed override string CSharpArguments => TorchLiteral.Of(Rate);

    public sealed override string PythonArguments => TorchLiteral.Of(Rate);

    public sealed override IReadOnlyList<TorchWeight> Weights => [];
}

/// <summary><c>nn.Dropout</c>: single values.</summary>
internal sealed record DropoutModule(double Rate) : DropModule(Rate)
{
    public override string Type => "Dropout";
}

/// <summary>Stochastic depth (Huang et al., 2016): all values of a sample.</summary>
internal sealed record DropPathModule(double Rate) : DropModule(Rate)
{
    public override string Type => "DropPath";

    public override string PythonClass { get; } = PythonSource.Of(""""
        class DropPath(nn.Module):
            """In training sets all values of some samples to 0 and divides those of the others by what remains."""

            def __init__(self, rate):
                super().__init__()
                self.rate = rate

            def forward(self, x):
                if not self.training:
                    return x
                keep = 1 - self.rate
                mask = x.new_empty((x.shape[0],) + (1,) * (x.dim() - 1)).bernoulli_(keep)
                return x * mask.div_(keep)

            def extra_repr(self):
                return f"{self.rate}"
        """");
}
