using ILGPU.Emulation;

namespace ILGPU.Runtime;

/// <summary>Copies between the host and views, and between views.</summary>
public static class ArrayViewExtensions
{
    /// <summary>The accelerator that a view's memory belongs to.</summary>
    public static Accelerator GetAccelerator<TView>(this TView view)
        where TView : IArrayView =>
        view.Buffer?.Accelerator ?? throw new InvalidOperationException("the view has no buffer, and so no accelerator");

    /// <summary>Sets all bytes to zero.</summary>
    public static void MemSetToZero<TView>(this TView view)
        where TView : IContiguousArrayView =>
        view.MemSetToZero(view.GetAccelerator().DefaultStream);

    /// <summary>Sets all bytes to zero when the stream comes to it.</summary>
    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView =>
        Transfer.Zero(stream, view.AsRawArrayView());

    /// <summary>Sets all bytes to zero when the stream comes to it.</summary>
    public static void MemSetToZero<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream)
        where T : unmanaged =>
        view.BaseView.MemSetToZero(stream);

    /// <summary>Copies all elements to a view of at least as many when the stream comes to it.</summary>
    public static void CopyTo<TView>(this TView source, AcceleratorStream stream, in TView target)
        where TView : IContiguousArrayView =>
        Transfer.OnDevice(stream, source.AsRawArrayView(), target.AsRawArrayView());

    /// <summary>Copies all elements to a view of at least as many on the default stream.</summary>
    public static void CopyTo<TView>(this TView source, in TView target)
        where TView : IContiguousArrayView =>
        source.CopyTo(source.GetAccelerator().DefaultStream, target);

    /// <summary>Copies elements to the host and waits for the stream.</summary>
    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Transfer.ToHost(stream, source.AsRawArrayView(), span);

    /// <summary>Copies elements to the host and waits for the default stream.</summary>
    public static void CopyToCPU<T, TView>(this TView source, in Span<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        source.CopyToCPU(source.GetAccelerator().DefaultStream, span);

    /// <summary>Copies elements from the host and waits for the stream.</summary>
    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Transfer.ToDevice(stream, span, target.AsRawArrayView());

    /// <summary>Copies elements from the host and waits for the default stream.</summary>
    public static void CopyFromCPU<T, TView>(this TView target, in ReadOnlySpan<T> span)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        target.CopyFromCPU(target.GetAccelerator().DefaultStream, span);

    /// <summary>Copies elements to the host and waits for the stream.</summary>
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> source, AcceleratorStream stream, in Span<T> span)
        where T : unmanaged =>
        source.BaseView.CopyToCPU(stream, span);

    /// <summary>Copies elements from the host and waits for the stream.</summary>
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> target, AcceleratorStream stream, in ReadOnlySpan<T> span)
        where T : unmanaged =>
        target.BaseView.CopyFromCPU(stream, span);

    /// <summary>Copies an array to the host when the stream comes to it; the array must be left alone until then.</summary>
    public static void CopyToPageLockedAsync<T, TView>(this TView source, AcceleratorStream stream, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Transfer.ToPageLocked(stream, source.AsRawArrayView(), pageLockedArray);

    /// <summary>Copies an array from the host when the stream comes to it; the array must be left alone until then.</summary>
    public static void CopyFromPageLockedAsync<T, TView>(this TView target, AcceleratorStream stream, PageLockedArray<T> pageLockedArray)
        where TView : IContiguousArrayView<T>
        where T : unmanaged =>
        Transfer.FromPageLocked(stream, pageLockedArray, target.AsRawArrayView());

    /// <summary>The same memory with elements of another type.</summary>
    public static ArrayView1D<TOther, Stride1D.Dense> Cast<T, TOther>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged
        where TOther : unmanaged =>
        view.BaseView.Cast<TOther>();

    /// <summary>The view with its one dimension named.</summary>
    public static ArrayView1D<T, Stride1D.Dense> AsDense<T>(this ArrayView<T> view)
        where T : unmanaged =>
        view;
}
