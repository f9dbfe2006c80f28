namespace Samples;

/// <summary>How a program ends: with 0, or with one line that says why it did not.</summary>
internal static class Outcome
{
    private const int Failed = 1;
    private const int Cancelled = 130;   // what a shell reports of a program that Ctrl+C ended

    /// <summary>Runs a program and turns what a user can cause into a line and an exit code.</summary>
    public static async Task<int> OfAsync(Func<Task> program)
    {
        try
        {
            await program();
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
}
