using NetDsl.Compiler.Emit.TorchSharp;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit;

/// <summary>
/// Writes the C# of a network as a module of TorchSharp: a class within the network's, in a file of its own, so that the others need no
/// TorchSharp.
/// </summary>
internal static class TorchSharpEmitter
{
    /// <param name="input">The network. With a fault, the module is there and its constructors throw the fault's text.</param>
    public static string Run(EmissionInput input)
    {
        var program = LowerToTorch.Run(input.Graph);
        var network = NestModules.Run(program);
        var classes = BlockClasses.Of(network, "TorchModule");
        var refusal = input.Fault is { } fault ? $"throw new InvalidOperationException({SourceWriter.Quote(fault)})" : null;
        var surface = new ModuleSurface(input.Place.Name, input.Graph.Name, refusal);
        var headline = LayerTable.Headline(input.Graph, input.Facts);
        var own = classes[network];
        var members = new MembersPart(own, classes, input.Facts);
        return ClassFrame.Write(input.Place, RuntimeNames.TorchSharp, $"{headline}, for TorchSharp", bases: "", documentation: static _ => { }, writer =>
        {
            writer.Summary($"{headline}. It reads {TorchShape.Of(input.Graph.Input.Output)} and gives {TorchShape.Of(input.Graph.Output.Output)}.");
            writer.Braces(ModuleSurface.Header, () =>
            {
                surface.WriteConstructors(writer, () => members.WriteCreation(writer));
                members.WriteProperties(writer);
                ForwardPart.Write(writer, own, classes, InputPart.Check(program));
                surface.WriteTransfer(writer, input.Graph.Input.Output);
                MembersPart.WriteRegistration(writer);
                foreach (var inner in classes.All.Where(one => one != own))
                {
                    BlockPart.Write(writer, inner, classes, input.Facts);
                }

                LayoutPart.Write(writer, network);
            });
        });
    }

    /// <param name="place">The class of a network that could not be elaborated.</param>
    /// <param name="hasLabels">Whether the network declares labels.</param>
    public static string RunFaulty(ClassPlace place, bool hasLabels)
    {
        const string Refusal = "throw new InvalidOperationException(Fault)";
        var surface = new ModuleSurface(place.Name, place.Name, Refusal);
        return ClassFrame.Write(place, RuntimeNames.TorchSharp, $"{place.Name}: not built", bases: "", documentation: static _ => { }, writer =>
        {
            writer.Summary($"{place.Name} as a module of TorchSharp; the network was not built.");
            writer.Braces(ModuleSurface.Header, () =>
            {
                surface.WriteConstructors(writer, null);
                writer.Line();
                writer.Summary("Runs nothing: the network was not built.");
                writer.Line($"public override Tensor forward(Tensor input) => {Refusal};");
                surface.WriteTransfer(writer, null);
            });
        });
    }
}
