using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>What users see of a network's module beside its layers: how it is made, and the way to and from the network.</summary>
/// <param name="network">The network's class.</param>
/// <param name="name">The network's own name.</param>
/// <param name="refusal">What everything throws, as C# writes it; null where it works.</param>
internal sealed class ModuleSurface(string network, string name, string? refusal)
{
    private const string Place = "Device? device = null, ScalarType? dtype = null";

    /// <summary>The class's header.</summary>
    public const string Header = "public sealed class TorchModule : nn.Module<Tensor, Tensor>";

    /// <summary>The constructors.</summary>
    /// <param name="writer">Where they are written.</param>
    /// <param name="create">Writes the body that makes the modules; null for a network that was not built.</param>
    public void WriteConstructors(SourceWriter writer, Action? create)
    {
        writer.Summary("Makes the module. Weights start as the network declares; the seed is drawn from torch's generator, so that torch.manual_seed decides.");
        Parameters(writer);
        Constructor(writer, Place, "WeightTransfer.Start(this, Layout, Describe())");
        writer.Line();
        writer.Summary("Makes the module with the weights of a network, which are copied.");
        writer.Line("/// <param name=\"network\">The network.</param>");
        Parameters(writer);
        Constructor(writer, $"{network} network, {Place}", "CopyFrom(network)");
        if (refusal is null)
        {
            writer.Line();
            writer.Braces("private TorchModule(string name, Device? device, ScalarType? dtype) : base(name)", () =>
            {
                // libtorch ends the process where weights with gradients are to be whole numbers.
                writer.Line("WeightTransfer.CheckType(dtype);");
                create!();
            });
        }
    }

    /// <summary>The way to and from the network.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="input">The shape of a sample; null for a network that was not built.</param>
    public void WriteTransfer(SourceWriter writer, TensorShape? input)
    {
        Method(writer, "Takes over the weights of a network.", $"void CopyFrom({network} network)", "WeightTransfer.CopyFrom(this, Layout, network)");
        Method(writer, "Gives the weights to a network.", $"void CopyTo({network} network)", "WeightTransfer.CopyTo(this, Layout, network)");
        var (own, here) = input is { } shape ? (Extents(shape), $" -> {TorchShape.Of(shape)}") : ("", "");
        Method(
            writer,
            $"Samples as the network reads them, one behind the other, as the module does{(own.Length > 0 ? $": {string.Join(" x ", own.Split([", "], StringSplitOptions.None))}{here}" : "")}.",
            "static Tensor ToTensor(ReadOnlySpan<float> samples, Device? device = null)",
            $"TorchImages.ToTensor(samples, [{own}], device)");
        Method(
            writer,
            "What the module gives as the network gives it: one sample behind the other, of an image the channels of a pixel together.",
            "static float[] ToSamples(Tensor output)",
            "TorchImages.ToSamples(output)");
    }

    private static string Extents(TensorShape shape) =>
        string.Join(", ", shape.Extents.Select(extent => FormattableString.Invariant($"{extent}")));

    private static void Parameters(SourceWriter writer)
    {
        writer.Line("/// <param name=\"device\">Where the weights lie; the CPU where it is left out.</param>");
        writer.Line("/// <param name=\"dtype\">The type of the weights; torch's default type where it is left out.</param>");
    }

    private void Constructor(SourceWriter writer, string parameters, string body)
    {
        writer.Line($"public TorchModule({parameters})");
        writer.Line($"    : {(refusal is null ? $"this({SourceWriter.Quote(name)}, device, dtype)" : $"base({SourceWriter.Quote(name)})")} => {refusal ?? body};");
    }

    private void Method(SourceWriter writer, string summary, string signature, string body)
    {
        writer.Line();
        writer.Summary(summary);
        writer.Line($"public {signature} => {refusal ?? body};");
    }
}
