namespace NetworkTests.Torch;

/// <summary>Numbers that several tensors can be views of, and how often they were overwritten.</summary>
internal sealed class TorchMemory(double[] values)
{
    public double[] Values { get; } = values;

    public int Version { get; set; }
}

/// <summary>A handle on numbers in memory, as PyTorch's tensors are: a view has the memory of what it is a view of.</summary>
internal sealed class TorchTensor
{
    private readonly TorchMemory memory;
    private readonly int offset;
    private readonly int[] strides;
    private bool isDisposed;

    private TorchTensor(TorchMemory memory, int offset, int[] shape, int[] strides) =>
        (this.memory, this.offset, Shape, this.strides) = (memory, offset, shape, strides);

    public TorchTensor(double[] values, params int[] shape)
        : this(new TorchMemory(values), 0, shape, Contiguous(shape)) =>
        Assert.Equal(values.Length, Count);

    public int[] Shape { get; }

    public int Count => Shape.Aggregate(1, (product, extent) => product * extent);

    public TorchMemory Memory => isDisposed ? throw new ObjectDisposedException("a value that is read after its last reader") : memory;

    private bool IsContiguous => strides.Zip(Contiguous(Shape)).Zip(Shape).All(axis => axis.Second == 1 || axis.First.First == axis.First.Second);

    /// <summary>The numbers in the order of the axes; not to be written to.</summary>
    public double[] Read() => IsContiguous && Count == Memory.Values.Length ? Memory.Values : Array.ConvertAll(Places(), place => Memory.Values[place]);

    /// <summary>A tensor of its own with a function of each number.</summary>
    public TorchTensor Map(Func<double, double> function) => new(Array.ConvertAll(Read(), new Converter<double, double>(function)), Shape);

    /// <summary>The same numbers, overwritten by a function of each.</summary>
    public TorchTensor Overwrite(Func<double, double> function)
    {
        foreach (var place in Places())
        {
            Memory.Values[place] = function(Memory.Values[place]);
        }

        memory.Version++;
        return Alias();
    }

    /// <summary>Another handle on the same numbers.</summary>
    public TorchTensor Alias() => new(Memory, offset, Shape, strides);

    public void Dispose() => isDisposed = true;

    public TorchTensor Permute(params int[] axes) =>
        new(Memory, offset, [.. axes.Select(axis => Shape[axis])], [.. axes.Select(axis => strides[axis])]);

    /// <summary>A view in which the numbers of axes with one position are those of all.</summary>
    public TorchTensor Expand(int[] shape) => new(Memory, offset, shape, [.. strides.Select((stride, axis) => Shape[axis] == 1 ? 0 : stride)]);

    /// <summary>A view where the numbers stand in order, else a copy.</summary>
    public TorchTensor Reshape(params int[] shape)
    {
        var known = shape.Where(extent => extent >= 0).Aggregate(1, (product, extent) => product * extent);
        int[] full = [.. shape.Select(extent => extent >= 0 ? extent : Count / known)];
        return IsContiguous ? new(Memory, offset, full, Contiguous(full)) : new(Read().ToArray(), full);
    }

    /// <summary>A view of some positions of each axis.</summary>
    public TorchTensor Slice(IReadOnlyList<Range> ranges)
    {
        var parts = ranges.Select((range, axis) => range.GetOffsetAndLength(Shape[axis])).ToArray();
        var start = parts.Select((part, axis) => part.Offset * strides[axis]).Sum();
        return new(Memory, offset + start, [.. parts.Select(part => part.Length), .. Shape[parts.Length..]], strides);
    }

    private static int[] Contiguous(int[] shape)
    {
        var strides = new int[shape.Length];
        for (int axis = shape.Length - 1, step = 1; axis >= 0; step *= shape[axis], axis--)
        {
            strides[axis] = step;
        }

        return strides;
    }

    private int[] Places()
    {
        var (places, index, place) = (new int[Count], new int[Shape.Length], offset);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = place;
            for (var axis = index.Length - 1; axis >= 0; axis--)
            {
                place += strides[axis];
                if (++index[axis] < Shape[axis])
                {
                    break;
                }

                place -= strides[axis] * Shape[axis];
                index[axis] = 0;
            }
        }

        return places;
    }
}
