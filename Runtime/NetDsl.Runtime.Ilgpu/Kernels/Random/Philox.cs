namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The counter-based generator Philox 4×32 with ten rounds (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011): the four
/// words of a counter become four random numbers, which follow from the counter and the key alone.
/// </summary>
internal readonly struct Philox
{
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;

    public readonly uint Word0;
    public readonly uint Word1;
    public readonly uint Word2;
    public readonly uint Word3;

    private Philox(uint word0, uint word1, uint word2, uint word3)
    {
        Word0 = word0;
        Word1 = word1;
        Word2 = word2;
        Word3 = word3;
    }

    /// <summary>The random numbers of a counter.</summary>
    public static Philox Generate(uint counter, in DropoutDraw draw)
    {
        var state = new Philox(counter, draw.Stream, draw.StepLow, draw.StepHigh);
        var keyLow = draw.KeyLow;
        var keyHigh = draw.KeyHigh;
        for (var round = 0; round < 10; round++)
        {
            var first = (ulong)state.Word0 * FirstMultiplier;
            var second = (ulong)state.Word2 * SecondMultiplier;
            state = new Philox(
                (uint)(second >> 32) ^ state.Word1 ^ keyLow, (uint)second, (uint)(first >> 32) ^ state.Word3 ^ keyHigh, (uint)first);
            keyLow += FirstWeyl;
            keyHigh += SecondWeyl;
        }

        return state;
    }

    /// <summary>One of the four numbers.</summary>
    public uint Word(int index) => index < 2 ? (index == 0 ? Word0 : Word1) : (index == 2 ? Word2 : Word3);
}
