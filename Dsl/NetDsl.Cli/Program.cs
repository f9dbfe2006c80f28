using System.Text;

namespace NetDsl.Cli;

/// <summary>The process: its streams, its terminal and its Ctrl+C.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        // One encoding and one line end on every system, so that output can be compared and piped.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.Out.NewLine = "\n";
        Console.Error.NewLine = "\n";
        using var cancellation = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            // The first Ctrl+C lets the tool clean up, the second one ends it at once.
            press.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
        };
        var place = new Surroundings(
            Console.Out,
            Console.Error,
            Console.OpenStandardInput,
            !Console.IsOutputRedirected,
            cancellation.Token,
            !Console.IsErrorRedirected);
        return CommandLine.Run(args, place);
    }
}
