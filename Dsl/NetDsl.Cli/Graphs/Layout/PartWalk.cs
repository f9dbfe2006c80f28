using NetDsl.Cli.Graphs.Diagrams;

namespace NetDsl.Cli.Graphs.Layout;

/// <summary>Goes through the parts of a picture.</summary>
internal static class PartWalk
{
    /// <summary>The tiles and closed blocks of a part, itself if it is one.</summary>
    public static IEnumerable<Part> Leaves(Part part) =>
        part is Block { IsOpen: true } block ? block.Parts.SelectMany(Leaves) : [part];

    /// <summary>The open blocks of a part, itself if it is one, outer ones first.</summary>
    public static IEnumerable<Block> OpenBlocks(Part part) =>
        part is Block { IsOpen: true } block ? block.Parts.SelectMany(OpenBlocks).Prepend(block) : [];
}
