namespace NetDsl.Cli.Graphs.Diagrams;

/// <summary>A part of a picture: a tile of layers, or a block with parts of its own.</summary>
internal abstract class Part
{
    /// <summary>Its layers, in the order of the network.</summary>
    public abstract IReadOnlyList<DrawnLayer> Layers { get; }
}

/// <summary>A box: a layer, and those behind it that people draw as one with it (convolution, batch norm, activation).</summary>
internal sealed class Tile(IReadOnlyList<DrawnLayer> layers) : Part
{
    /// <inheritdoc/>
    public override IReadOnlyList<DrawnLayer> Layers => layers;
}

/// <summary>An instance of a block, known by the name that stands before the names of its layers.</summary>
/// <param name="name">The hierarchical name; empty for the network itself.</param>
/// <param name="parts">What it consists of, each part behind those that it reads.</param>
internal sealed class Block(string name, IReadOnlyList<Part> parts) : Part
{
    /// <summary>The hierarchical name; empty for the network itself.</summary>
    public string Name { get; } = name;

    /// <summary>What it consists of, each part behind those that it reads.</summary>
    public IReadOnlyList<Part> Parts { get; } = parts;

    /// <inheritdoc/>
    public override IReadOnlyList<DrawnLayer> Layers { get; } = [.. parts.SelectMany(part => part.Layers)];

    /// <summary>How many blocks in a row are alike, of which this one is drawn for all.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The name of the last one of them.</summary>
    public string LastName { get => field ?? Name; init; }

    /// <summary>Whether its parts are drawn.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>The block with other parts.</summary>
    public Block With(IReadOnlyList<Part> others) => new(Name, others) { Times = Times, LastName = LastName, IsOpen = IsOpen };
}
