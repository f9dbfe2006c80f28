using System.CommandLine;
using NetDsl.Cli.Fields;
using NetDsl.Cli.Inputs;
using NetDsl.Compiler;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl field FILE --at LAYER</c>: the receptive field of one unit, drawn back through the layers to the input.</summary>
internal static class FieldCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = SharedArguments.File();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var at = new Option<string?>("--at") { Description = "The layer; the last one that does not see the whole input if left out.", HelpName = "LAYER" };
        var unit = new Option<string?>("--unit") { Description = "The unit, counted from 0; the one in the middle if left out.", HelpName = "ROW,COLUMN" }
            .Checked(text => FieldUnit.Read(text) is not null, "a unit; write its row and its column, counted from 0, such as '2,3'");
        var target = new Option<string?>("-o", "--output", "--out") { Description = "The file to write, as SVG; standard output if left out.", HelpName = "PATH" }
            .Checked(path => path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase), "the name of a picture; end it in '.svg'");
        var command = new Command("field", "Draws the receptive field of a unit back to the input, as SVG.") { file, network, arguments, at, unit, target };
        command.SetAction(parsed =>
        {
            var run = new CompileRun(surroundings);
            var path = parsed.GetRequiredValue(file);
            if (run.CompileOne(path, parsed.GetValue(network), parsed.Choice(arguments)) is { } compilation)
            {
                Draw(compilation, parsed.GetValue(at), parsed.GetValue(unit), path, parsed.GetValue(target), run);
            }

            return run.ExitCode;
        });
        return command;
    }

    private static void Draw(NetworkCompilation compilation, string? at, string? unit, string path, string? target, CompileRun run)
    {
        if (compilation is not { Graph: { } graph, Facts: { } facts })
        {
            return;
        }

        try
        {
            var place = unit is null ? null : FieldUnit.Read(unit);
            run.Deliver(FieldDrawing.Write(FieldPicture.Of(graph, facts, FieldUnit.Find(graph, facts, at, place, path))), target);
        }
        catch (InputException fault)
        {
            run.Fail(fault.Line);
        }
    }
}
