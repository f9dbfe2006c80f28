using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NetDsl;

/// <summary>The values of a tensor in one piece: its own memory where it is dense, a copy where it is strided.</summary>
internal readonly ref struct DenseTensor : IDisposable
{
    private readonly float[]? rented;

    public DenseTensor(in ReadOnlyTensorSpan<float> tensor)
    {
        var length = checked((int)tensor.FlattenedLength);
        if (IsDense(tensor.Lengths, tensor.Strides))
        {
            Values = MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), length);
            return;
        }

        rented = ArrayPool<float>.Shared.Rent(length);
        tensor.FlattenTo(rented);
        Values = rented.AsSpan(0, length);
    }

    public DenseTensor(in TensorSpan<float> tensor)
    {
        var length = checked((int)tensor.FlattenedLength);
        rented = IsDense(tensor.Lengths, tensor.Strides) ? null : ArrayPool<float>.Shared.Rent(length);
        Writable = rented is null ? MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), length) : rented.AsSpan(0, length);
    }

    /// <summary>The values of a tensor that is read.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>The memory of a tensor that is written.</summary>
    public Span<float> Writable { get; }

    /// <summary>Brings what was written to a strided tensor.</summary>
    public void CopyTo(in TensorSpan<float> tensor)
    {
        if (rented is not null)
        {
            new ReadOnlyTensorSpan<float>(Writable, tensor.Lengths).CopyTo(tensor);
        }
    }

    public void Dispose()
    {
        if (rented is not null)
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// Whether the values lie one after another, the last axis fastest. The tensor's own GetSpan refuses more than one value where
    /// the last axis has the length 1, as the channel of a grey image, since it counts the stride of such an axis as 0.
    /// </summary>
    private static bool IsDense(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        nint expected = 1;
        for (var axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] != 1 && strides[axis] != expected)
            {
                return false;
            }

            expected *= lengths[axis];
        }

        return true;
    }
}
