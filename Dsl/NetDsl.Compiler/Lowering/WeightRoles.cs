namespace NetDsl.Compiler.Lowering;

/// <summary>
/// Which of a layer's weights a kernel reads, and by which names it asks for them. A separable convolution has a depthwise and a
/// pointwise kernel; each half asks for its <c>kernel</c>.
/// </summary>
/// <param name="NameOf">The name within the layer, by the name that the kernel asks for; null for all of them by their own names.</param>
public sealed record WeightRoles(IReadOnlyDictionary<string, string>? NameOf)
{
    /// <summary>All of the layer's weights, by the names that the layer gives them.</summary>
    public static WeightRoles AsNamed { get; } = new((IReadOnlyDictionary<string, string>?)null);

    /// <summary>Some of the layer's weights; those that the layer does not have are left out.</summary>
    public static WeightRoles Of(params (string Role, string Name)[] weights) =>
        new(weights.ToDictionary(weight => weight.Role, weight => weight.Name, StringComparer.Ordinal));

    internal IReadOnlyDictionary<string, WeightSlot> Among(IReadOnlyDictionary<string, WeightSlot> weights) => NameOf is null
        ? weights
        : NameOf.Where(role => weights.ContainsKey(role.Value)).ToDictionary(role => role.Key, role => weights[role.Value], StringComparer.Ordinal);
}
