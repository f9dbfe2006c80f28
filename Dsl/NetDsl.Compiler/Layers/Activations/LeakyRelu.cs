using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>ReLU with a small slope for negative values. Maas, Hannun and Ng (2013); the default slope is Keras'.</summary>
internal sealed class LeakyRelu : ElementwiseLayer
{
    public override string Keyword => "leakyrelu";

    public override string Summary => "x where x is positive, else slope times x.";

    protected override string Function => "LeakyRelu";

    protected override TorchFunction InTorch(ElementwiseSpec spec)
    {
        var slope = TorchLiteral.Of(spec.Parameter!.Value);
        return new ActivationFunction("leaky_relu", "F.leaky_relu")
        {
            CSharpNumbers = slope,
            PythonNumbers = slope,
            SlopeFromOutput = true,
            HasInplace = true,
        };
    }

    protected override LayerArgument Parameter { get; } =
        new("slope", ArgumentKind.Real, "factor of negative values") { Default = 0.3, Minimum = 0, IsPositional = true };
}
