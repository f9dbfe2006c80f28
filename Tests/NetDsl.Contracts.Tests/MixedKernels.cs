using ILGPU;

namespace NetDsl.Contracts.Tests;

/// <summary>Kernels with much of what C# compiles to, for groups of 32 threads.</summary>
internal static class MixedKernels
{
    private static readonly long Prime = 1_000_003;

    public interface IShape
    {
        static abstract int Width { get; }

        static abstract T Choose<T>(T first, T second, bool takeFirst)
            where T : struct;
    }

    public static void Integers(ArrayView<float> input, ArrayView<float> output)
    {
        int thread = Group.IdxX;
        int at = Grid.IdxX * Group.DimX + thread;
        var counts = SharedMemory.Allocate<int>(32);
        uint hash = (uint)at * 2654435761u;
        long wide = (at - 40L) * Prime;
        ulong big = (ulong)wide ^ 0xDEADBEEFCAFEUL;
        double exact = input[at] / 3.0;
        counts[thread] = (thread % 5) switch
        {
            0 => (int)(hash >> 7) & 255,
            1 => (int)(wide % 97),
            2 when thread > 10 => -thread,
            3 => unchecked((int)(big >> 40)) | 1,
            _ => (sbyte)(hash & 0xFF),
        };
        Group.Barrier();
        int sum = 0;
        int i = 0;
        do
        {
            if (i == thread || (i & 1) == 0 && counts[i] > 0)
                continue;
            sum += counts[i] << (i & 3);
        }
        while (++i < 32);
        Group.Barrier();
        output[at] = sum + (float)exact + (exact > 0 ? 0.5f : -0.25f) + (byte)hash;
    }

    public static void Tiles(ArrayView<float> input, ArrayView<float> output)
    {
        int thread = Group.IdxX;
        int at = Grid.IdxX * 32 + thread;
        var shared = SharedMemory.Allocate<Pair>(32);
        var wide = input.SubView(Grid.IdxX * 32, 32).Cast<Pair>();
        Tile tile = default;
        for (int step = 0; step < 3; step++)
        {
            shared[thread] = new Pair(wide[thread / 2].A + step, input[at]);
            Group.Barrier();
            var other = shared[31 - thread];
            tile.Add(other, 0.5f);
            Tile.Scale(ref tile, in other);
            (tile.Low, tile.High) = (tile.High, tile.Low);
            Group.Barrier();
        }
        output[at] = tile.Low.A + tile.Low.B * 2 + tile.High.A - tile.High.B;
    }

    public static void Nested<TShape, TOperation>(ArrayView<float> input, ArrayView<float> output)
        where TShape : struct, IShape
        where TOperation : struct, IOperation
    {
        int thread = Group.IdxX;
        var shared = SharedMemory.Allocate<float>(32);
        float best = float.NegativeInfinity;
        for (int k = 0; k < TShape.Width; k++)
        {
            shared[thread] = TOperation.Of(input[Grid.IdxX * 32 + (thread + k) % 32]);
            Group.Barrier();
            float neighbour = shared[(thread + TShape.Width) % 32];
            best = TShape.Choose(neighbour, best, neighbour > best);
            Group.Barrier();
        }
        output[Grid.IdxX * 32 + thread] = best + default(TShape).GetHashCodeOfWidth();
    }

    public static void Calls(ArrayView<float> input, ArrayView<float> output)
    {
        var shared = SharedMemory.Allocate<float>(32);
        float value = input[Grid.IdxX * 32 + Group.IdxX];
        for (int i = 0; i < 2; i++)
        {
            if (Grid.IdxX % 2 == i)
                value = Shift(shared, value, i + 1);
            else
                Broadcast(shared, value);
            float first = shared[i];
            Group.Barrier();
            value += first;
        }
        output[Grid.IdxX * 32 + Group.IdxX] = value;
    }

    private static int GetHashCodeOfWidth<TShape>(this TShape shape)
        where TShape : struct, IShape => TShape.Width * 17;

    private static float Shift(ArrayView<float> shared, float value, int by)
    {
        while (by-- > 0)
        {
            Broadcast(shared, value);
            value = shared[(Group.IdxX + 1) % 32];
            Group.Barrier();
        }
        return value;
    }

    private static void Broadcast(ArrayView<float> shared, float value)
    {
        shared[Group.IdxX] = value;
        Group.Barrier();
    }

    public readonly struct Wide : IShape
    {
        public static int Width => 5;

        public static T Choose<T>(T first, T second, bool takeFirst)
            where T : struct => takeFirst ? first : second;
    }

    public readonly struct Four : IShape
    {
        public static int Width => 4;

        public static T Choose<T>(T first, T second, bool takeFirst)
            where T : struct => takeFirst ? first : second;
    }

    private readonly struct Pair(float a, float b)
    {
        public readonly float A = a;
        public readonly float B = b;
    }

    private struct Tile
    {
        public Pair Low;
        public Pair High;

        public static void Scale(ref Tile tile, in Pair by) => tile.High = new Pair(tile.High.A * by.B, tile.High.B - by.A);

        public void Add(Pair pair, float factor) => Low = new Pair(Low.A + pair.A * factor, Low.B + pair.B);
    }
}
