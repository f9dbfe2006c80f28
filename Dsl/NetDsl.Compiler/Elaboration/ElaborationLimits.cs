using System.Runtime.CompilerServices;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Keeps any text, hostile ones included, within bounded time, memory and stack. The first limit met stops the elaboration.
/// </summary>
internal sealed class ElaborationLimits(DiagnosticBag diagnostics)
{
    /// <summary>Layers of one network.</summary>
    public const int Nodes = 100_000;

    /// <summary>Blocks inside of blocks.</summary>
    public const int Blocks = 64;

    /// <summary>Rounds of one loop.</summary>
    public const int Rounds = 100_000;

    /// <summary>Characters of a layer's full name.</summary>
    public const int NameLength = 500;

    private const int Steps = 2_000_000;
    private const int Depth = 256;

    private int steps;
    private int depth;

    /// <summary>Whether a limit was met and reported.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Counts a statement, a round of a loop or an expression; the use of a block is worth several of them.</summary>
    public void Step(SourceSpan span, int count = 1)
    {
        steps += count;
        if (steps > Steps)
        {
            Stop(LoopRules.TooManySteps.At(span, Quantity.Of(Steps)));
        }
    }

    /// <summary>Goes one body or expression deeper.</summary>
    /// <returns>Whether there is room; if so, <see cref="Leave"/> must follow.</returns>
    public bool TryEnter(SourceSpan span)
    {
        if (depth == Depth || !HasStack())
        {
            // A body can be long: its brace is enough to point at.
            var start = span.Source.Span(span.Start, Math.Min(span.Length, 1));
            Stop(LoopRules.TooDeep.At(start, Excerpt.Of(span), depth, "bodies and expressions"));
        }

        if (IsStopped)
        {
            return false;
        }

        depth++;
        return true;
    }

    // The depth fits the stacks that threads usually have; a host that calls with little of one left must not be torn down either.
    private static bool HasStack()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    /// <summary>Comes back from where <see cref="TryEnter"/> went.</summary>
    public void Leave() => depth--;

    /// <summary>Reports a limit that was met and stops.</summary>
    public void Stop(CompilerDiagnostic diagnostic)
    {
        if (!IsStopped)
        {
            diagnostics.Add(diagnostic);
            IsStopped = true;
        }
    }
}
