using System.Reflection;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Kernels;

namespace NetworkTests.Comparison;

/// <summary>
/// What the dropout and drop path layers of a training step multiply with, drawn by the runtime's own kernel with the constants of the generated code:
/// what it draws is tested elsewhere, here it matters that forward and backward use it, each at its own place.
/// </summary>
internal sealed class Masks(Type network, ulong seed, ulong step, int batch)
{
    private static readonly MethodInfo Open = typeof(Masks).GetMethod(nameof(Draw), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly Dictionary<GraphNode, float[]> drawn = [];

    public double Keep(GraphNode node, int index)
    {
        if (RateOf(node) == 0)
        {
            return 1;
        }

        if (!drawn.TryGetValue(node, out var mask))
        {
            drawn[node] = mask = Draw(node);
        }

        return mask[index];
    }

    private float[] Draw(GraphNode node)
    {
        var constants = network.GetNestedTypes(BindingFlags.NonPublic)
            .Single(type => typeof(IDropout).IsAssignableFrom(type) && Constant(type, nameof(IDropout.Stream)) is int stream && stream == node.Index);
        Assert.Equal((float)RateOf(node), Constant(constants, nameof(IDropout.Rate)));
        Assert.Equal(node.Output.Elements, Convert.ToInt64(Constant(constants, nameof(IDropout.Elements)), null));
        return (float[])Open.MakeGenericMethod(constants).Invoke(null, [batch, new DropoutKey(seed, step), node.Layer.Definition is NetDsl.Compiler.Layers.DropPath])!;
    }

    private static double RateOf(GraphNode node) => ((DropSpec)node.Layer.Spec).Rate;

    private static object? Constant(Type constants, string name) => constants.GetProperty(name)!.GetValue(null);

    private static float[] Draw<TDropout>(int batch, DropoutKey key, bool wholeSamples)
        where TDropout : struct, IDropout
    {
        var ones = new float[batch * TDropout.Elements];
        Array.Fill(ones, 1f);
        var mask = new float[ones.Length];
        if (wholeSamples)
        {
            NetDsl.Kernels.DropPath.Forward<TDropout>(batch, key, ones, mask);
        }
        else
        {
            NetDsl.Kernels.Dropout.Forward<TDropout>(batch, key, ones, mask);
        }

        return mask;
    }
}
