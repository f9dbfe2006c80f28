using System.Text;

namespace NetDsl.Cli.Tests;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A folder of its own for each test, and the tool run in this process.</summary>
internal sealed class Tool : IDisposable
{
    public const string LeNet5 = """
        input   28x28x1
        conv2d  6, 5x5, padding: same, activation: relu
        maxpool 2x2
        conv2d  16, 5x5, activation: relu
        maxpool 2x2
        flatten
        dense   120, activation: relu
        dense   84,  activation: relu
        dense   10
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("netdsl-cli-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static ToolRun Run(params string[] args) => RunWith(new MemoryStream(), isTerminal: false, CancellationToken.None, args);

    public static ToolRun RunWith(Stream input, bool isTerminal, CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(args, new Surroundings(output, error, () => input, isTerminal, cancellation));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
