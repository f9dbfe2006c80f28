using System.Diagnostics;

namespace NetDsl.Diagnostics;

/// <summary>
/// Counts how long each call of a network takes: code that <c>netdsl profile</c> compiles has one, the code of a build has none. A call's
/// time reaches from the end of the call before it to its own end, so that nothing between them is lost.
/// </summary>
/// <param name="calls">The number of calls.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is negative.</exception>
public sealed class CallClock(int calls)
{
    private readonly long[] ticks = calls >= 0 ? new long[calls] : throw new ArgumentOutOfRangeException(nameof(calls), calls, "A number of calls is at least 0.");
    private long last;

    /// <summary>The time of each call since the last <see cref="Reset"/>, in ticks of <see cref="Stopwatch.Frequency"/>.</summary>
    public ReadOnlySpan<long> Ticks => ticks;

    /// <summary>The calls begin.</summary>
    public void Start() => last = Stopwatch.GetTimestamp();

    /// <summary>A call has ended.</summary>
    /// <param name="call">Its number, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such call.</exception>
    public void Stamp(int call)
    {
        var now = Stopwatch.GetTimestamp();
        ticks[call] += now - last;
        last = now;
    }

    /// <summary>Sets all times to zero.</summary>
    public void Reset() => ticks.AsSpan().Clear();
}
