using System.Runtime.CompilerServices;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>
/// Keeps any text, hostile ones included, within bounded time, memory and stack. The first limit met stops the elaboration.
/// </summary>
internal sealed class ElaborationLimits
{
    /// <summary>Layers of one network.</summary>
    public const int Nodes = 100_000;

    /// <summary>Blocks inside of blocks.</summary>
    public const int Blocks = 64;

    /// <summary>Networks inside of networks.</summary>
    public const int Uses = 16;

    /// <summary>Rounds of one loop.</summary>
    public const int Rounds = 100_000;

    /// <summary>Characters of a layer's full name.</summary>
    public const int NameLength = 500;

    private const int Steps = 2_000_000;
    private const int Depth = 256;

    private readonly DiagnosticBag diagnostics;
    private readonly Run run;

    /// <summary>The limits of a network.</summary>
    public ElaborationLimits(DiagnosticBag diagnostics)
        : this(diagnostics, new Run())
    {
    }

    private ElaborationLimits(DiagnosticBag diagnostics, Run run) => (this.diagnostics, this.run) = (diagnostics, run);

    /// <summary>Whether a limit was met and reported.</summary>
    public bool IsStopped => run.IsStopped || (run.EndsWithFirstMistake && diagnostics.HasErrors);

    /// <summary>The same limits for a network that this one uses, which reports to a bag of its own.</summary>
    public ElaborationLimits Within(DiagnosticBag inner) => new(inner, run);

    /// <summary>
    /// Limits of a trial, which looks whether a network could be built in another way. All trials together have as many steps as the
    /// network itself; where they are spent, trials fail at once.
    /// </summary>
    public ElaborationLimits ForTrial(DiagnosticBag trial, bool endsWithFirstMistake)
    {
        var steps = run.StepsOfTrials;
        return new ElaborationLimits(trial, new Run { Steps = steps, StepsOfTrials = steps, EndsWithFirstMistake = endsWithFirstMistake });
    }

    /// <summary>Counts a statement, a round of a loop or an expression; the use of a block is worth several of them.</summary>
    public void Step(SourceSpan span, int count = 1)
    {
        run.Steps.Value += count;
        if (run.Steps.Value > Steps)
        {
            Stop(LoopRules.TooManySteps.At(span, Quantity.Of(Steps)));
        }
    }

    /// <summary>Goes one body or expression deeper.</summary>
    /// <returns>Whether there is room; if so, <see cref="Leave"/> must follow.</returns>
    public bool TryEnter(SourceSpan span)
    {
        if (run.Depth == Depth || !HasStack())
        {
            // A body can be long: its brace is enough to point at.
            var start = span.Source.Span(span.Start, Math.Min(span.Length, 1));
            Stop(LoopRules.TooDeep.At(start, Excerpt.Of(span), run.Depth, "bodies and expressions"));
        }

        if (IsStopped)
        {
            return false;
        }

        run.Depth++;
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
    public void Leave() => run.Depth--;

    /// <summary>Reports a limit that was met and stops.</summary>
    public void Stop(CompilerDiagnostic diagnostic)
    {
        if (!run.IsStopped)
        {
            diagnostics.Add(diagnostic);
            run.IsStopped = true;
        }
    }

    /// <summary>What a network and those that it uses count together.</summary>
    private sealed class Run
    {
        public StrongBox<int> Steps { get; init; } = new();

        public StrongBox<int> StepsOfTrials { get; init; } = new();

        public bool EndsWithFirstMistake { get; init; }

        public int Depth { get; set; }

        public bool IsStopped { get; set; }
    }
}
