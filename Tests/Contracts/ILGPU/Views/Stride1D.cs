namespace ILGPU;

/// <summary>How far neighbours of an index are apart.</summary>
public interface IStride<TIndex>
    where TIndex : struct, IGenericIndex<TIndex>;

/// <summary>How far neighbours of an index are apart.</summary>
public interface IStride<TIndex, TLongIndex> : IStride<TIndex>
    where TIndex : struct, IIntIndex<TIndex, TLongIndex>
    where TLongIndex : struct, ILongIndex<TLongIndex, TIndex>;

/// <summary>How far neighbours are apart in one dimension.</summary>
public interface IStride1D : IStride<Index1D, LongIndex1D>
{
    /// <summary>The distance in elements.</summary>
    int XStride { get; }
}

/// <summary>The distances of neighbours in one dimension.</summary>
public static class Stride1D
{
    /// <summary>Neighbours lie side by side.</summary>
    public readonly struct Dense : IStride1D
    {
        /// <summary>One element.</summary>
        public int XStride => 1;
    }
}
