using System.Globalization;
using System.Text.Json.Nodes;
using NetDsl.Benchmarks.Machine;
using NetDsl.Profiling;

namespace NetDsl.Benchmarks.Peers;

/// <summary>Both sides' medians of one case.</summary>
/// <param name="Case">What they did.</param>
/// <param name="Threads">Threads of each side.</param>
/// <param name="Ours">Milliseconds of NetDsl.</param>
/// <param name="Theirs">Milliseconds of PyTorch's fastest form.</param>
/// <param name="Form">That form.</param>
/// <param name="ManagedBytes">What one run allocates on the managed heap.</param>
/// <param name="Error">The largest difference of an output, as a share of the largest output.</param>
/// <param name="Floor">The least time of this case on this machine.</param>
/// <param name="Peak">What the machine does at most.</param>
/// <param name="Software">PyTorch's version and the library of its matrix products.</param>
internal sealed record CaseResult(
    PeerCase Case, int Threads, double Ours, double Theirs, string Form, long ManagedBytes, double Error, Floor Floor, MachinePeak Peak, PeerSoftware Software)
{
    public static readonly string[] Headings =
        ["network", "case", "batch", "threads", "NetDsl, ms", "PyTorch, ms", "form", "ratio", "GFLOP/s", "floor, ms", "share", "floor of", "managed bytes", "error"];

    /// <summary>How many times as long PyTorch takes.</summary>
    private double Ratio => Theirs / Ours;

    /// <summary>10⁹ operations of the layers as they are defined in a second, a multiply-add being two.</summary>
    private double Gflops => 2e-6 * Floor.Macs / Ours;

    private double Share => Floor.Milliseconds / Ours;

    public string[] Row() =>
    [
        Case.Network.Name, Case.Kind, Text(Case.Batch), Text(Threads), Text(Ours, "0.0000"), Text(Theirs, "0.0000"), Form, Text(Ratio, "0.00"),
        Text(Gflops, "0"), Text(Floor.Milliseconds, "0.0000"), Text(100 * Share, "0") + " %", Floor.Kind, Text(ManagedBytes), Text(Error, "0.0e0"),
    ];

    public JsonObject Json() => new()
    {
        ["network"] = Case.Network.Name,
        ["case"] = Case.Kind,
        ["batch"] = Case.Batch,
        ["threads"] = Threads,
        ["netdsl_ms"] = Math.Round(Ours, 4),
        ["pytorch_ms"] = Math.Round(Theirs, 4),
        ["ratio"] = Math.Round(Ratio, 2),
        ["pytorch_form"] = Form,
        ["pytorch"] = Software.Version,
        ["blas"] = Software.Blas,
        ["gflops"] = Math.Round(Gflops, 1),
        ["floor_ms"] = Math.Round(Floor.Milliseconds, 4),
        ["floor"] = Floor.Kind,
        ["share_of_floor"] = Math.Round(Share, 3),
        ["managed_bytes"] = ManagedBytes,
        ["output_error"] = double.Parse(Text(Error, "0.0e0"), CultureInfo.InvariantCulture),
        ["peak_gflops"] = Math.Round(Peak.MultiplyAddGigaflops),
        ["peak_read_gbs"] = Math.Round(Peak.ReadGigabytes, 1),
        ["peak_copy_gbs"] = Math.Round(Peak.CopyGigabytes, 1),
    };

    private static string Text(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
