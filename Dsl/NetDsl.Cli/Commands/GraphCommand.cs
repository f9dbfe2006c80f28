using System.CommandLine;
using NetDsl.Cli.Graphs;
using NetDsl.Cli.Graphs.Diagrams;
using NetDsl.Cli.Inputs;
using NetDsl.Compiler;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl graph FILE</c>: the picture of a network.</summary>
internal static class GraphCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var file = SharedArguments.File();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var target = new Option<string?>("-o", "--output", "--out")
        {
            Description = "The file to write, as SVG (.svg), Mermaid (.mmd, .mermaid) or DOT (.dot, .gv); standard output if left out.",
            HelpName = "PATH",
        };
        var format = new Option<string?>("--format") { Description = "svg, mermaid or dot; by the output's extension if left out.", HelpName = "FORMAT" }
            .Checked(PictureFormats.IsKnown, $"a format; write {PictureFormats.InWords}");
        var depth = new Option<int?>("--depth") { Description = "How many levels of blocks are opened; all if left out.", HelpName = "N" }
            .Checked(text => int.TryParse(text, out var number) && number >= 0, "a number of levels; write 0 or more");
        var all = new Option<bool>("--all") { Description = "Draws every block, also those that differ from their neighbours in names only." };
        var command = new Command("graph", "Draws a network: SVG, Mermaid or DOT.") { file, network, arguments, target, format, depth, all };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(format) is null && parsed.GetValue(target) is { } path && PictureFormats.Of(path) is null)
            {
                parsed.AddError($"'{path}' ends in no extension of a picture; end it in {PictureFormats.Extensions}, or add '--format svg'");
            }
        });
        command.SetAction(parsed => Draw(
            parsed.GetRequiredValue(file),
            parsed.GetValue(network),
            parsed.Choice(arguments),
            new PictureRequest(
                PictureFormats.Choose(parsed.GetValue(format), parsed.GetValue(target)),
                new DiagramChoice(parsed.GetValue(all), parsed.GetValue(depth))),
            parsed.GetValue(target),
            surroundings));
        return command;
    }

    private static int Draw(
        string file,
        string? network,
        CompileChoice choice,
        PictureRequest request,
        string? target,
        Surroundings surroundings)
    {
        var run = new CompileRun(surroundings);
        if (run.CompileOne(file, network, choice) is { Graph: { } graph, Facts: { } facts })
        {
            // A broken contract is reported, and the picture may show why; what could not be built has none.
            var diagram = Diagram.Of(graph, facts, request.Choice);
            run.Deliver(PictureFormats.Write(diagram, request.Format, surroundings.Cancellation), target);
        }

        return run.ExitCode;
    }
}
