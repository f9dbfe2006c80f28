namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// A sum over all pixels of a batch, such as a weight gradient: where the result has too few tiles to fill a device, the pixels are split
/// into parts, whose results lie in scratch memory until they are added.
/// </summary>
internal readonly struct SplitSum
{
    private readonly int parts;
    private readonly DeviceSpan target;
    private readonly DeviceSpan second;

    /// <summary>Decides how the sum is split.</summary>
    /// <param name="queue">Where it runs; gives the scratch memory.</param>
    /// <param name="plan">What is decided already.</param>
    /// <param name="size">One part's result.</param>
    /// <param name="depth">Steps of the whole sum.</param>
    /// <param name="target">Takes the result: slices × rows × columns.</param>
    /// <param name="second">Takes the sums of the right matrix' columns, or is empty.</param>
    public SplitSum(DeviceQueue queue, GemmPlan plan, GemmSize size, int depth, DeviceSpan target, DeviceSpan second)
    {
        (this.target, this.second) = (target, second);
        (Shape, var length) = plan.Split(size, depth);
        parts = (depth + length - 1) / length;
        Size = size with { Slices = size.Slices * parts };
        if (parts == 1)
        {
            (Target, Sums, Split) = (target, second, new Split(depth, length, 0));
            return;
        }

        var pitch = checked((int)((target.Length + second.Length + 15) / 16 * 16));
        Target = queue.Scratch((long)parts * pitch);
        Sums = second.IsEmpty ? default : Target.Slice(target.Length, Target.Length - target.Length);
        Split = new Split(depth, length, pitch);
    }

    /// <summary>The tile of the parts' results.</summary>
    public TileShape Shape { get; }

    /// <summary>The results of all parts.</summary>
    public GemmSize Size { get; }

    /// <summary>How the depth is split.</summary>
    public Split Split { get; }

    /// <summary>Takes the parts' results.</summary>
    public DeviceSpan Target { get; }

    /// <summary>Takes the parts' sums of columns; empty where they are not wanted.</summary>
    public DeviceSpan Sums { get; }

    /// <summary>Adds the parts, where there is more than one.</summary>
    public void Finish(DeviceQueue queue)
    {
        if (parts > 1)
        {
            PartSums.Run(queue, Target, parts, Split.Pitch, target, second);
        }
    }
}
