using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>The sum of two or more values. Each of them gets the sum's gradient.</summary>
public sealed record AddKernel : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Add";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override bool FusesActivation => true;

    /// <inheritdoc/>
    public override void Forward(CallSite site)
    {
        for (var i = 1; i < site.InputCount; i++)
        {
            // The activation belongs to the whole sum, so only the last addition applies it.
            var activation = i == site.InputCount - 1 ? site.Activation : ActivationKernel.Identity;
            var left = i == 1 ? site.Input(0) : site.Output;
            site.CallOnSpans("Add.Forward", [activation], left, site.Input(i), site.Output);
        }
    }

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        for (var i = site.InputCount - 1; i >= 0; i--)
        {
            if (site.NeedsInputGradient(i))
            {
                site.PassGradient(i);
            }
        }
    }
}

/// <summary>Channels of several values, one behind the other.</summary>
/// <param name="Output">One sample of the output.</param>
public sealed record ConcatKernel(TensorShape Output) : Kernel
{
    /// <inheritdoc/>
    public override string RuntimeClass => "Concat";

    /// <inheritdoc/>
    public override IKernelCalls OnDevice => this;

    /// <inheritdoc/>
    public override void Forward(CallSite site)
    {
        for (var i = 0; i < site.InputCount; i++)
        {
            site.CallOnBatch("Concat.Write", [SliceName(site, i)], site.Input(i), site.Output);
        }
    }

    /// <inheritdoc/>
    public override void Backward(CallSite site)
    {
        for (var i = 0; i < site.InputCount; i++)
        {
            if (site.NeedsInputGradient(i))
            {
                site.CallOnBatch("Concat.Read", [SliceName(site, i)], site.OutputGradient, site.InputGradient(i));
            }
        }
    }

    /// <summary>One struct for each input: its place among the channels.</summary>
    public override IEnumerable<(string Name, SpecStruct Spec)> Specs(string name, IReadOnlyList<TensorShape> inputs)
    {
        var offset = 0;
        for (var i = 0; i < inputs.Count; i++)
        {
            var slice = new SpecStruct(
                "IChannelSlice",
                [
                    .. SpecStruct.Of(inputs[i]),
                    SpecStruct.Integer("TotalChannels", Output.Channels),
                    SpecStruct.Integer("Offset", offset),
                ]);
            yield return (SliceName(name, i), slice);
            offset += inputs[i].Channels;
        }
    }

    /// <summary>The names of the structs of all slices, which no layer can have.</summary>
    public static IEnumerable<string> SliceNames(NetworkGraph graph) =>
        from node in graph.Nodes
        where node.Inputs.Count > 1
        from index in Enumerable.Range(0, node.Inputs.Count)
        select SliceName(IdentifierScope.ToIdentifier(node.Name), index);

    private static string SliceName(string spec, int index) => FormattableString.Invariant($"{spec}Slice{index}");

    private static string SliceName(CallSite site, int index) => site.SharedSpec(SliceName(site.OwnName, index));
}
