using System.Numerics;

namespace NetDsl.Ilgpu;

/// <summary>How the outputs of a batch are shared between threads: some lanes work on a row, which is a sample, or a piece of the batch.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Length">Outputs of a row; of the last piece perhaps fewer.</param>
/// <param name="Total">All outputs.</param>
/// <param name="Lanes">Threads of a row, a power of two.</param>
/// <param name="Labelled">1 where the targets are labels, 0 where they are values.</param>
/// <param name="Told">1 where it is counted whose class was told.</param>
internal readonly record struct LossShape(int Rows, int Length, int Total, int Lanes, int Labelled, int Told)
{
    /// <summary>Outputs that one thread may work on where that saves the second launch.</summary>
    private const int MostSerial = 16;

    /// <summary>Outputs that a thread works on where there are many.</summary>
    private const int Serial = 8;

    /// <summary>Outputs of a row where outputs need not be kept together: a group works on one.</summary>
    private const int Piece = LaunchSize.MostThreads * Serial;

    /// <summary>Threads of a group, a power of two.</summary>
    public int Threads => PowerOfTwo((int)Math.Min(LaunchSize.MostThreads, (long)Rows * Lanes));

    /// <summary>The launch: whole rows to a group.</summary>
    public LaunchSize Size => LaunchSize.ForItems((long)Rows * Lanes, Threads);

    /// <summary>Rows that belong to samples.</summary>
    public static LossShape OfSamples(int samples, int outputs, bool labelled, bool told)
    {
        // One group, if that serves: then no second launch adds up what groups left.
        var lanes = samples > LaunchSize.MostThreads ? 0 : 1 << BitOperations.Log2((uint)(LaunchSize.MostThreads / samples));
        lanes = outputs <= lanes * MostSerial ? Math.Min(lanes, PowerOfTwo(outputs)) : LanesOf(outputs);
        return new LossShape(samples, outputs, checked(samples * outputs), lanes, labelled ? 1 : 0, told ? 1 : 0);
    }

    /// <summary>Rows of a fixed length, for losses that look at each output by itself and have a value for each.</summary>
    public static LossShape OfPieces(int total)
    {
        var length = Math.Min(total, Piece);
        return new LossShape((total + length - 1) / length, length, total, LanesOf(length), 0, 0);
    }

    private static int LanesOf(int length) => Math.Min(LaunchSize.MostThreads, PowerOfTwo((length + Serial - 1) / Serial));

    /// <summary>The least power of two that is not below a number.</summary>
    private static int PowerOfTwo(int least) => (int)BitOperations.RoundUpToPowerOf2((uint)least);
}
