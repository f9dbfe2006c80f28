using System.Collections.Concurrent;
using System.Diagnostics;

namespace NetworkTests.PyTorch;

/// <summary>The Python that the environment variable NETDSL_PYTHON names.</summary>
internal static class Python
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly ConcurrentDictionary<string, bool> Found = new(StringComparer.Ordinal);

    private static string Program => Environment.GetEnvironmentVariable("NETDSL_PYTHON") ?? "";

    /// <summary>Why tests that need these modules cannot run; null where they can.</summary>
    public static string? Missing(params string[] modules)
    {
        if (Program.Length == 0)
        {
            return "Runs where NETDSL_PYTHON names a Python with PyTorch, such as '/usr/bin/python3'.";
        }

        var missing = modules.FirstOrDefault(module => !Found.GetOrAdd(module, name => Run(Path.GetTempPath(), "-c", $"import {name}").ExitCode == 0));
        return missing is null ? null : $"'{Program}', which NETDSL_PYTHON names, does not import '{missing}'.";
    }

    /// <summary>Runs Python in a folder and gives all that it said.</summary>
    public static (int ExitCode, string Said) Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (!process.WaitForExit(Longest))
            {
                process.Kill(entireProcessTree: true);
                throw new TimeoutException($"Python ran for more than {Longest}: {string.Join(' ', arguments)}");
            }

            return (process.ExitCode, output.Result + error.Result);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            return (-1, fault.Message);
        }
    }

    /// <summary>Runs Python, which must succeed.</summary>
    public static string Succeed(string folder, params string[] arguments)
    {
        var (code, said) = Run(folder, arguments);
        Assert.True(code == 0, $"{Program} {string.Join(' ', arguments)} ended with {code}:\n{said}");
        return said;
    }
}
