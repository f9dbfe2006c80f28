using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Elaboration;

/// <summary>A block being elaborated, and the blocks that led to it.</summary>
/// <param name="Block">The block.</param>
/// <param name="Caller">The block that uses it; null when the network does.</param>
internal sealed record BlockInstance(BlockSyntax Block, BlockInstance? Caller)
{
    /// <summary>How many blocks stand around its statements, itself included.</summary>
    public int Depth { get; } = (Caller?.Depth ?? 0) + 1;

    /// <summary>This block and the ones that led to it, the innermost first.</summary>
    public IEnumerable<BlockInstance> Chain()
    {
        for (var instance = this; instance is not null; instance = instance.Caller)
        {
            yield return instance;
        }
    }
}

/// <summary>The innermost loop around a statement.</summary>
/// <param name="Span">The loop.</param>
/// <param name="Variable">A variable that tells its rounds apart, or null.</param>
/// <param name="Rounds">How many rounds it makes.</param>
internal sealed record LoopInstance(SourceSpan Span, string? Variable, long Rounds);

/// <summary>A body being elaborated: what it sees, how its layers are named, and the value that its next statement reads.</summary>
internal sealed class Place
{
    /// <summary>The names that can be used.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Where layers get their names.</summary>
    public required NameScope Names { get; init; }

    /// <summary>
    /// Defaults of layer arguments. Unlike values they reach into the blocks that are used in their scope, as arg_scope does in TF-Slim:
    /// one line sets the epsilon of a whole network.
    /// </summary>
    public required LayerDefaults Defaults { get; set; }

    /// <summary>The block, or null in the network itself.</summary>
    public BlockInstance? Block { get; init; }

    /// <summary>The innermost loop in the same network or block, or null.</summary>
    public LoopInstance? Loop { get; init; }

    /// <summary>How many bodies stand around this one, over all blocks.</summary>
    public int Depth { get; init; }

    /// <summary>What makes the statements speak of a part of the network only, such as <c>repeat</c>, else null.</summary>
    public string? Part { get; init; }

    /// <summary>The value that the next statement reads; null before the input.</summary>
    public TensorValue? Current { get; set; }

    /// <summary>A body inside this one, which begins with the same value.</summary>
    public Place Inside(string? part = null, LoopInstance? loop = null, NameScope? names = null) => new()
    {
        Scope = new Scope(Scope),
        Names = names ?? Names,
        Defaults = Defaults,
        Block = Block,
        Loop = loop ?? Loop,
        Depth = Depth + 1,
        Part = part ?? Part,
        Current = Current,
    };
}
