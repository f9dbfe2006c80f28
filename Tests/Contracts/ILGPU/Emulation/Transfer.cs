using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace ILGPU.Emulation;

/// <summary>Copies that streams do.</summary>
internal static unsafe class Transfer
{
    public static void Zero(AcceleratorStream stream, ArrayView<byte> view) =>
        Add(stream, () => Bytes(view).Clear());

    public static void OnDevice(AcceleratorStream stream, ArrayView<byte> source, ArrayView<byte> target)
    {
        NeedRoom(source.Length, target.Length);
        stream.Accelerator.Context.Hardware.CountCopy(onDevice: source.Length);
        Add(stream, () => Bytes(source).CopyTo(Bytes(target)));
    }

    public static void ToHost<T>(AcceleratorStream stream, ArrayView<byte> source, Span<T> target)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(target);
        NeedRoom(bytes.Length, source.Length);
        stream.Accelerator.Context.Hardware.CountCopy(toHost: bytes.Length);
        stream.Synchronize();
        Bytes(source)[..bytes.Length].CopyTo(bytes);
    }

    public static void ToDevice<T>(AcceleratorStream stream, ReadOnlySpan<T> source, ArrayView<byte> target)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(source);
        NeedRoom(bytes.Length, target.Length);
        stream.Accelerator.Context.Hardware.CountCopy(toDevice: bytes.Length);
        stream.Synchronize();
        bytes.CopyTo(Bytes(target));
    }

    public static void ToPageLocked<T>(AcceleratorStream stream, ArrayView<byte> source, PageLockedArray<T> target)
        where T : unmanaged
    {
        long bytes = target.Length * sizeof(T);
        NeedRoom(bytes, source.Length);
        stream.Accelerator.Context.Hardware.CountCopy(toHost: bytes);
        Add(stream, () => Bytes(source)[..(int)bytes].CopyTo(MemoryMarshal.AsBytes(target.Span)));
    }

    public static void FromPageLocked<T>(AcceleratorStream stream, PageLockedArray<T> source, ArrayView<byte> target)
        where T : unmanaged
    {
        long bytes = source.Length * sizeof(T);
        NeedRoom(bytes, target.Length);
        stream.Accelerator.Context.Hardware.CountCopy(toDevice: bytes);
        Add(stream, () => MemoryMarshal.AsBytes(source.Span).CopyTo(Bytes(target)));
    }

    private static void Add(AcceleratorStream stream, Action command) => ((EmulatedStream)stream).Add(command);

    private static void NeedRoom(long bytes, long room)
    {
        if (bytes > room)
            throw new ArgumentOutOfRangeException(nameof(bytes), FormattableString.Invariant($"{bytes} bytes do not fit into {room}"));
    }

    private static Span<byte> Bytes(ArrayView<byte> view)
    {
        if (view.Length == 0)
            return default;
        ObjectDisposedException.ThrowIf(view.Memory!.Released, typeof(MemoryBuffer));
        return new Span<byte>(view.Memory.Pointer + view.Offset, checked((int)view.Length));
    }
}
