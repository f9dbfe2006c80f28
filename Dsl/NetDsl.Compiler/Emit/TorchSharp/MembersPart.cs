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
                writer.Line($"{own.Properties[member.Name]}.get_parameter({SourceWriter.Quote(constant.Name)})!.requires_grad = false; // The layer has none.");
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

    private string TypeOf(TorchMember member) => member.Block is null ? member.Module!.Type : classes[member.Block].Name;

    private string Create(TorchMember member)
    {
        if (member.Module is not { } module)
        {
            return $"new {TypeOf(member)}(device, dtype)";
        }

        var arguments = module.CSharpArguments;
        if (module.HasWeights)
        {
            arguments += (arguments.Length > 0 ? ", " : "") + "device: device, dtype: dtype";
        }

        return $"{(module.IsOwn ? "new " : "nn.")}{module.Type}({arguments})";
    }

    private string Describe(TorchMember member)
    {
        if (member.Statement is { } statement)
        {
            return $"{TorchShape.Describe(statement, facts)}.";
        }

        var block = member.Block!;
        return block.HasForward
            ? $"{TorchShape.Describe(block.Inputs.Select(input => input.Shape), block.Output!.Shape, TorchShape.CountParameters(block))}."
            : $"Holds modules of {LayerTable.Number(TorchShape.CountParameters(block))} parameters.";
    }
}
