using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Layers;
using NetDsl.Kernels;

namespace NetworkTests.Comparison;

/// <summary>
/// What the dropout layers of a training step multiply with, drawn by the runtime's own kernel: what it draws is tested elsewhere, here
/// it matters that forward and backward use it, each at its own place.
/// </summary>
internal sealed class Masks(ulong seed, ulong step, int batch)
{
    private readonly Dictionary<GraphNode, float[]> drawn = [];

    public double Keep(GraphNode node, int index)
    {
        if (((DropoutSpec)node.Layer.Spec).Rate == 0)
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
        var ones = new float[batch * node.Output.Elements];
        Array.Fill(ones, 1f);
        var mask = new float[ones.Length];
        var key = new DropoutKey(seed, step);
        switch (((DropoutSpec)node.Layer.Spec).Rate)
        {
            case 0.25:
                Draw<Quarter>(node.Index, key, ones, mask);
                break;
            case 0.5:
                Draw<Half>(node.Index, key, ones, mask);
                break;
            case 0.3:
                Draw<Third>(node.Index, key, ones, mask);
                break;
            default:
                throw new NotSupportedException("Give the dropout layers of these tests a rate of 0.25, 0.3 or 0.5.");
        }

        return mask;
    }

    // A stream is a constant of a type; three digits make all that small networks need.
    private static void Draw<TRate>(int stream, DropoutKey key, float[] ones, float[] mask)
        where TRate : struct, IConstant
    {
        var digits = new[] { typeof(D0), typeof(D1), typeof(D2), typeof(D3), typeof(D4), typeof(D5), typeof(D6), typeof(D7) };
        Assert.InRange(stream, 0, 511);
        var type = typeof(Drawing<,,,>).MakeGenericType(typeof(TRate), digits[stream / 64], digits[stream / 8 % 8], digits[stream % 8]);
        ((IDrawing)Activator.CreateInstance(type)!).Run(key, ones, mask);
    }

    private interface IDrawing
    {
        void Run(DropoutKey key, float[] ones, float[] mask);
    }

    private interface IDigit
    {
        static abstract int Value { get; }
    }

    private readonly struct Layer<TRate, THigh, TMiddle, TLow> : IDropout
        where TRate : struct, IConstant
        where THigh : struct, IDigit
        where TMiddle : struct, IDigit
        where TLow : struct, IDigit
    {
        public static int Elements => 1;

        public static float Rate => TRate.Value;

        public static int Stream => (((THigh.Value * 8) + TMiddle.Value) * 8) + TLow.Value;
    }

    private sealed class Drawing<TRate, THigh, TMiddle, TLow> : IDrawing
        where TRate : struct, IConstant
        where THigh : struct, IDigit
        where TMiddle : struct, IDigit
        where TLow : struct, IDigit
    {
        public void Run(DropoutKey key, float[] ones, float[] mask) =>
            NetDsl.Kernels.Dropout.Forward<Layer<TRate, THigh, TMiddle, TLow>>(ones.Length, key, ones, mask);
    }

    private readonly struct Quarter : IConstant { public static float Value => 0.25f; }

    private readonly struct Third : IConstant { public static float Value => 0.3f; }

    private readonly struct Half : IConstant { public static float Value => 0.5f; }

    private readonly struct D0 : IDigit { public static int Value => 0; }

    private readonly struct D1 : IDigit { public static int Value => 1; }

    private readonly struct D2 : IDigit { public static int Value => 2; }

    private readonly struct D3 : IDigit { public static int Value => 3; }

    private readonly struct D4 : IDigit { public static int Value => 4; }

    private readonly struct D5 : IDigit { public static int Value => 5; }

    private readonly struct D6 : IDigit { public static int Value => 6; }

    private readonly struct D7 : IDigit { public static int Value => 7; }
}
