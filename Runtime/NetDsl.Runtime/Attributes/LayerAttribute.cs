namespace NetDsl;

/// <summary>One layer of a network that is declared by attributes.</summary>
public abstract class LayerAttribute : StatementAttribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>The layer's name: the stem of its weights' names, and what <see cref="From"/> and <c>[Add]</c> refer to.</summary>
    public string? Name { get; set; }

    /// <summary>The name of the layer whose output this one reads; the layer above when left out.</summary>
    public string? From { get; set; }
}
