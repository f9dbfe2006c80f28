namespace NetDsl;

/// <summary>The classes in the order of the outputs: <c>[Labels("zero", "one")]</c> generates the enumeration <c>Label</c>.</summary>
/// <param name="names">The names of the classes.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LabelsAttribute(params string[] names) : StatementAttribute
{
    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Names { get; } = names;
}

/// <summary>The loss that the network is trained with: <c>[Loss(Loss.CrossEntropy)]</c>.</summary>
/// <param name="loss">The loss.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class LossAttribute(Loss loss) : StatementAttribute
{
    /// <summary>The loss.</summary>
    public Loss Loss { get; } = loss;
}
