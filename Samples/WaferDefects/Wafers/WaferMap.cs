namespace WaferDefects.Wafers;

/// <summary>
/// A wafer defect map: 64 x 64 dies, of which those on the round wafer were inspected. What a network reads is one channel of
/// 0 (no die, or a die that was not inspected), 0.5 (a good die) and 1 (a die with a defect).
/// </summary>
internal sealed class WaferMap
{
    /// <summary>Dies along an edge of the map.</summary>
    public const int Size = 64;

    /// <summary>Values of one map, height x width x 1 channel.</summary>
    public const int Length = Size * Size;

    /// <summary>What the state of a die is multiplied by to give what a network reads.</summary>
    public const float Scale = 0.5f;

    public const byte NoDie = 0;
    public const byte GoodDie = 1;
    public const byte FaultyDie = 2;

    private static readonly byte[] Blank = DrawBlank();

    private readonly byte[] dies = (byte[])Blank.Clone();

    /// <summary>The state of each die, row by row.</summary>
    public ReadOnlySpan<byte> Dies => dies;

    /// <summary>Marks the die at a place as faulty; a place beside the wafer is none of its dies.</summary>
    public void Mark(Point place)
    {
        if (Index(place) is var index and >= 0 && dies[index] == GoodDie)
        {
            dies[index] = FaultyDie;
        }
    }

    /// <summary>Withdraws every die whose centre satisfies a condition: it was never inspected.</summary>
    public void Withdraw(Func<Point, bool> isMissing)
    {
        for (var index = 0; index < Length; index++)
        {
            if (isMissing(Centre(index)))
            {
                dies[index] = NoDie;
            }
        }
    }

    private static int Index(Point place)
    {
        var column = (int)Math.Floor((place.X + 1) * (Size / 2));
        var row = (int)Math.Floor((place.Y + 1) * (Size / 2));
        return (uint)column < Size && (uint)row < Size ? (row * Size) + column : -1;
    }

    private static Point Centre(int index) =>
        new((((index % Size) + 0.5) / (Size / 2)) - 1, (((index / Size) + 0.5) / (Size / 2)) - 1);

    private static byte[] DrawBlank()
    {
        var blank = new byte[Length];
        for (var index = 0; index < Length; index++)
        {
            blank[index] = Centre(index).Square <= 1 ? GoodDie : NoDie;
        }

        return blank;
    }
}
