using System.ComponentModel;
using System.Diagnostics;
using NetDsl.Benchmarks.Commands;

namespace NetDsl.Benchmarks.Peers;

/// <summary>The first Python of this machine that has PyTorch.</summary>
internal static class Python
{
    private const string Variable = "NETDSL_PYTHON";

    private static readonly Lazy<string> Interpreter = new(Find);

    /// <summary>How one of our scripts is started.</summary>
    /// <exception cref="MeasurementException">This machine has no Python with PyTorch.</exception>
    public static ProcessStartInfo Script(string name, params string[] arguments) =>
        new(Interpreter.Value, [Path.Combine(AppContext.BaseDirectory, "Peers", name), .. arguments]) { RedirectStandardOutput = true };

    private static string Find()
    {
        string[] candidates = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? [named] : ["python3", "/usr/bin/python3", "python"];
        return candidates.FirstOrDefault(HasTorch) ?? throw new MeasurementException(
            $"no Python with PyTorch was found, tried were {string.Join(", ", candidates)}; install it (Debian: python3-torch, python3-torchvision and libopenblas0) or name the interpreter in the variable {Variable}");
    }

    private static bool HasTorch(string python)
    {
        try
        {
            var start = new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true };
            using var probe = Process.Start(start)!;
            probe.StandardError.ReadToEnd();
            probe.WaitForExit();
            return probe.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // No interpreter of that name.
        }
    }
}
