namespace NetDsl.Compiler.Emit;

/// <summary>Writes the C# of a network for TorchSharp.</summary>
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
    public static string RunFaulty(ClassPlace place, bool hasLabels) =>
        ClassFrame.Write(place, RuntimeNames.Cpu, $"{place.Name}: not built", "", static _ => { }, static _ => { });
}
