using System.Runtime.CompilerServices;
using NetDsl.Threading;

namespace NetDsl;

/// <summary>
/// The weights of a new network. Each parameter draws from a stream of its own name, and each value from a fixed place of that stream, so
/// that the order in which they are filled, and by which thread, changes no number.
/// </summary>
internal static unsafe class InitialWeights
{
    /// <summary>Floats of one piece of work, some ten microseconds; whole blocks of a stream.</summary>
    private const int PieceFloats = 1 << 16;

    /// <summary>About what one float takes, drawing and the first touch of its memory.</summary>
    private const double NanosecondsOfFloat = 1;

    /// <summary>Fills all parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="memory">The block that they lie in.</param>
    /// <param name="seed">Determines their values, on every operating system and processor alike.</param>
    public static void Fill(ParameterDescription[] parameters, Span<float> memory, int seed)
    {
        var pieces = new Piece[parameters.Sum(parameter => (parameter.Length + PieceFloats - 1) / PieceFloats)];
        var count = 0;
        fixed (float* values = memory)
        {
            foreach (var parameter in parameters)
            {
                var stream = RandomStream.Named(seed, parameter.Name);
                for (var first = 0; first < parameter.Length; first += PieceFloats)
                {
                    pieces[count++] = new Piece(
                        values + parameter.Offset + first,
                        Math.Min(PieceFloats, parameter.Length - first),
                        parameter.Initializer,
                        stream.From((ulong)first / RandomStream.BlockNumbers));
                }
            }

            fixed (Piece* all = pieces)
            {
                var work = new FillWork(all);
                WorkerPool.Run(ref work, count, NanosecondsOfFloat * memory.Length);
            }
        }
    }

    private readonly struct Piece(float* start, int length, Initializer initializer, RandomStream stream)
    {
        public void Fill() => initializer.Fill(new Span<float>(start, length), stream);
    }

    private readonly struct FillWork(Piece* pieces) : IWork
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Execute(int item) => pieces[item].Fill();
    }
}
