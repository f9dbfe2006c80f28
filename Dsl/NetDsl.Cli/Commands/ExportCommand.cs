using System.CommandLine;
using NetDsl.Cli.Exports;
using NetDsl.Cli.Inputs;

namespace NetDsl.Cli.Commands;

/// <summary><c>netdsl export FILE --to pytorch</c>: a network as the source of another framework.</summary>
internal static class ExportCommand
{
    /// <summary>The option that says what to export to; the only one of the tool that cannot be left out.</summary>
    public const string Format = "--to";

    public static Command Create(Surroundings surroundings)
    {
        var file = SharedArguments.File();
        var network = SharedArguments.Network();
        var arguments = SharedArguments.Arguments();
        var format = new Option<string>(Format) { Description = "What to export to: pytorch.", HelpName = "FORMAT", Required = true }
            .Checked(name => ExportFormat.Named(name) is not null, $"a format; write {ExportFormat.InWords}");
        var folder = new Option<string?>("-o", "--output") { Description = "The folder to write to; the current one if left out.", HelpName = "DIR" };
        var force = new Option<bool>("--force")
        {
            Description = "Replaces a script of the training, train_ddp.py, that is there and was changed. The network's own file is always replaced.",
        };
        var command = new Command("export", "Writes a network as the source of another framework, with a script that trains it there.")
        {
            file, format, folder, network, arguments, force,
        };
        command.SetAction(parsed =>
        {
            var choice = new CompileChoice(parsed.GetValue(arguments) ?? "", IsForCode: true);
            var run = new CompileRun(surroundings);
            // A network that breaks one of its contracts is not what its declaration says.
            if (run.CompileOne(parsed.GetRequiredValue(file), parsed.GetValue(network), choice) is { } compilation && !run.HasErrors)
            {
                var export = ExportFormat.Named(parsed.GetValue(format))!.Write(compilation);
                Write(run, export, parsed.GetValue(folder) ?? "", parsed.GetValue(force), surroundings);
            }

            return run.ExitCode;
        });
        return command;
    }

    private static void Write(CompileRun run, Export export, string folder, bool force, Surroundings surroundings)
    {
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            run.Fail(new InputException(folder, File.Exists(folder) ? "this is a file; name a folder" : "there is no such folder; create it").Line);
            return;
        }

        foreach (var file in export.Files)
        {
            var path = Path.Join(folder, file.Name);
            if (!file.IsGenerated && !force && IsChanged(path, file.Text))
            {
                surroundings.Output.WriteLine($"{path} is there already and was left as it is; '--force' replaces it");
                continue;
            }

            run.Deliver(file.Text, path);
            if (run.HasErrors)
            {
                return;
            }

            surroundings.Output.WriteLine($"wrote {path}");
        }

        surroundings.Output.WriteLine($"next: {(folder.Length > 0 ? $"cd {Quote(folder)} && " : "")}{export.Next}");
    }

    private static string Quote(string folder) => folder.All(letter => char.IsLetterOrDigit(letter) || letter is '/' or '\\' or '.' or '_' or '-' or ':')
        ? folder
        : $"\"{folder}\"";

    private static bool IsChanged(string path, string text)
    {
        try
        {
            return File.Exists(path) && TextReading.ReadFile(path).ReplaceLineEndings("\n") != text;
        }
        catch (InputException)
        {
            // What cannot be read is not this tool's.
            return true;
        }
    }
}
