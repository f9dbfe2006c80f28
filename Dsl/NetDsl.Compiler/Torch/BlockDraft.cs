namespace NetDsl.Compiler.Torch;

/// <summary>A block while it is not known yet what it runs.</summary>
internal sealed class BlockDraft(BlockDraft? around, string part)
{
    /// <summary>The block around it; null for the network.</summary>
    public BlockDraft? Around => around;

    /// <summary>Its part of the layers' names.</summary>
    public string Part { get; } = part;

    /// <summary>Its name in the block around it: its part, unless PyTorch cannot have that.</summary>
    public string Name { get; set; } = part;

    /// <summary>Its hierarchical name.</summary>
    public string Path { get; set; } = "";

    /// <summary>The blocks in it, by their part of the names.</summary>
    public Dictionary<string, BlockDraft> Inner { get; } = new(StringComparer.Ordinal);

    /// <summary>What is in it and must be: modules with weights, and all of inner blocks that run as one.</summary>
    public List<int> Needed { get; } = [];

    /// <summary>What is in it by name alone: functions, and modules without weights.</summary>
    public List<int> Named { get; } = [];

    /// <summary>Whether it has a forward pass of its own.</summary>
    public bool HasForward { get; set; }

    /// <summary>What its forward pass reads.</summary>
    public IReadOnlyList<TorchValue> Inputs { get; set; } = [];

    /// <summary>The statement whose result its forward pass gives.</summary>
    public int Output { get; set; } = -1;

    /// <summary>The names of its members.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Its members in order: statements of modules, and blocks.</summary>
    public List<(int Statement, BlockDraft? Block)> Members { get; } = [];

    /// <summary>Whether it is among the members of the block around it.</summary>
    public bool IsPlaced { get; set; }

    /// <summary>The lines of its forward pass: statements, and blocks that are called.</summary>
    public List<(int Statement, BlockDraft? Block)> Steps { get; } = [];

    /// <summary>The block whose forward pass calls what this block holds: itself, or the nearest one around it.</summary>
    public BlockDraft Runner
    {
        get
        {
            var block = this;
            while (!block.HasForward)
            {
                block = block.Around!;
            }

            return block;
        }
    }
}
