using NetDsl.Compiler.Graph;

namespace NetworkTests.Interpreter;

/// <summary>A value for a whole batch in double precision: batch × height × width × channels.</summary>
internal sealed class Tensor(int batch, TensorShape shape, double[] data)
{
    public Tensor(int batch, TensorShape shape)
        : this(batch, shape, new double[batch * shape.Elements])
    {
    }

    public int Batch { get; } = batch;

    public TensorShape Shape { get; } = shape;

    public double[] Data { get; } = data;

    public ref double this[int sample, int row, int column, int channel] =>
        ref Data[IndexOf(sample, row, column) + channel];

    /// <summary>The place of a pixel's first channel.</summary>
    public int IndexOf(int sample, int row, int column) =>
        checked((((((sample * Shape.Height) + row) * Shape.Width) + column) * Shape.Channels));

    /// <summary>All pixels of all samples, in their order.</summary>
    public IEnumerable<(int Sample, int Row, int Column)> Pixels()
    {
        for (var sample = 0; sample < Batch; sample++)
        {
            for (var row = 0; row < Shape.Height; row++)
            {
                for (var column = 0; column < Shape.Width; column++)
                {
                    yield return (sample, row, column);
                }
            }
        }
    }

    public Tensor Map(Func<double, double> function) => new(Batch, Shape, [.. Data.Select(function)]);

    public Tensor As(TensorShape other) => new(Batch, other, [.. Data]);
}
