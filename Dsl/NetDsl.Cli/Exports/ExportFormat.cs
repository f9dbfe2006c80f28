using NetDsl.Compiler;
using NetDsl.Compiler.Emit.PyTorch;

namespace NetDsl.Cli.Exports;

/// <summary>What networks can be exported to.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Write">The files of a network without errors.</param>
internal sealed record ExportFormat(string Name, Func<NetworkCompilation, Export> Write)
{
    /// <summary>Every format: a new one is a row here.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } = [new("pytorch", PyTorch)];

    /// <summary>The names of the formats.</summary>
    public static string InWords => string.Join(" or ", All.Select(format => $"'{format.Name}'"));

    /// <summary>The format of a name, or null.</summary>
    public static ExportFormat? Named(string? name) => All.FirstOrDefault(format => format.Name == name);

    private static Export PyTorch(NetworkCompilation network)
    {
        var files = PyTorchEmitter.Run(network.Graph!, network.Facts!, network.Request.Place.Name);
        return new Export(
            [
                new ExportedFile(files.File, files.Module, IsGenerated: true),
                new ExportedFile(PyTorchEmitter.ScriptFile, files.Script, IsGenerated: false),
            ],
            $"torchrun --nproc_per_node=2 {PyTorchEmitter.ScriptFile} --synthetic 1024");
    }
}

/// <summary>A network in another format.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Next">The command that tries them out, run in their folder.</param>
internal sealed record Export(IReadOnlyList<ExportedFile> Files, string Next);

/// <summary>A file of an export.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsGenerated">Whether it only ever says what the declaration says; else it is the user's to change, once it is there.</param>
internal sealed record ExportedFile(string Name, string Text, bool IsGenerated);
