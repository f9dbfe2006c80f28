using System.Globalization;

namespace NetDsl.Benchmarks.Machine;

/// <summary>What the processor does at most with a number of threads, measured in the run that it is compared with.</summary>
/// <param name="Threads">Threads at work.</param>
/// <param name="Gflops">10⁹ floating-point operations in a second, a multiply-add being two.</param>
/// <param name="ReadGbs">10⁹ bytes in a second that are read from memory.</param>
/// <param name="CopyGbs">10⁹ bytes in a second that a copy in memory moves, those read and those written.</param>
internal sealed record MachinePeaks(int Threads, double Gflops, double ReadGbs, double CopyGbs)
{
    /// <summary>Bytes in a millisecond by the faster of both ways: nothing moves them faster.</summary>
    public double BytesPerMillisecond => Math.Max(ReadGbs, CopyGbs) * 1e6;

    /// <summary>Multiply-adds in a millisecond.</summary>
    public double MacsPerMillisecond => Gflops / 2 * 1e6;

    public static MachinePeaks Measure(int threads) =>
        new(threads, MultiplyAdds.Measure(threads), Bandwidth.MeasureRead(threads), Bandwidth.MeasureCopy(threads));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Threads} thread{(Threads == 1 ? "" : "s")}: {Gflops:F0} GFLOP/s of multiply-adds ({MultiplyAdds.Bits} bits), memory {ReadGbs:F1} GB/s read, {CopyGbs:F1} GB/s copied (both directions)");
}
