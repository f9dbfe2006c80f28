using System.CommandLine;
using System.Runtime.InteropServices;

namespace Samples;

/// <summary>How a program ends: with 0, or with one line that says why it did not.</summary>
internal static class Outcome
{
    private const int Failed = 1;
    private const int Cancelled = 130;   // what a shell reports of a program that Ctrl+C ended

    /// <summary>Parses a command line and runs what it asks for.</summary>
    public static Task<int> OfAsync(RootCommand command, string[] arguments) =>
        command.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });   // OfAsync below listens itself

    /// <summary>Runs a program and turns what a user can cause into a line and an exit code.</summary>
    /// <param name="program">The program; its token is cancelled by Ctrl+C. A second Ctrl+C ends the process at once.</param>
    public static async Task<int> OfAsync(Func<CancellationToken, Task> program)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, cancellation));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, cancellation));
        try
        {
            await program(cancellation.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            Screen.Markup("[yellow]Cancelled; nothing was written.[/]");
            return Cancelled;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Failed;
        }
    }

    private static void Cancel(PosixSignalContext signal, CancellationTokenSource cancellation)
    {
        signal.Cancel = !cancellation.IsCancellationRequested;
        cancellation.Cancel();
    }
}
