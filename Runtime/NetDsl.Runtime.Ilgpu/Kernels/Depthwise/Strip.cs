namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// Four neighbouring columns, or four neighbouring taps, that a thread keeps in registers: what two of them need is loaded once.
/// </summary>
internal struct Strip<TLanes>(TLanes a, TLanes b, TLanes c, TLanes d)
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>How many there are.</summary>
    public const int Length = 4;

    /// <summary>The first.</summary>
    public TLanes A = a;

    /// <summary>The second.</summary>
    public TLanes B = b;

    /// <summary>The third.</summary>
    public TLanes C = c;

    /// <summary>The fourth.</summary>
    public TLanes D = d;

    /// <summary>Adds the products with one factor.</summary>
    public void Add(Strip<TLanes> values, TLanes factor)
    {
        A += values.A * factor;
        B += values.B * factor;
        C += values.C * factor;
        D += values.D * factor;
    }

    /// <summary>Moves on by one: the first falls out.</summary>
    public void Slide(TLanes next)
    {
        A = B;
        B = C;
        C = D;
        D = next;
    }
}
