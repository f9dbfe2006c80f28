using ILGPU;

namespace NetDsl.Ilgpu;

/// <summary>
/// A piece of device memory that holds floats. In a plan, where nothing is allocated yet, it has a length and no memory.
/// </summary>
/// <param name="block">The allocation that it lies in; null in a plan.</param>
/// <param name="offset">Its first float in the allocation.</param>
/// <param name="length">Its floats.</param>
public readonly struct DeviceSpan(DeviceBlock? block, long offset, long length)
{
    /// <summary>Its floats.</summary>
    public long Length { get; } = length;

    /// <summary>Whether there is nothing, such as the bias of a layer without one.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>Its first float in the allocation.</summary>
    internal long Offset { get; } = offset;

    /// <summary>The allocation that it lies in; null in a plan.</summary>
    internal DeviceBlock? Block { get; } = block;

    /// <summary>What a kernel takes. Kernels count within a value with 32 bits; an arena may be longer, a value may not.</summary>
    /// <exception cref="DeviceValueException">It is too long.</exception>
    internal ArrayView<float> View
    {
        get
        {
            if (Length > int.MaxValue)
            {
                throw new DeviceValueException(Length);
            }

            return Block is null || Length == 0 ? ArrayView<float>.Empty : Block.View.SubView(Offset, Length);
        }
    }

    /// <summary>A part of it.</summary>
    /// <param name="start">The part's first float.</param>
    /// <param name="length">The part's floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part reaches beyond the end.</exception>
    public DeviceSpan Slice(long start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return new DeviceSpan(Block, Offset + start, length);
    }

    /// <summary>The same memory as whole numbers, such as the routes of max pooling.</summary>
    public DeviceIndices AsIndices() => new(this);
}

/// <summary>A piece of device memory that holds whole numbers, such as the routes of max pooling.</summary>
/// <param name="floats">The same memory as floats.</param>
public readonly struct DeviceIndices(DeviceSpan floats)
{
    private readonly DeviceSpan floats = floats;

    /// <summary>Its numbers.</summary>
    public long Length => floats.Length;

    /// <summary>The same memory as floats.</summary>
    internal DeviceSpan Floats => floats;

    /// <summary>What a kernel takes.</summary>
    internal ArrayView<int> View => floats.View.Cast<int>();
}
