using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Elaboration;

/// <summary>An argument that may be why a network cannot be built.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Value">Its value.</param>
internal sealed record Suspect(string Name, GivenValue Value)
{
    /// <summary>The image that it is, or null where it is none.</summary>
    public TensorShape? Shape => Value.Value is SizeValue { Extents.Count: 3 } size && size.Extents.All(extent => extent is > 0 and <= int.MaxValue)
        ? TensorShape.Image((int)size.Extents[0], (int)size.Extents[1], (int)size.Extents[2])
        : null;

    /// <summary>Whether it is written as a size, so that another one can replace it.</summary>
    public bool IsPlainSize => Value.Span.Text == Value.Value.ToString();
}
