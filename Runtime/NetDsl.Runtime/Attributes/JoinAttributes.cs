namespace NetDsl;

/// <summary>
/// A layer that joins the outputs of several others, named by their <see cref="LayerAttribute.Name"/>; <c>"current"</c> is the output
/// of the layer above.
/// </summary>
public abstract class JoinAttribute : StatementAttribute
{
    private protected JoinAttribute(string[] inputs) => Inputs = inputs;

    /// <summary>The layers whose outputs are joined.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The layer's own name.</summary>
    public string? Name { get; set; }
}

/// <summary>The sum of outputs of equal shape: <c>[Add("body", "skip")]</c>.</summary>
/// <param name="inputs">The layers whose outputs are added.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] inputs) : JoinAttribute(inputs);

/// <summary>Outputs of equal height × width behind one another along the channels: <c>[Concat("left", "right")]</c>.</summary>
/// <param name="inputs">The layers whose outputs are joined.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute(params string[] inputs) : JoinAttribute(inputs);

/// <summary>
/// The product of two outputs of equal shape, or of an image and one factor for each channel: <c>[Multiply("image", "gate")]</c>.
/// </summary>
/// <param name="inputs">The layer whose output is multiplied, then the one that gives the factors.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute(params string[] inputs) : JoinAttribute(inputs);

/// <summary>The layers below start from the output of another one: <c>[From("skip")]</c>.</summary>
/// <param name="value">The name of the layer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FromAttribute(string value) : StatementAttribute
{
    /// <summary>The name of the layer.</summary>
    public string Value { get; } = value;
}
