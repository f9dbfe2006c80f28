using System.Text.RegularExpressions;

namespace NetDsl.Ilgpu.Tests.Package;

/// <summary>A kernel's code for CUDA, and what in it makes results wrong or slow.</summary>
/// <param name="Kernel">The kernel's name.</param>
/// <param name="Text">The code.</param>
internal sealed partial record PtxCode(string Kernel, string Text)
{
    /// <summary>What no kernel may contain.</summary>
    public IEnumerable<string> Faults()
    {
        if (Local().IsMatch(Text))
        {
            yield return "has an array or a struct in local memory, which lies in device memory";
        }

        if (Call().IsMatch(Text))
        {
            yield return "calls a function that was not inlined";
        }

        if (Generic().IsMatch(Text))
        {
            yield return "has an access that does not say whether it goes to shared or to device memory";
        }

        // The whole number 1 whose bits became a float: what comes out of a condition whose choices are whole numbers.
        if (Text.Contains("0f00000001", StringComparison.Ordinal))
        {
            yield return "takes the bits of the whole number 1 for a float";
        }

        if (Text.Contains(".f64", StringComparison.Ordinal))
        {
            yield return "computes in double precision";
        }

        // Wrong by up to 5e-4 of itself.
        if (Text.Contains("tanh.approx", StringComparison.Ordinal))
        {
            yield return "uses the hardware's rough hyperbolic tangent";
        }
    }

    /// <summary>One line of a table: instructions, divisions, 16-byte accesses, and bytes of shared memory.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Instruction().Count(Text),6} {Division().Count(Text),4} {Wide().Count(Text),4} {Shared().Matches(Text).Sum(match => int.Parse(match.Groups[1].ValueSpan, null)),6}  {Kernel}");

    [GeneratedRegex(@"\.local\b|\b(ld|st)\.local\b")]
    private static partial Regex Local();

    [GeneratedRegex(@"^\s*(@!?%\w+\s+)?call\b", RegexOptions.Multiline)]
    private static partial Regex Call();

    [GeneratedRegex(@"\b(ld|st)\.(v[24]\.)?[fbus]\d+\b")]
    private static partial Regex Generic();

    [GeneratedRegex(@";\s*$", RegexOptions.Multiline)]
    private static partial Regex Instruction();

    [GeneratedRegex(@"\b(div|rem)\.[us]\d+\b")]
    private static partial Regex Division();

    [GeneratedRegex(@"\b(ld|st)\.(global|shared)\.v4\.")]
    private static partial Regex Wide();

    [GeneratedRegex(@"\.shared \.align \d+ \.b8 \w+\[(\d+)\]")]
    private static partial Regex Shared();
}
