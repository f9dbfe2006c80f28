namespace NetDsl;

/// <summary>One statement of a network that is declared by attributes. They are read in their order below <c>[Network]</c>.</summary>
public abstract class StatementAttribute : Attribute
{
    private protected StatementAttribute()
    {
    }
}
