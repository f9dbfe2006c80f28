using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.TorchSharp;

/// <summary>The members of a block: a property for each, where they are made, and where they are registered.</summary>
internal sealed class MembersPart(BlockClass own, BlockClasses classes, NetworkFacts facts)
{
    /// <summary>A typed property for each member.</summary>
    public void WriteProperties(SourceWriter writer)
    {
        foreach (var member in own.Block.Members)
        {
            writer.Line();
            writer.Summary(Describe(member));
            writer.Line($"public {TypeOf(member)} {own.Properties[member.Name]} {{ get; }}");
        }
    }

    /// <summary>The body of the constructor.</summary>
    public void WriteCreation(SourceWriter writer)
    {
        foreach (var member in own.Block.Members)
        {
            writer.Line($"{own.Properties[member.Name]} = {Create(member)};");
            foreach (var constant in member.Module?.Weights.Where(weight => weight.Source.Length == 0) ?? [])
            {
                var value = constant.Name == "bias" ? 0 : 1;
                writer.Line(FormattableString.Invariant(
                    $"FrozenWeights.Hold({own.Properties[member.Name]}, {SourceWriter.Quote(constant.Name)}, {value}); // The layer has none."));
            }
        }

        foreach (var member in own.Block.Members)
        {
            writer.Line($"register_module({SourceWriter.Quote(member.Name)}, {own.Properties[member.Name]});");
        }
    }

    /// <summary>
    /// The modules are registered under their names in <c>state_dict</c>; without this TorchSharp would register the fields behind the
    /// properties as well.
    /// </summary>
    public static void WriteRegistration(SourceWriter writer)
    {
        writer.Line();
        writer.Line("// Every module is registered by its name already.");
        writer.Line("protected override void RegisterComponents()").Line("{").Line("}");
    }

    private string TypeOf(TorchMember member) => member.Module is { } module ? TypeOf(module) : classes[member.Block!].Name;

    // TorchSharp and the runtime have a type of this name each.
    private static string TypeOf(TorchModule module) => module.Type switch
    {
        "ConvTranspose2d" => $"global::{(module.IsOwn ? "NetDsl.Torch" : "TorchSharp.Modules")}.{module.Type}",
        _ => module.Type,
    };

    private string Create(TorchMember member)
    {
        if (member.Module is not { } module)
        {
            return $"new {TypeOf(member)}(device, dtype)";
        }

        var maker = module.IsOwn ? "new " + TypeOf(module) : "nn." + module.Type;
        var arguments = module.CSharpArguments;
        if (module.HasWeights)
        {
            arguments += (arguments.Length > 0 ? ", " : "") + "device: device, dtype: dtype";
        }

        return $"{maker}({arguments})";
    }

    private string Describe(TorchMember member)
    {
        if (member.Statement is { } statement)
        {
            // Equal blocks see different fields.
            var field = own.Blocks.Count == 1 && facts.Layers[statement.Node.Index].Field is { } found ? $", field {found}" : "";
            return $"{TorchShape.Describe([statement.Operands[0].Shape], statement.Result.Shape, TorchShape.CountParameters(member.Module!))}{field}.";
        }

        var block = member.Block!;
        return block.HasForward
            ? $"{TorchShape.Describe(block.Inputs.Select(input => input.Shape), block.Output!.Shape, TorchShape.CountParameters(block))}."
            : $"Holds modules of {LayerTable.Number(TorchShape.CountParameters(block))} parameters.";
    }
}
