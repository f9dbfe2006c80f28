namespace ILGPU;

/// <summary>Anything that indexes elements.</summary>
public interface IIndex
{
    /// <summary>The number of elements that an extent of this size has.</summary>
    long Size { get; }
}

/// <summary>An index that knows its own type.</summary>
public interface IGenericIndex<TIndex> : IIndex
    where TIndex : struct, IIndex;

/// <summary>An index of 32 bits beside its counterpart of 64 bits.</summary>
public interface IIntIndex<TIndex, TLongIndex> : IGenericIndex<TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
{
    /// <summary>The same index with 64 bits.</summary>
    TLongIndex ToLongIndex();
}

/// <summary>An index of 64 bits beside its counterpart of 32 bits.</summary>
public interface ILongIndex<TLongIndex, TIndex> : IGenericIndex<TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
{
    /// <summary>The same index with 32 bits.</summary>
    TIndex ToIntIndex();
}
