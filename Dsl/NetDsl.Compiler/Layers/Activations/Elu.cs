using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>The exponential linear unit. Clevert, Unterthiner and Hochreiter (2016).</summary>
internal sealed class Elu : ElementwiseLayer
{
    public override string Keyword => "elu";

    public override string Summary => "x where x is positive, else alpha times (exp(x) - 1).";

    protected override string Function => "Elu";

    // The method takes a factor of the output and one of the input behind alpha.
    protected override TorchFunction InTorch(ElementwiseSpec spec)
    {
        var alpha = TorchLiteral.Of(spec.Parameter!.Value);
        return new ActivationFunction("elu", "F.elu")
        {
            CSharpNumbers = alpha + ", 1.0, 1.0",
            PythonNumbers = alpha,
            SlopeFromOutput = true,
            HasInplace = true,
        };
    }

    protected override LayerArgument Parameter { get; } =
        new("alpha", ArgumentKind.Real, "the value that large negative inputs approach, negated") { Default = 1.0, Minimum = 0, IsPositional = true };
}
