namespace NetDsl.Cli;

/// <summary>What a run of the tool reads and writes besides files.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error: diagnostics.</param>
/// <param name="Input">Opens standard input, which the file name <c>-</c> stands for.</param>
/// <param name="IsTerminal">Whether a person reads the output as it comes, so that tables may have lines and colours.</param>
/// <param name="Cancellation">Ctrl+C.</param>
/// <param name="IsErrorTerminal">Whether a person reads standard error as it comes, so that progress may be a bar.</param>
public sealed record Surroundings(
    TextWriter Output,
    TextWriter Error,
    Func<Stream> Input,
    bool IsTerminal,
    CancellationToken Cancellation = default,
    bool IsErrorTerminal = false);
